"""What the parts of the own page that change something have in common: a form, its action, what is said."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.counting import DAY, HOUR, once_more
from pool.domain.refusals import Refused
from pool.models import Interpreter
from scheduling.doors import tried
from scheduling.links.forms_own import OwnForm
from scheduling.links.parts import Button
from scheduling.volunteers import actor_of


class TooOften(Refused):
    """Somebody presses and presses."""

    sentence = gettext_noop("Das war jetzt oft genug. Bitte warten Sie eine Stunde, oder rufen Sie uns an.")


def limited(what: str, most: int, act: Callable[..., Any], *, a_day: int = 0) -> Callable[..., Any]:
    """The same action, so many times within the hour for each volunteer; raises TooOften.

    `a_day`: and no more than so many times within a day; what the hour refuses counts, too.
    """

    def inner(row: Interpreter, **told: Any) -> Any:
        hourly = once_more(f"own:{what}:{row.pk}", seconds=HOUR) > most
        daily = bool(a_day) and once_more(f"own:{what}:day:{row.pk}", seconds=DAY) > a_day
        if hourly or daily:
            raise TooOften
        return act(row, **told)

    return inner


def forms_shown(row: Interpreter, *kinds: type[OwnForm]) -> dict[str, Any]:
    """The forms by the name of the button that sends them, as they are now."""
    return {f"form_{kind.do}": kind(row=row) for kind in kinds}


def saves(kind: type[OwnForm], act: Callable[..., Any], after: str) -> Button:
    """A button that sends a form; what is wrong stands in it, at the place where it was sent."""

    def press(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
        form = kind(request.POST, row=row)
        ok = form.is_valid() and tried(form, _done(act), row, by=actor_of(row), at=at, **form.wanted())
        return {"done": _(after), "done_at": kind.do, "fresh": True} if ok else {f"form_{kind.do}": form}

    return press


def _done(act: Callable[..., Any]) -> Callable[..., bool]:
    """An action that returns nothing has done something, too."""

    def inner(*args: Any, **kwargs: Any) -> bool:
        act(*args, **kwargs)
        return True

    return inner
