"""What they have promised: day, time, language, town and code of what is to come."""

from datetime import datetime
from typing import Any

from pool.domain.settings_of_work import Modality
from pool.models import Interpreter
from scheduling import wording
from scheduling.links.parts import Part
from scheduling.queries.feeds import coming_of


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return {"coming": [(one, _where(one.request)) for one in coming_of(row, at=at)]}


def _where(request: Any) -> str:
    on_site = request.modality == Modality.ON_SITE
    return str(request.town) if on_site else wording.modality(request.modality)


PART = Part("scheduling/links/own_coming.html", _shown, {})
