"""The front page lives: it sends what changed, asks the database little, and leads to all there is."""

from datetime import date, timedelta

from pool.models import Closure, Interpreter, Training
from scheduling.actions.assignments import cancel_assignment
from scheduling.domain.todo import Kind
from scheduling.models import Application, Request
from scheduling.queries.todo import Desk, todo
from tests.builders import (
    accepted,
    hear,
    interpreter_actor,
    make_interpreter,
    sent_offers,
    submit,
)
from tests.scheduling.web import queries_of, text_of

AMAL, CHADI = "+491713920001", "+491713920003"
DAY = timedelta(days=1)


def items(people, at):
    """What waits at the desk of Ines: kind and primary key."""
    return [(one.kind, one.pk) for one in todo(Desk(people.actor(people.ines), people.pool, at))]


def stand(page):
    """What the page says that it shows."""
    return page.context["stand"]


def test_poll_is_answered_with_nothing_until_something_changes(ines, people, at):
    shown = stand(ines.get("/desk/"))
    assert ines.get("/desk/", {"stand": shown}).status_code == 204

    hear(AMAL, "Wie lange dauert das?", at)
    part = ines.get("/desk/", {"stand": shown})

    body = part.content.decode()
    assert part.status_code == 200 and "<html" not in body
    assert "<title>(1) Heute · Dolmetscherpool Waldeck-Frankenberg</title>" in body
    assert f'id="nicht-verstanden-{todo(Desk(people.actor(people.ines), people.pool, at))[0].pk}"' in body
    assert "no-store" in part.headers["Cache-Control"]


def test_page_with_buttons_has_the_same_stand_twice(ines, people, at):
    hear(AMAL, "Wie lange dauert das?", at)

    assert stand(ines.get("/desk/")) == stand(ines.get("/desk/"))


def test_title_has_the_number_and_needs_no_script(ines, people, at):
    assert "<title>Heute ·" in ines.get("/desk/").content.decode()
    hear(AMAL, "Wie lange dauert das?", at)

    assert "<title>(1) Heute ·" in ines.get("/desk/").content.decode()


def test_most_pressing_comes_first_and_a_request_once(people, at):
    hear(AMAL, "Wie lange dauert das?", at)
    unfilled = submit(people.youth_office, at, language="som")
    held = accepted(submit(people.youth_office, at, starts=at + 5 * DAY), at)
    cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")
    Request.objects.filter(pk=held.request_id).update(warned_at=at)

    found = items(people, at)

    assert [kind for kind, _pk in found] == [Kind.UNFILLED, Kind.DROPPED_OUT, Kind.UNCLEAR]
    assert [pk for _kind, pk in found[:2]] == [unfilled.pk, held.request_id]


def test_who_dropped_out_is_named_until_somebody_else_comes(ines, people, at):
    row = submit(people.youth_office, at, starts=at + 5 * DAY)
    held = accepted(row, at)
    cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")
    assert "Amal Haddad hat abgesagt: Arabisch (Levante) am" in text_of(ines.get("/desk/"))

    (offer,) = sent_offers(row, at)
    hear(CHADI, f"JA {offer.code}", at)

    assert Kind.DROPPED_OUT not in dict(items(people, at))


def test_search_needs_somebody_when_little_time_is_left(people, at):
    row = submit(people.youth_office, at, starts=at + timedelta(hours=7))
    assert items(people, at) == []

    assert items(people, at + timedelta(hours=1)) == [(Kind.RUNNING_OUT, row.pk)]


def test_search_that_is_paused_says_so(ines, people, at):
    row = submit(people.youth_office, at)
    row.paused_at = at
    row.save()

    text = text_of(ines.get("/desk/"))

    assert "Die Suche ist angehalten." in text
    assert "angehalten seit Mo, 23.11.2026, 09:00" in text
    assert "Nächster Blick" not in text


def test_papers_that_run_out_are_listed(ines, people, at):
    people.pool.declaration_years = 1
    people.pool.save()
    Interpreter.objects.of(people.pool).update(declaration_on=date(2026, 3, 1))
    Interpreter.objects.filter(pk=people.amal.pk).update(
        declaration_on=date(2025, 12, 1), record_check_remind_on=date(2026, 11, 23)
    )
    for name, ends in (
        ("Trauma", date(2026, 11, 1)),
        ("Basis", date(2026, 11, 2)),
        ("Alt", date(2026, 11, 3)),
    ):
        Training.objects.create(
            pool=people.pool, interpreter=people.bo, name=name, done_on=date(2025, 1, 1), expires_on=ends
        )
    Training.objects.create(pool=people.pool, interpreter=people.bo, name="Basis", done_on=date(2026, 10, 1))

    text = text_of(ines.get("/desk/"))

    assert "Die Verpflichtungserklärung von Amal Haddad gilt noch bis 01.12.2026." in text
    assert "Amal Haddad soll bis" in text and "ein neues Führungszeugnis zeigen." in text
    assert "Trauma von Bo Tesfay galt nur bis 01.11.2026." in text
    assert "Alt von Bo Tesfay" in text and "Basis von Bo Tesfay" not in text
    assert text.count("Verpflichtungserklärung") == 1


