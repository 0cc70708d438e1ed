"""Whom a word reaches while some are away: somebody, always."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.standing_in import Call, Member, Reached, whom_to_tell

TODAY, WEEK = date(2026, 11, 23), timedelta(7)
SPAN = {"away_from": TODAY - timedelta(1), "away_until": TODAY}


@st.composite
def teams(draw: st.DrawFn) -> list[Member]:
    """One to five coordinators, some of them away, deputies anywhere, also where nobody is."""
    count = draw(st.integers(1, 5))
    return [
        Member(
            pk, draw(st.sampled_from(["", "email", "sms", "both"])), draw(st.booleans()),
            *draw(st.sampled_from([(None, None), (TODAY, TODAY), (TODAY - WEEK, TODAY + WEEK)])),
            deputy=draw(st.sampled_from([None, *range(1, 7)])),
        )
        for pk in range(1, count + 1)
    ]  # fmt: skip


def test_who_is_there_is_told():
    assert whom_to_tell([Member(1, "sms")], TODAY) == Call((Reached(1, "sms"),), False)


def test_deputy_is_told_instead_and_knows_for_whom():
    team = [Member(1, "sms", **SPAN, deputy=2), Member(2, "email")]

    assert whom_to_tell(team, TODAY) == Call((Reached(2, "email", (1,)),), False)


def test_absence_counts_on_its_last_day_and_not_on_the_next():
    team = [Member(1, "sms", **SPAN, deputy=2), Member(2, "email")]

    assert [one.pk for one in whom_to_tell(team, TODAY + timedelta(1)).people] == [1, 2]


def test_when_the_deputy_is_away_too_it_reaches_who_leads():
    team = [Member(1, "sms", **SPAN, deputy=2), Member(2, "sms", **SPAN), Member(3, ""), Member(4, "", True)]

    assert whom_to_tell(team, TODAY) == Call((Reached(4, "email", (1, 2)),), False)


def test_when_nobody_leads_it_reaches_the_first_who_is_there():
    team = [Member(1, "sms", **SPAN), Member(2, ""), Member(3, "")]

    assert whom_to_tell(team, TODAY).people == (Reached(2, "email", (1,)),)


def test_when_nobody_is_there_all_are_told_and_the_mailbox():
    team = [Member(1, "sms", **SPAN, deputy=2), Member(2, "", **SPAN)]

    assert whom_to_tell(team, TODAY) == Call((Reached(1, "sms"), Reached(2, "email")), True)


def test_when_nobody_wants_to_be_fetched_the_mailbox_is_told():
    assert whom_to_tell([Member(1, "")], TODAY) == Call((), True)
    assert whom_to_tell([], TODAY) == Call((), True)


@given(teams())
def test_somebody_hears_it(team: list[Member]):
    call = whom_to_tell(team, TODAY)

    assert call.people or call.mailbox
    assert all(one.way for one in call.people)


@given(teams())
def test_nobody_who_is_away_is_told_while_another_is_there(team: list[Member]):
    call, away = whom_to_tell(team, TODAY), {one.pk for one in team if one.away(TODAY)}

    if len(away) < len(team):
        assert not away & {one.pk for one in call.people}


@given(teams())
def test_everybody_who_is_away_and_wants_it_has_exactly_one_who_stands_in(team: list[Member]):
    call, away = whom_to_tell(team, TODAY), [one.pk for one in team if one.away(TODAY) and one.way]

    if any(not one.away(TODAY) for one in team):
        assert sorted(pk for one in call.people for pk in one.instead_of) == away


@given(teams(), st.randoms())
def test_order_of_the_team_does_not_matter(team: list[Member], random):
    mixed = list(team)
    random.shuffle(mixed)

    assert whom_to_tell(mixed, TODAY) == whom_to_tell(team, TODAY)
