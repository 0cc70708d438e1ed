"""What a clerk writes to the coordinators."""

from datetime import timedelta

import pytest

from notifications.models import Message
from pool.domain.refusals import NotAllowed
from scheduling.actions import attention, words
from scheduling.queries.words import clerk_words
from tests.builders import clerk_of, coordinator_of, mails_leave, make_authority, make_pool, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(db, at):
    """A Request of the youth office."""
    return submit(make_authority(make_pool()), at)


def write(row, at, text="Bitte Eingang B.", key=""):
    """The clerk writes."""
    by, person = clerk_of(row.authority)
    return words.write_word(row, text=text, writer=person, by=by, at=at, key=key)


def test_coordinators_get_a_mail_and_answer_to_the_clerk(row, at, mailoutbox):
    write(row, at)
    mails_leave(at)

    (sent,) = [mail for mail in mailoutbox if "Nachricht von" in mail.subject]
    assert sent.to == [row.pool.email]
    assert str(sent.message()["Reply-To"]) == row.requester.email
    assert "Bitte Eingang B." in sent.body


def test_it_waits_until_a_coordinator_has_dealt_with_it(row, at):
    word = write(row, at)
    assert (word.attention_at, word.seen_at) == (at, None)

    attention.mark_seen(word, by=coordinator_of(row.pool), at=at)

    assert clerk_words(row).get().seen_at == at


def test_two_clicks_are_one_word(row, at):
    assert write(row, at, key="k1") == write(row, at, key="k1")
    assert Message.objects.filter(kind="clerk_word").count() == 2  # what came in, and the mail about it


def test_another_text_on_the_same_page_is_not_lost(row, at):
    first = write(row, at, key="k1")

    assert write(row, at, text="Doch Eingang C.", key="k1") != first
    assert [one.body for one in clerk_words(row)] == ["Bitte Eingang B.", "Doch Eingang C."]


def test_after_five_in_an_hour_it_is_time_to_call(row, at):
    for number in range(5):
        write(row, at, text=f"Wort {number}")

    with pytest.raises(words.TooManyWords):
        write(row, at)
    assert write(row, at + timedelta(hours=1)).pk


@pytest.mark.parametrize(("text", "why"), [(" \n", words.EmptyWord), ("x" * 2001, words.WordTooLong)])
def test_neither_nothing_nor_a_letter(row, at, text, why):
    with pytest.raises(why):
        write(row, at, text=text)


@pytest.mark.parametrize("text", ["=1+1", "<b>fett</b>", "مرحبا", "a\x00b", "x" * 2000])
def test_whatever_is_written_is_kept(row, at, text):
    assert write(row, at, text=text).body.replace("\x00", "").startswith(text.split("\x00")[0])


def test_only_the_institution_itself_writes(row, at):
    other, person = clerk_of(make_authority(row.pool, name="Schule"))

    with pytest.raises(NotAllowed):
        words.write_word(row, text="Hallo", writer=person, by=other, at=at)
