"""What is told beforehand, held against an invented year: "meist innerhalb von ..." must mostly hold."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from scheduling.domain.chances import Chance, Hope, Plan, Rung, chance_of
from scheduling.domain.rounds import policy
from scheduling.management.simulation.county import Filed
from scheduling.management.simulation.service import NIGHT, Rules
from scheduling.management.simulation.year import DAY, Year
from tests.scheduling.simulation.small import NAMES, small


@dataclass
class Told:
    """A chance, and when somebody said yes (None: nobody did)."""

    filed: Filed
    chance: Chance
    yes: datetime | None = None

    @property
    def held(self) -> bool:
        """Whether a yes came by the time that was told."""
        return self.yes is not None and self.chance.by is not None and self.yes <= self.chance.by


class Foretold(Year):
    """A year in which the chance of each Request is told when it is filed."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.told: list[Told] = []

    def _file(self, at: datetime, filed: Filed) -> None:
        self.told.append(Told(filed, chance_of(self._plan(at, filed))))
        super()._file(at, filed)

    def _plan(self, at: datetime, filed: Filed) -> Plan:
        service = self.service
        search = service.begin(filed, self.where.fits[filed.number])
        service.demand[filed.need.language] -= 1  # it is begun twice, and counts once
        ranked = service._ranked(search, list(search.people), at)
        options = {one.interpreter_id: one for one in service._options(search, ranked, at)}
        until = {one: max(since for since, _period in service.open[one].values()) + DAY
                 for one in options if service._holds(one, at)}  # fmt: skip
        holding = {one: NIGHT.awake_minutes(at, when) for one, when in until.items()}
        left = NIGHT.awake_minutes(at, search.ends)
        rung = Rung([one.fit for one in ranked], options)
        return Plan([rung], service.policy, NIGHT, at, filed.need.period, left, holding=holding)

    def tell(self) -> list[Told]:
        """All of it, when the year is over."""
        self.run()
        for told, outcome in zip(self.told, self.outcomes, strict=True):
            told.yes = told.filed.at + timedelta(hours=outcome.hours) if outcome.hours is not None else None
        return self.told


def shares(told: list[Told]) -> dict[Hope, tuple[int, float]]:
    """By hope: how many Requests, and the share of them that got a yes at all."""
    found = {hope: [one.yes is not None for one in told if one.chance.hope is hope] for hope in Hope}
    return {hope: (len(yes), sum(yes) / max(1, len(yes))) for hope, yes in found.items()}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_usual_holds_at_least_half_the_time_and_hope_is_in_order(name: str) -> None:
    told = Foretold(small(), policy(name), Rules(), 1.0).tell()

    likely = [one.held for one in told if one.chance.hope is Hope.LIKELY]
    found = shares(told)
    assert len(likely) > 30
    assert sum(likely) / len(likely) >= 0.5
    assert found[Hope.LIKELY][1] > found[Hope.UNLIKELY][1]
