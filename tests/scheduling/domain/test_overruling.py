"""What a coordinator may overrule: every rule has a name, and the limits hold."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.need import Fit, NoFit, Reason
from scheduling.domain.overruling import (
    BY_SMS,
    NEVER_ASKED,
    REACH,
    RULES,
    TWO_PLACES,
    asking,
    codes_of,
    sending,
)
from scheduling.domain.reasons import REASONS
from tests.scheduling.domain.cast import AMAL

CODES = st.lists(st.sampled_from(sorted(REASONS)), min_size=1, max_size=6)


def nofit(codes: list[str], **changes: object) -> NoFit:
    """Amal, against whom these rules stand."""
    return NoFit(replace(AMAL, **changes), tuple(Reason(code) for code in codes))  # type: ignore[arg-type]


def test_every_reason_has_a_name_as_a_rule() -> None:
    only_here = {"asked", "torn", "holding", "asked_enough", "not_spoken"}

    assert RULES.keys() == REASONS.keys() | only_here
    assert RULES.keys() >= NEVER_ASKED | REACH


@given(CODES)
def test_nothing_is_lost_between_never_and_overruled(codes: list[str]) -> None:
    one = nofit(codes)

    assert {*asking(one)[0], *asking(one)[1]} == set(codes)
    assert {*sending(one)[0], *sending(one)[1]} == set(codes) - REACH


@given(CODES)
def test_nobody_is_in_two_places(codes: list[str]) -> None:
    one = nofit(codes)

    assert not TWO_PLACES & {*asking(one)[1], *sending(one)[1]}


@given(CODES)
def test_who_wants_no_word_gets_none(codes: list[str]) -> None:
    assert not {"opted_out"} & set(asking(nofit(codes))[1])


def test_where_no_sms_arrives_a_mail_may_go_with_a_reason() -> None:
    for code in sorted(BY_SMS):
        assert asking(nofit([code], sms=True, mail=False)) == ((code,), ())
        assert asking(nofit([code], sms=False, mail=True)) == ((), (code,))


def test_who_fits_needs_no_reason() -> None:
    fit = Fit(AMAL, 1.0, free=True)

    assert (codes_of(fit), asking(fit), sending(fit)) == ((), ((), ()), ((), ()))
