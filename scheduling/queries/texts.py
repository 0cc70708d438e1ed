"""In which words a Pool says what it says."""

from pool.domain.refusals import Refused
from pool.models import Pool
from scheduling.domain.house_texts import TEXTS
from scheduling.domain.texts import check
from scheduling.models import SmsText


def own_texts(pool: Pool) -> dict[str, str]:
    """The Pool's own words by the name of the text, as far as they may be sent."""
    rows = SmsText.objects.of(pool).values_list("name", "body")
    return {name: body for name, body in rows if _holds(name, body)}


def text_of(pool: Pool | None, name: str) -> str:
    """The words with their blanks: the Pool's own, otherwise the house's."""
    own = SmsText.objects.of(pool).filter(name=name).values_list("body", flat=True).first() if pool else None
    return own if own and _holds(name, own) else TEXTS[name].body


def _holds(name: str, body: str) -> bool:
    """Whether they still fit: rules of the house may be newer than the Pool's words."""
    try:
        check(TEXTS[name], body)
    except (Refused, KeyError):
        return False
    return True
