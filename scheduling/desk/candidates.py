"""Everybody who speaks the language of one place, as the page shows them: judged, asked, told, filtered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pool.domain.languages import Level
from pool.domain.places import Place
from scheduling.domain.need import Need
from scheduling.domain.overruling import TWO_PLACES
from scheduling.domain.ranking import Assessed
from scheduling.domain.stored import as_json
from scheduling.domain.who import ORDER
from scheduling.models import Offer, Position, Request
from scheduling.queries.by_hand import ByHand, askable_by_hand


@dataclass(frozen=True)
class Line:
    """One person: `row` as it is stored (its sentence is made of it), and the last question about this place.

    `minutes` are on the road, None when nobody has measured them.
    """

    row: Mapping[str, Any]
    hand: ByHand
    minutes: int | None = None
    offer: Offer | None = None

    @property
    def pk(self) -> int:
        """Of the Interpreter."""
        return self.hand.candidate.interpreter_id

    @property
    def town(self) -> str:
        """Where they live; empty when nobody knows."""
        return self.hand.candidate.place.town if self.hand.candidate.place else ""

    @property
    def level(self) -> Level:
        """In the language, or the one they stand in with."""
        return Level(self.hand.candidate.level)

    @property
    def askable(self) -> bool:
        """Whether somebody may be asked at all."""
        return not self.hand.never

    @property
    def sendable(self) -> bool:
        """Whether they may be assigned by hand: nobody is in two places."""
        return not TWO_PLACES & set(self.hand.never)


@dataclass(frozen=True)
class Listing:
    """One place. `hidden` do not pass the filter; `facts` of the Assessment say whose distances these are."""

    place: Position
    fits: list[Line]
    others: list[Line]
    hidden: int
    facts: Mapping[str, Any]

    @property
    def total(self) -> int:
        """Everybody, shown or not."""
        return len(self.fits) + len(self.others) + self.hidden


@dataclass(frozen=True)
class Wanted:
    """What the filter asks for; empty values filter nothing. `words` are of the name or the town."""

    words: str = ""
    fitting: bool = False
    level: str = ""
    modality: str = ""
    km: int | None = None

    def passes(self, line: Line) -> bool:
        """Whether this person is shown. An unknown distance is not within any."""
        who = line.hand.candidate
        named = all(word in f"{who.name} {line.town}".casefold() for word in self.words.casefold().split())
        near = self.km is None or (line.row["km"] is not None and line.row["km"] <= self.km)
        able = not self.level or ORDER[who.level] >= ORDER[self.level]
        does = not self.modality or self.modality in who.modalities
        return named and near and able and does and (line.row["fit"] or not self.fitting)


def listing(
    request: Request, place: Position, assessed: Assessed, wanted: Wanted, *, at: datetime
) -> Listing:
    """Everybody judged, in order; the Rounds of the Request are read already."""
    asked = {
        offer.interpreter_id: offer
        for round in sorted(request.rounds.all(), key=lambda one: one.number)
        for offer in round.offers.all()
        if offer.position_id == place.pk
    }
    hands = askable_by_hand(request, place, assessed, at=at)
    lines = [
        Line(row, hand, _minutes(assessed.need, hand), asked.get(row["interpreter"]))
        for row in as_json(assessed)
        if (hand := hands[row["interpreter"]])
    ]
    shown = [line for line in lines if wanted.passes(line)]
    fits = [line for line in shown if line.row["fit"]]
    others = [line for line in shown if not line.row["fit"]]
    return Listing(place, fits, others, len(lines) - len(shown), assessed.facts)


def _minutes(need: Need, hand: ByHand) -> int | None:
    """As the routing service has measured them."""
    home: Place | None = hand.candidate.place
    way = need.way(home, need.place, hand.candidate.travels_by) if need.on_site else None
    return way.minutes if way and way.routed else None
