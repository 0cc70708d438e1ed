"""take_mail(): what is for us is kept once and unchanged; everything else is nobody's business."""

from datetime import datetime
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifications.domain.mails import read_mail
from notifications.incoming import Taken, take_mail
from notifications.models import Message
from tests.notifications.mails import AMAL, POOL, UID, answer, bounce, mail, reply_text
from tests.notifications.test_outbox import jobs

pytestmark = pytest.mark.django_db
OUT = "0b8c2f6a-8f0e-4a53-8f3e-1d9f5b7f1a10"


def test_answer_is_kept_with_what_matters(at: datetime) -> None:
    taken = take_mail(mail(answer(), Date="Mon, 23 Nov 2026 09:00:00 +0100", Received="by mx.example"), at=at)

    row = Message.objects.get()
    assert taken is Taken.KEPT
    assert (row.direction, row.channel, row.kind, row.state) == ("in", "email", "calendar", "received")
    assert (row.provider_id, row.sender, row.recipient) == ("<1@client.example>", AMAL, POOL)
    assert (row.subject, row.body.strip()) == ("Abgesagt: Einsatz", "Hat abgesagt.")
    assert (row.ics_method, row.ics) == ("REPLY", answer())
    assert set(row.payload) == {"From", "To", "Date", "Message-ID"}
    assert jobs() == [("notifications.tasks.understand", (row.pk,))]


def test_second_delivery_changes_nothing(at: datetime) -> None:
    found = [take_mail(mail(answer(), Received=way), at=at) for way in ("by a.example", "by b.example")]

    assert found == [Taken.KEPT, Taken.KNOWN]
    assert (Message.objects.count(), len(jobs())) == (1, 1)


def test_no_id_is_one_that_no_database_keeps(at: datetime) -> None:
    raw = mail(answer()).replace(b"<1@", b"<1\x00\xff\xed\xa0\x80@")

    assert [take_mail(raw, at=at) for _time in range(2)] == [Taken.KEPT, Taken.KNOWN]
    assert Message.objects.get().provider_id == "<1\ufffd\ufffd\ufffd\ufffd@client.example>"


def test_no_under_the_id_of_a_yes_is_not_lost(at: datetime) -> None:
    said = ["ACCEPTED", "DECLINED", "ACCEPTED", "DECLINED"]

    taken = [take_mail(mail(answer(one)), at=at) for one in said]

    assert taken == [Taken.KEPT, Taken.KEPT, Taken.KNOWN, Taken.KNOWN]
    assert [one for row in Message.objects.order_by("pk") for one in said[:2] if one in row.ics] == said[:2]


@pytest.mark.parametrize("ident", ["", "<" + "x" * 300 + "@client.example>"])
def test_mail_without_a_usable_id_is_known_by_what_it_says(at: datetime, ident: str) -> None:
    mails = [mail(answer(), Message_ID=ident, Received=way) for way in ("a", "b")]
    mails.append(mail(answer("ACCEPTED"), Message_ID=ident))

    assert [take_mail(raw, at=at) for raw in mails] == [Taken.KEPT, Taken.KNOWN, Taken.KEPT]
    assert all(row.provider_id.startswith("sha256:") for row in Message.objects.all())


@pytest.mark.parametrize(
    "raw",
    [
        mail(),
        mail(text=f"Ich antworte auf <{OUT}@dolmetscherpool.example>", In_Reply_To=f"<{OUT}@x.example>"),
        mail(text="Bin im Urlaub", In_Reply_To=f"<{OUT}@x.example>", Auto_Submitted="auto-replied"),
        mail(answer(method="REQUEST")),
        mail(answer(uid="4711")),
        mail(answer(uid=UID.replace("-", ""))),
        bounce("<4711@elsewhere.example>"),
        b"From: a@b.example\n\n",
    ],
)
def test_everybody_elses_business_is_not_kept(at: datetime, raw: bytes) -> None:
    assert take_mail(raw, at=at) is Taken.OTHERS
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\x01\x02",
        b"no mail at all",
        mail(answer()) + b"x" * 1_000_000,
        b"Content-Type: text/plain" + b';"' * 20_000 + b"\n\nx",
        mail(answer()) + b"\n" * 50_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(200)),
    ],
)
def test_what_is_unfit_is_said_and_takes_no_time(at: datetime, raw: bytes) -> None:
    begin = perf_counter()

    assert take_mail(raw, at=at) is Taken.UNFIT
    assert perf_counter() - begin < 2


PART = b"--b\nContent-Type: text/plain%s\n\nx\n"


