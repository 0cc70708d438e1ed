"""What all batches of one synthetic pool share: the Pool, its days, towns, languages and authorities."""

from dataclasses import dataclass, field
from typing import NamedTuple

from pool.domain.places import Place
from pool.models import Pool
from scheduling.demo.synthetic.calendars import Days
from scheduling.demo.synthetic.dice import Weighted
from scheduling.demo.synthetic.recipe import Recipe

NORTH, EAST = 0.25, 0.4  # degrees: what lies this near is a day's work away


class Office(NamedTuple):
    """An authority with the person who files its Requests."""

    authority_id: int
    person_id: int
    setting: str


class Someone(NamedTuple):
    """A synthetic interpreter, as later rows need to know them."""

    number: int
    person_id: int
    interpreter_id: int
    home: Place
    languages: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class World:
    """The frame; it does not change while rows are made."""

    recipe: Recipe
    pool: Pool
    days: Days
    towns: Weighted[Place]
    supply: Weighted[str]
    offices: tuple[Office, ...]
    tariff_id: int
    known: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    def around(self, home: Place) -> tuple[Place, ...]:
        """The places near this one, itself among them."""
        if home.plz not in self.known:
            near = (
                one
                for one in self.towns.items
                if abs(one.lat - home.lat) <= NORTH and abs(one.lon - home.lon) <= EAST
            )
            self.known[home.plz] = tuple(near)
        return self.known[home.plz]
