"""How a text would look on a phone, and what it would cost."""

from dataclasses import dataclass

from notifications.domain.sms_text import segments
from pool.models import Pool
from scheduling.domain.blanks import BLANKS
from scheduling.domain.texts import Text, Unreadable, dear_signs, fill, most_segments, parse, understood
from scheduling.messages.blank_values import of_pool

TONES = {1: "success", 2: "info"}  # how many segments -> a colour; more is a warning


@dataclass(frozen=True)
class Look:
    """The example as it is sent, `short` without what may vanish; segments of it, and at most; dear signs."""

    sms: str
    short: str
    count: int
    most: int
    dear: tuple[str, ...]

    @property
    def tone(self) -> str:
        """The colour that goes with the price."""
        return TONES.get(self.most, "warning")


@dataclass(frozen=True)
class Told:
    """One text on the page: its name, what it is for, the words that are sent now, whose they are."""

    name: str
    text: Text
    body: str
    own: bool
    look: Look | None


def examples(pool: Pool) -> dict[str, str]:
    """An invented case, told by this Pool."""
    return {name: blank.example for name, blank in BLANKS.items()} | of_pool(pool)


def look(pool: Pool, text: Text, body: str) -> Look | None:
    """What these words become with example values; None when they cannot be read."""
    try:
        understood(text, body)
    except Unreadable:
        return None
    values = examples(pool)
    may_vanish = {name for part in parse(body) if part.optional for name in part.names}
    sms = fill(body, values)
    short = fill(body, {name: value for name, value in values.items() if name not in may_vanish})
    count = segments(sms)
    most = max(count, most_segments(body))
    return Look(sms, short if short != sms else "", count, most, tuple(dear_signs(body)))