@pytest.mark.parametrize(
    "raw",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(49))
        + b"x\n" * 39_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + PART % (b';"' * 3_500) * 100,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + PART % (b";a*0*=x" * 900) * 100,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + PART % b"" * 9_000,
        b"From: " + b"(" * 900_000 + b"\n\nx",
        b"Subject: " + b"=?a?q?" * 150_000 + b"\n\nx",
    ],
)
def test_hostile_mails_take_little_time(at: datetime, raw: bytes) -> None:
    begin = perf_counter()

    take_mail(raw, at=at)

    assert perf_counter() - begin < 10


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "nonsense", "punycode", "unicode_escape", "\x00"])
def test_any_charset_is_read(at: datetime, charset: str) -> None:
    data = reply_text("outlook_counter.ics").encode("latin-1" if charset == "latin-1" else "utf-8")
    head = f"From: Amal <{AMAL.upper()}>\nContent-Type: text/calendar; charset={charset}; method=COUNTER\n\n"

    assert take_mail(head.encode() + data, at=at) is Taken.KEPT
    assert "Eine Stunde später ginge." in Message.objects.get().ics
    assert Message.objects.get().sender == AMAL


def test_attachment_alone_is_found(at: datetime) -> None:
    named = b'Content-Disposition: attachment; filename="Antwort.ICS"\r\nContent-Transfer-Encoding: base64'
    raw = mail(answer()).replace(b"text/calendar", b"application/octet-stream")

    taken = take_mail(raw.replace(b"Content-Transfer-Encoding: base64", named), at=at)

    assert taken is Taken.KEPT


def test_subject_in_encoded_words_is_read(at: datetime) -> None:
    take_mail(mail(answer(), Subject="Zurück ins Büro, " + "ä" * 300), at=at)

    assert Message.objects.get().subject.startswith("Zurück ins Büro, ää")


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({}, False),
        ({"Auto_Submitted": "no"}, False),
        ({"Auto_Submitted": "auto-generated"}, True),
        ({"Auto_Submitted": "Auto-Replied; owner=x"}, True),
        ({"Precedence": "bulk"}, True),
        ({"Precedence": "auto_reply"}, True),
        ({"X_Auto_Response_Suppress": "All"}, True),
        ({"List_Id": "<l.example>"}, True),
        ({"Return_Path": "<>"}, True),
        ({"Return_Path": "<amal@person.example>"}, False),
    ],
)
def test_machines_are_told_by_their_headers(headers: dict[str, str], automatic: bool) -> None:
    letter = read_mail(mail(answer(), **headers))

    assert letter and letter.automatic is automatic


def test_bounce_is_kept_with_the_mail_it_names(at: datetime) -> None:
    assert take_mail(bounce(f"<{OUT}@dolmetscherpool.example>"), at=at) is Taken.KEPT

    row = Message.objects.get()
    assert (row.kind, row.ics, row.sender) == ("bounce", "", "mailer-daemon@mx.example")
    told = [row.payload[name] for name in ("action", "status", "named", "automatic")]
    assert told == ["failed", "5.1.1", OUT, "yes"]


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_taken_twice_as_once(at: datetime, raw: bytes) -> None:
    first, second = take_mail(raw, at=at), take_mail(raw, at=at)

    assert second == (Taken.KNOWN if first is Taken.KEPT else first)


PIECES = st.sampled_from(
    [b"From: a@b.example\n", b"From: =?utf-8?b?//?= <", b"Message-ID: <1@x>\n", b"\n", b"\n\n--b\n", b"--b--"]
    + [
        b"Content-Type: multipart/report; boundary=b\n",
        b"Content-Type: text/calendar; charset=x\n",
        b"\xff\x00",
    ]
    + [b"Content-Type: message/delivery-status\n\n", b"Content-Type: message/rfc822\n\n", b"Action: failed\n"]
    + [f"<{OUT}@x>".encode(), answer().encode(), b"Content-Transfer-Encoding: base64\n", b"Status: 5.1.1\n\n"]
    + [b"Content-Disposition: attachment; filename*=x'y'%ff.ics\n", b"Return-Path: <>\n", b"Subject: \x80\n"]
)


@given(st.lists(PIECES, max_size=14).map(b"".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_crooked_mail_is_taken_twice_as_once(at: datetime, raw: bytes) -> None:
    before = Message.objects.count()

    first, second = take_mail(raw, at=at), take_mail(raw, at=at)

    assert second == (Taken.KNOWN if first is Taken.KEPT else first)
    assert Message.objects.count() == before + (first is Taken.KEPT)
