"""docs/matching.md tells coordinators how the order comes about; its words and its example are computed."""

import re
from dataclasses import replace

import pytest

from scheduling.domain.need import Candidate, Fit
from scheduling.domain.ranking import PARTS, PRIOR_TRIED, PRIOR_YES, WEIGHTS, rank
from tests.house.tree import ROOT
from tests.scheduling.domain.cast import NEED

PAGE = (ROOT / "docs" / "matching.md").read_text(encoding="utf-8")
AMAL = Candidate(1, 101, "Amal", "native", load=4.0, tried=4, yes=3, case=1)
CHADI = Candidate(3, 103, "Chadi", "native")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading, its two head lines left out."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_parts_and_weights_are_those_of_the_house() -> None:
    table = {name: (label, float(weight)) for name, label, weight, _share in rows("Then: in which order?")}

    assert table == {name: (PARTS[name], WEIGHTS[name]) for name in WEIGHTS}


def test_example_is_what_the_house_computes() -> None:
    *parts, total = rows("An example")

    amal = rank(NEED, Fit(AMAL, 12.0, free=True), WEIGHTS)

    assert {name: float(points) for name, _how, points in parts} == amal.parts
    assert float(total[-1]) == amal.score == pytest.approx(sum(amal.parts.values()))


def test_example_is_calculated_as_it_says() -> None:
    for name, how, points in rows("An example")[:-1]:
        python = how.translate(str.maketrans({"×": "*", "÷": "/", "−": "-"}))
        assert re.fullmatch(r"[\d.()*/+\- ]+", python), name
        assert round(eval(python), 2) == float(points)  # noqa: S307 -- digits and signs, see above


def test_the_other_one_of_the_example() -> None:
    chadi = rank(NEED, Fit(CHADI, 0.0, free=True), WEIGHTS)
    without = rank(NEED, Fit(replace(AMAL, case=0), 12.0, free=True), WEIGHTS)

    told = re.search(r"Chadi .*?: ([\d. +]+) = ([\d.]+)\. .* would have ([\d.]+)\.", PAGE)
    assert told is not None
    assert sum(map(float, told[1].split("+"))) == pytest.approx(float(told[2]))
    assert (chadi.score, without.score) == (float(told[2]), float(told[3]))


def test_newcomers_begin_where_the_page_says() -> None:
    assert f"begin at {PRIOR_YES / PRIOR_TRIED:g}" in PAGE
