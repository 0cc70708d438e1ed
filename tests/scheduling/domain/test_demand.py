"""What became of a place of a Request, and why nobody came."""

from typing import Any

import pytest

from scheduling.domain.demand import (
    PLACE,
    TIME,
    WHYS,
    Depth,
    Outcome,
    Past,
    Why,
    demand,
    depth_of,
    outcome_of,
)
from scheduling.domain.need import Need
from scheduling.domain.ranking import assess
from scheduling.domain.reasons import REASONS
from scheduling.domain.stored import as_json
from tests.scheduling.domain.cast import AMAL, BO, CHADI, DARYA, FATOU, KORBACH, NEED


def row(*codes: str) -> dict[str, Any]:
    """One stored row: a Fit without reasons."""
    return {"fit": not codes, "reasons": [{"code": code, "facts": {}} for code in codes]}


@pytest.mark.parametrize(
    ("past", "outcome"),
    [
        (Past("filled", held=True), Outcome.SERVED),
        (Past("closed", begun=True, held=True), Outcome.SERVED),
        (Past("closed", begun=True, missed=True), Outcome.MISSING),
        (Past("closed", begun=True, missed=True, held=True), Outcome.SERVED),
        (Past("unfilled"), Outcome.MISSING),
        (Past("unfilled", begun=True, gave_up=True), Outcome.MISSING),
        (Past("searching"), Outcome.OPEN),
        (Past("searching", gave_up=True), Outcome.OPEN),
        (Past("searching", begun=True), Outcome.MISSING),
        (Past("submitted"), Outcome.OPEN),
        (Past("submitted", begun=True), Outcome.MISSING),
        (Past("rejected", begun=True), Outcome.DROPPED),
        (Past("withdrawn"), Outcome.DROPPED),
        (Past("withdrawn", begun=True, asked=True), Outcome.DROPPED),
        (Past("withdrawn", gave_up=True), Outcome.MISSING),
        (Past("withdrawn", gave_up=True, cancelled=True), Outcome.MISSING),
        (Past("withdrawn", gave_up=True, cancelled=True, let_go=True), Outcome.DROPPED),
    ],
)
def test_each_outcome(past: Past, outcome: Outcome) -> None:
    assert outcome_of(past) is outcome


@pytest.mark.parametrize(
    ("past", "why"),
    [
        ({"missed": True, "cancelled": True}, Why.NO_SHOW),
        ({"cancelled": True, "asked": True}, Why.CANCELLED),
        ({"asked": True, "depth": Depth(3, 0, Why.BUSY)}, Why.NO_YES),
        ({"depth": Depth(3, 1)}, Why.NO_YES),
        ({"depth": Depth(3, 0, Why.BUSY)}, Why.BUSY),
        ({"depth": Depth(0, 0)}, Why.NOBODY),
        ({}, Why.TOO_LATE),
    ],
)
def test_each_reason(past: dict[str, Any], why: Why) -> None:
    assert demand(1, NEED, Past("unfilled", begun=True, **past)).why is why


def test_what_was_served_has_no_reason() -> None:
    assert demand(1, NEED, Past("closed", held=True, asked=True)).why is None


@pytest.mark.parametrize(
    ("rows", "depth"),
    [
        ([], Depth(0, 0, Why.NOBODY)),
        ([row(), row("busy")], Depth(2, 1, Why.BUSY)),
        ([row("too_far")], Depth(1, 0, Why.FAR)),
        ([row("too_far", "busy")], Depth(1, 0, Why.FAR)),
        ([row("too_far"), row("outside_hours")], Depth(2, 0, Why.BUSY)),
        ([row("training_missing"), row("level", "busy")], Depth(2, 0, Why.UNSUITED)),
        ([row("closed"), row("closed", "busy")], Depth(2, 0, Why.CLOSED)),
        ([row("substitute_unticked")], Depth(0, 0, Why.NOBODY)),
        ([row("substitute_unticked"), row("home_unknown")], Depth(1, 0, Why.FAR)),
    ],
)
def test_depth_of_stored_rows(rows: list[dict[str, Any]], depth: Depth) -> None:
    assert depth_of(rows) == depth


def test_depth_of_what_the_ranking_stores() -> None:
    assert depth_of(as_json(assess(NEED, [AMAL, BO, CHADI, DARYA, FATOU]))) == Depth(5, 3, Why.BUSY)


def test_one_more_speaker_never_lessens_the_depth() -> None:
    rows = [row("busy"), row()]

    assert depth_of([*rows, row()]).fit == depth_of(rows).fit + 1
    assert depth_of([*rows, row("too_far")]).fit == depth_of(rows).fit


def test_groups_of_reasons_are_reasons() -> None:
    assert REASONS.keys() >= TIME | PLACE
    assert WHYS.keys() == set(Why)


@pytest.mark.parametrize(
    ("need", "town"),
    [({}, "Korbach"), ({"place": None}, ""), ({"modality": "phone", "place": KORBACH}, "")],
)
def test_town_is_where_somebody_had_to_be(need: dict[str, Any], town: str) -> None:
    wanted = Need(**{name: getattr(NEED, name) for name in NEED.__dataclass_fields__} | need)

    assert demand(1, wanted, Past("unfilled")).town == town
