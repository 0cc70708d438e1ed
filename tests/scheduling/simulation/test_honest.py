"""No policy looks into the world: what a service does follows from its own log, not from anybody's nature."""

import ast
from dataclasses import replace
from datetime import datetime

import pytest

from scheduling.domain.rounds import policy
from scheduling.management.simulation.nature import Hidden, Nature
from scheduling.management.simulation.service import Look, Rules, Search, Service
from scheduling.management.simulation.year import World, Year
from tests.house.tree import modules
from tests.scheduling.simulation.small import NAMES, small

HIDDEN = "scheduling.management.simulation.nature"
MAY_KNOW = {"scheduling.management.simulation.year", "scheduling.management.simulation.ceiling"}


def imports(tree: ast.Module) -> set[str]:
    """The modules a module imports from."""
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_only_the_calendar_and_the_ceiling_know_what_is_hidden() -> None:
    knowing = {module.name for module in modules() if HIDDEN in imports(module.tree)}

    assert knowing == MAY_KNOW


def test_the_service_holds_nothing_of_the_world() -> None:
    service = next(m for m in modules() if m.name == "scheduling.management.simulation.service")

    assert not {name for name in imports(service.tree) if name.startswith("scheduling.management")} - {
        f"scheduling.management.simulation.{name}" for name in ("awake", "county", "parameters")
    }


class Kept(Service):
    """A service that writes down what it was told and what it did."""

    log: list[tuple]

    def look(self, search: Search, at: datetime) -> Look:
        """Ask, and write it down."""
        look = super().look(search, at)
        self.log.append(("look", search.filed.number, at, look))
        return look

    def hear_no(self, search: Search, person: int, at: datetime) -> bool:
        """Write it down, too."""
        self.log.append(("hear_no", search.filed.number, person, at))
        return super().hear_no(search, person, at)

    def hear_yes(self, search: Search, person: int, at: datetime) -> bool:
        """And this."""
        self.log.append(("hear_yes", search.filed.number, person, at))
        return super().hear_yes(search, person, at)

    def notice_silence(self, search: Search, person: int, at: datetime) -> bool:
        """And this."""
        self.log.append(("notice_silence", search.filed.number, person, at))
        return super().notice_silence(search, person, at)

    def close(self, search: Search) -> None:
        """And this."""
        self.log.append(("close", search.filed.number))
        super().close(search)

    def begin(self, filed, fits) -> Search:  # type: ignore[no-untyped-def]
        """And that it began."""
        self.log.append(("begin", filed.number))
        return super().begin(filed, fits)


def kept_year(name: str, where: World) -> Kept:
    """The service of a whole year, with its log."""
    year = Year(where, policy(name), Rules(), 1.0)
    year.service = Kept(where.county, policy(name), Rules(), where.sending)
    year.service.log = []
    year.run()
    return year.service


@pytest.mark.parametrize("name", NAMES)
def test_what_a_service_does_follows_from_its_log_alone(name: str) -> None:
    """A second service that is only read the log, in a place without any people, makes the same moves."""
    where = small()
    log = kept_year(name, where).log
    filed = {one.number: one for one in where.county.filed}
    reader = Service(where.county, policy(name), Rules(), where.sending)
    searches: dict[int, Search] = {}
    looks = 0
    closing = False
    for what, number, *about in log:
        if what == "begin":
            searches[number] = reader.begin(filed[number], where.fits[number])
        elif what == "look":
            at, look = about
            assert reader.look(searches[number], at) == look
            looks += 1
        elif what == "close":
            if not closing:
                reader.close(searches[number])
            closing = False
        else:
            heard = getattr(reader, what)(searches[number], *about)
            closing = what == "hear_yes" and heard
    assert looks > 50


@pytest.mark.parametrize("name", NAMES)
def test_other_natures_change_no_move_before_the_first_answer(name: str) -> None:
    """Everybody gets the nature of somebody else: until anybody has answered, all is asked alike."""
    where = small()
    other = Hidden(where.county)
    other.natures = [*reversed(other.natures)]
    swapped = replace(where, hidden=other)

    mine, theirs = kept_year(name, where).log, kept_year(name, swapped).log

    first = next(n for n, line in enumerate(mine) if line[0].startswith("hear"))
    same = next(n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b)
    assert same >= min(first, next(n for n, line in enumerate(theirs) if line[0].startswith("hear")))
    assert mine != theirs


def test_nobody_answers_who_never_answers() -> None:
    """The hidden values do matter: otherwise the other tests would show nothing."""
    where = small()
    mute = Hidden(where.county)
    mute.natures = [Nature(0.0, 5.0)] * len(mute.natures)

    log = kept_year("adaptive", replace(where, hidden=mute)).log

    assert {line[0] for line in log} == {"begin", "look", "notice_silence", "close"}
