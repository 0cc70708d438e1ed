"""read_reply(): the answers of real calendars' shapes, and of hostile hands, within bounded time."""

from contextlib import suppress
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.ical import ReplyProblem, names_ours, read_reply
from tests.notifications.mails import AMAL, REPLIES, UID, answer, reply_text

NINE, TEN = (datetime(2026, 11, 24, hour, tzinfo=UTC) for hour in (8, 9))
ELEVEN = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("google.ics", ("REPLY", "DECLINED", 0, "Bin krank, leider", NINE, TEN)),
        ("outlook.ics", ("REPLY", "TENTATIVE", 0, "Vielleicht; ich frage nach.", NINE, TEN)),
        ("outlook_counter.ics", ("COUNTER", "TENTATIVE", 0, "Eine Stunde später ginge.", TEN, ELEVEN)),
        ("apple.ics", ("REPLY", "ACCEPTED", 0, "", NINE, TEN)),
        ("icloud.ics", ("REPLY", "DECLINED", None, "", NINE, TEN)),
        ("thunderbird.ics", ("REPLY", "DECLINED", 0, "", NINE, TEN)),
    ],
)
def test_every_calendar_is_understood(name: str, told: tuple[Any, ...]) -> None:
    reply = read_reply(reply_text(name))

    assert (reply.uid, reply.attendee) == (UID, AMAL)
    assert (reply.method, reply.partstat, reply.sequence, reply.comment, reply.starts, reply.ends) == told


def test_every_file_has_its_test() -> None:
    assert len(list(REPLIES.iterdir())) == 6


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_line_ends_and_folds_of_any_kind_are_read(newline: str) -> None:
    text = answer(sequence=3).replace("mailto:", "mail\r\n to:").replace("\r\n", newline)

    assert (read_reply(text).attendee, read_reply(text).sequence) == (AMAL, 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_method"),
        ("METHOD:REPLY", "no_method"),
        (answer(method="REQUEST"), "no_method"),
        ("BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR", "no_event"),
        (answer().replace("VEVENT", "VTODO"), "no_event"),
        (answer().replace("END:VEVENT", "END:VEVENT\nBEGIN:VEVENT\nEND:VEVENT"), "many_events"),
        (answer(uid="4711"), "no_uid"),
        (answer(uid="040000008200E00074C5B7101A82E008"), "no_uid"),
        (answer().replace("ATTENDEE", "X-NOBODY"), "no_attendee"),
        (answer(more="ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@b.example"), "many_attendees"),
        (answer(more="RRULE:FREQ=SECONDLY"), "repeats"),
        (answer(more="RECURRENCE-ID:20261124T080000Z"), "repeats"),
        (answer(more="X:" + "x" * 200_000), "too_large"),
    ],
)
def test_what_is_no_answer_is_refused_with_a_word(text: str, code: str) -> None:
    with pytest.raises(ReplyProblem) as problem:
        read_reply(text)

    assert problem.value.code == code


@pytest.mark.parametrize(
    "line",
    [
        "DTSTART:20261124",
        "DTSTART:20261124T090000",
        "DTSTART;TZID=Mars/Olympus:20261124T090000",
        "DTSTART;TZID=../../../etc/passwd:20261124T090000",
        "DTSTART;TZID=:20261124T090000",
        "DTSTART:99999999T999999Z",
        "DTSTART;TZID=Europe/Berlin:00010101T000000",
        "DTSTART;;;:",
    ],
)
def test_times_that_mean_nothing_are_left_out(line: str) -> None:
    assert read_reply(answer(more=line, method="COUNTER")).starts is None


@pytest.mark.parametrize("sequence", ["", "-1", "x", "1e3", "9999999999", "²"])
def test_sequence_that_is_none_counts_as_missing(sequence: str) -> None:
    assert read_reply(answer().replace("SEQUENCE:0", f"SEQUENCE:{sequence}")).sequence is None


def test_nothing_within_other_parts_counts() -> None:
    inner = "\n".join(
        ["BEGIN:VALARM", "UID:x", "ATTENDEE:mailto:x@x.example", "RRULE:FREQ=SECONDLY", "END:VALARM"]
    )

    assert read_reply(answer(more=inner)).attendee == AMAL


def test_comment_is_short_and_shows_all_its_signs() -> None:
    said = read_reply(answer(more="COMMENT:Geht \u202enicht\x07\\n\\nleider\\, " + "x" * 1000)).comment

    assert said.startswith("Geht nicht leider, xx") and len(said) == 500


def test_other_peoples_answers_are_told_by_their_uid() -> None:
    folded = answer().replace(UID, f"{UID[:20]}\r\n {UID[20:]}")

    assert names_ours(folded) and names_ours(answer().replace("UID:", "uid:"))
    assert not any(names_ours(answer(uid=uid)) for uid in ("4711", "0400000082", UID[:-1]))


@pytest.mark.parametrize(
    "text",
    [
        answer(more="ATTENDEE" + ';X="a"' * 25_000 + ":x"),
        answer(more="ATTENDEE" + ";" * 150_000),
        answer(more="COMMENT:" + "\\" * 150_000),
        "BEGIN:VCALENDAR\n" * 10_000,
        answer(more="UID:x\n" * 30_000),
        answer(more="DTSTART:\n \n" * 15_000),
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    begin = perf_counter()

    with suppress(ReplyProblem):
        read_reply(text)

    assert perf_counter() - begin < 2


LINES = st.sampled_from(
    [
        "BEGIN:VCALENDAR",
        "METHOD:REPLY",
        "METHOD:COUNTER",
        "BEGIN:VEVENT",
        "END:VEVENT",
        f"UID:{UID}@x",
        "UID:",
    ]
    + ["ATTENDEE;PARTSTAT=DECLINED:mailto:a@b", "ATTENDEE:", "SEQUENCE:1", "DTSTART;TZID=x:20261124T080000"]
    + ["END:VCALENDAR", " ", "BEGIN:", "COMMENT:\\"]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=20).map("\r\n".join))
def test_any_text_is_an_answer_or_has_its_code(text: str) -> None:
    try:
        reply = read_reply(text)
    except ReplyProblem as problem:
        assert problem.code.isidentifier()
    else:
        assert reply.uid == UID and reply.method in ("REPLY", "COUNTER")
