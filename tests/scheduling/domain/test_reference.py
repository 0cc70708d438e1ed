"""The rules and the naive reference agree: who fits, why not, how far, and in which order."""

import pytest
from hypothesis import given
from hypothesis import settings as depth

from scheduling.domain.matching import judge
from scheduling.domain.need import Fit
from scheduling.domain.ranking import assess
from tests.scheduling import reference
from tests.scheduling.domain.strategies import Question, questions

FAMILIES = {
    **dict.fromkeys(("absent", "absent_part", "outside_hours", "no_hours"), reference.HOURS),
    **dict.fromkeys(("busy", "busy_elsewhere"), reference.BUSY),
    **dict.fromkeys(("way_from", "way_to", "way_between", "too_close"), reference.WAY),
}
MANY = depth(max_examples=depth().max_examples * 12)
FEWER = depth(max_examples=depth().max_examples * 4)


@MANY
@given(questions())
def test_rules_and_reference_agree_on_one_person(question: Question) -> None:
    need, (one,) = question.need, question.people

    found, expected = judge(need, one), reference.verdict(need, one)

    reasons = () if isinstance(found, Fit) else found.reasons
    assert {FAMILIES.get(reason.code, reason.code) for reason in reasons} == expected.against
    assert found.km == (None if expected.km is None else pytest.approx(expected.km, abs=1e-6))
    assert not isinstance(found, Fit) or found.free is expected.free


@FEWER
@given(questions(most=6))
def test_rules_and_reference_agree_on_the_order(question: Question) -> None:
    assessed = assess(question.need, question.people)

    assert [one.candidate.interpreter_id for one in assessed.fits] == reference.order(
        question.need, list(question.people)
    )
    for ranked in assessed.ranked:
        again = reference.score(question.need, ranked.fit.candidate, ranked.fit.km)
        assert ranked.score == pytest.approx(again, abs=1e-9)
