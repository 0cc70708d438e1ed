"""Drafts: kept under the key of their page, ended by filing, by their writer, or after a month."""

from datetime import timedelta

import pytest

from pool.domain.refusals import NotAllowed
from pool.models import Event
from scheduling import tasks
from scheduling.actions.drafts import (
    LARGEST,
    MOST,
    AlreadyFiled,
    DraftTooLarge,
    TooManyDrafts,
    discard_draft,
    forget_draft,
    save_draft,
)
from scheduling.models import Draft
from scheduling.queries.drafts import KEPT, drafts_of, old_drafts, typed_in
from tests.builders import coordinator_of, make_person, make_user, submit
from tests.people import Cast, cast

TYPED = {"language": ["tir"], "notes": ["„Eingang B\x00“ <b>مرحبا</b>"]}


@pytest.fixture
def people(db: None) -> Cast:
    """Everybody."""
    return cast()


@pytest.fixture
def gesa(people: Cast):
    """The clerk who writes."""
    return people.actor(people.gesa)


def drafts(people: Cast) -> list[Draft]:
    """All of the Pool."""
    return list(Draft.objects.of(people.pool).order_by("pk"))


def test_same_page_is_one_draft_and_the_journal_has_its_beginning(people, gesa, at):
    later = at + timedelta(minutes=5)
    save_draft(people.youth_office, key="k", typed=TYPED, by=gesa, at=at)
    save_draft(people.youth_office, key="k", typed=TYPED | {"day": ["gestern"]}, by=gesa, at=later)

    [draft] = drafts(people)
    assert typed_in(draft) == TYPED | {"day": ["gestern"]}
    assert draft.saved_at == later
    assert [event.verb for event in Event.objects.about(draft)] == ["begin"]


def test_two_pages_are_two_drafts_the_latest_first(people, gesa, at):
    one, two = (save_draft(people.youth_office, key=key, typed=TYPED, by=gesa, at=at) for key in "ab")

    assert list(drafts_of(gesa)) == [two, one]


def test_nothing_typed_ends_it(people, gesa, at):
    assert save_draft(people.youth_office, key="k", typed={}, by=gesa, at=at) is None
    save_draft(people.youth_office, key="k", typed=TYPED, by=gesa, at=at)
    save_draft(people.youth_office, key="k", typed={}, by=gesa, at=at)

    assert drafts(people) == []


def test_draft_has_a_size(people, gesa, at):
    save_draft(people.youth_office, key="k", typed={"notes": ["ä" * 10_000]}, by=gesa, at=at)

    with pytest.raises(DraftTooLarge):
        save_draft(people.youth_office, key="k", typed={"notes": ["ä" * LARGEST]}, by=gesa, at=at)
    assert len(typed_in(drafts(people)[0])["notes"][0]) == 10_000


def test_nobody_keeps_more_than_twenty_and_none_is_lost(people, gesa, at):
    for number in range(MOST):
        save_draft(people.youth_office, key=f"k{number}", typed=TYPED, by=gesa, at=at)

    with pytest.raises(TooManyDrafts):
        save_draft(people.youth_office, key="one more", typed=TYPED, by=gesa, at=at)
    save_draft(people.youth_office, key="k0", typed=TYPED, by=gesa, at=at)
    assert len(drafts(people)) == MOST


def test_filing_ends_the_draft_of_this_page_and_no_other(people, gesa, at):
    for key in ("k", "other"):
        save_draft(people.youth_office, key=key, typed=TYPED, by=gesa, at=at)

    submit(people.youth_office, at, submission_key="k")

    assert [draft.key for draft in drafts(people)] == ["other"]


def test_what_was_filed_becomes_no_draft_again(people, gesa, at):
    submit(people.youth_office, at, submission_key="k")

    with pytest.raises(AlreadyFiled):
        save_draft(people.youth_office, key="k", typed=TYPED, by=gesa, at=at)


def test_refused_filing_keeps_the_draft(people, gesa, at):
    save_draft(people.youth_office, key="k", typed=TYPED, by=gesa, at=at)

    with pytest.raises(Exception, match="Vergangenheit"):
        submit(people.youth_office, at, starts=at, submission_key="k")
    assert len(drafts(people)) == 1


def test_colleague_of_the_same_authority_neither_sees_nor_ends_it(people, gesa, at):
    draft = save_draft(people.youth_office, key="k", typed=TYPED, by=gesa, at=at)
    colleague = people.actor(make_user(people.pool, make_person("Kim Ley"), authority=people.youth_office))

    assert list(drafts_of(colleague)) == []
    with pytest.raises(NotAllowed):
        discard_draft(draft, by=colleague, at=at)
    assert drafts(people) == [draft]


@pytest.mark.parametrize("who", ["henning", "jona", "ines"])
def test_others_keep_nothing_here(people, at, who):
    with pytest.raises(NotAllowed):
        save_draft(people.youth_office, key="k", typed=TYPED, by=people.actor(getattr(people, who)), at=at)
    assert list(drafts_of(coordinator_of(people.pool))) == []


def test_writer_discards_it_once(people, gesa, at):
    draft = save_draft(people.youth_office, key="k", typed=TYPED, by=gesa, at=at)
    pk = draft.pk

    for _click in range(2):
        discard_draft(draft, by=gesa, at=at)

    assert drafts(people) == []
    story = Event.objects.filter(subject="draft", subject_id=pk).order_by("pk")
    assert [event.verb for event in story] == ["begin", "discard"]


def test_day_forgets_what_is_a_month_old(people, gesa, at):
    save_draft(people.youth_office, key="old", typed=TYPED, by=gesa, at=at - KEPT)
    save_draft(people.youth_office, key="young", typed=TYPED, by=gesa, at=at - KEPT + timedelta(seconds=1))

    tasks.forget_drafts(at)

    assert [draft.key for draft in drafts(people)] == ["young"]


def test_who_goes_on_at_the_last_moment_keeps_it(people, gesa, at):
    save_draft(people.youth_office, key="k", typed=TYPED, by=gesa, at=at - KEPT)
    [seen] = old_drafts(at)
    save_draft(people.youth_office, key="k", typed=TYPED, by=gesa, at=at)

    forget_draft(seen, by=gesa, at=at)

    assert len(drafts(people)) == 1
