"""What a synthetic pool is made of: its numbers, whether they can be had, and the name they give it."""

from dataclasses import dataclass
from enum import StrEnum

from scheduling.demo.trouble import Trouble

PREFIX = "synthetic-"
COUNTY_UP_TO, STATE_UP_TO = 2_000, 100_000
LIMITS = {
    "interpreters": (1, 5_000_000),
    "requests": (0, 1_000_000),
    "authorities": (1, 100_000),
    "days": (1, 365),
    "seed": (0, 999_999_999),
}


def is_synthetic(slug: str) -> bool:
    """Whether a Pool of this short name was made here."""
    return slug.startswith(PREFIX)


class Size(StrEnum):
    """How much of the map it covers."""

    COUNTY = "county"
    STATE = "state"
    NATION = "nation"


@dataclass(frozen=True)
class Recipe:
    """The same numbers on the same day make the same rows, on every database."""

    interpreters: int
    requests: int = 200
    authorities: int = 20
    days: int = 14
    seed: int = 1

    def check(self) -> None:
        """Raise Trouble when a number makes no sense."""
        for name, (least, most) in LIMITS.items():
            if not least <= getattr(self, name) <= most:
                raise Trouble(
                    f"--{name} muss zwischen {least} und {most} liegen"
                    f" / must lie between {least} and {most}, not {getattr(self, name)}."
                )

    @property
    def slug(self) -> str:
        """The short name of its Pool; equal recipes have equal ones, others never."""
        numbers = self.interpreters, self.requests, self.authorities, self.days, self.seed
        return PREFIX + "-".join(map(str, numbers))

    @property
    def domain(self) -> str:
        """Where the mail of its people would go; nothing under .example ever arrives."""
        return f"{self.slug}.example"

    @property
    def size(self) -> Size:
        """A county, a state or the nation."""
        if self.interpreters <= COUNTY_UP_TO:
            return Size.COUNTY
        return Size.STATE if self.interpreters <= STATE_UP_TO else Size.NATION