def test_closure_ahead_says_how_many_requests_fall_into_it(ines, people, at):
    Closure.objects.create(
        pool=people.pool, name="Weihnachten", first_day=date(2026, 12, 1), last_day=date(2026, 12, 9)
    )
    Closure.objects.create(
        pool=people.pool, name="Ostern", first_day=date(2027, 3, 1), last_day=date(2027, 3, 9)
    )
    submit(people.youth_office, at, language="som", starts=at + 9 * DAY)

    text = text_of(ines.get("/desk/"))

    assert "Weihnachten, 01.12.2026 bis 09.12.2026: 1 offene Anfrage fällt hinein." in text
    assert "Ostern" not in text


def test_applications_wait_when_they_are_proved_or_talked_to(people, at):
    told = {"pool": people.pool, "postal_code": "34497", "town": "Korbach", "agreed_at": at, "filed_at": at}
    for key, fields in enumerate((
        {"state": "filed", "email": "a@b.example"}, {"state": "filed", "mobile": "+491713920070"},
        {"state": "confirmed"}, {"state": "invited", "interview_at": at + DAY},
        {"state": "invited", "interview_at": at - DAY}, {"state": "accepted"},
    )):  # fmt: skip
        Application.objects.create(name=f"Neu {key}", key=str(key), **told, **fields)

    desk = Desk(people.actor(people.ines), people.pool, at)

    assert [one.row.name for one in todo(desk) if one.kind is Kind.APPLICATION] == ["Neu 4", "Neu 1", "Neu 2"]


def test_long_lists_lead_to_a_page_of_their_own(ines, people, at):
    for number in range(7):
        hear(AMAL, f"Frage {number}", at + timedelta(minutes=number))

    front = text_of(ines.get("/desk/"))
    page = text_of(ines.get("/desk/wartet/nicht-verstanden/"))

    assert "Frage 4" in front and "Frage 5" not in front and "alle 7 ansehen" in front
    assert all(f"Frage {number}" in page for number in range(7))


def test_list_of_a_kind_may_be_empty_and_unknown_ones_do_not_exist(ines):
    for kind in Kind:
        assert "Hier wartet nichts." in text_of(ines.get(f"/desk/wartet/{kind}/"))
    assert ines.get("/desk/wartet/unsinn/").status_code == 404


def test_settled_here_is_back_here(ines, people, at):
    word = hear(AMAL, "Wie lange dauert das?", at)

    answer = ines.post("/desk/sms/seen/", {"row": word.pk, "from": "desk"})

    assert answer.headers["Location"] == "/desk/"
    assert items(people, at) == []


def test_day_lists_what_is_still_open(ines, people, at):
    accepted(submit(people.youth_office, at, starts=at + timedelta(hours=9)), at)
    submit(people.youth_office, at, starts=at + timedelta(hours=11))

    (_today, lines), _tomorrow = ines.get("/desk/").context["days"]

    assert [line.assignment is None for line in lines] == [False, True]
    assert "noch niemand" in text_of(ines.get("/desk/"))


def test_page_costs_the_same_with_one_and_three_of_everything(ines, people, at):
    found: list[int] = []
    for group in ((1,), (2, 3)):
        for number in group:
            hours = timedelta(hours=15 + 3 * number)
            accepted(submit(people.youth_office, at, starts=at + hours, language="tir"), at)
            submit(people.youth_office, at, starts=at + number * DAY, language="som")
            tongue = ("", "rus", "ukr", "pol")[number]
            for twin in (0, 5):
                phone = f"+4917139200{50 + number + twin}"
                make_interpreter(
                    people.pool, f"Neu{phone}", tongue, mobile=phone, record_check_on=date(2021, 12, 31)
                )
            later = at + (number + 5) * DAY
            held = accepted(submit(people.youth_office, at, starts=later, language=tongue), at)
            cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")
            hear(AMAL, f"Frage {number}", at)
            last = at.date() + (10 + number) * DAY  # nobody is asked for a day of a closure
            Training.objects.create(
                pool=people.pool, interpreter=people.bo, name=f"Kurs {number}", done_on=at, expires_on=last
            )
            Closure.objects.create(pool=people.pool, name="Zu", first_day=last, last_day=last)
        with queries_of(found):
            ines.get("/desk/")

    kinds = {kind for kind, _pk in items(people, at)}
    assert kinds >= {Kind.UNFILLED, Kind.DROPPED_OUT, Kind.UNCLEAR, Kind.PAPER, Kind.CLOSURE}
    assert found == [28, 28]
