"""The desk's pages about Statements, corrections and certificates; and the volunteer's own."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from notifications.models import Message
from pool.models import Event, Membership
from scheduling.actions import careers
from scheduling.actions.links import revoke_all, send_own_link
from scheduling.models import MoneyRules, ServiceRecord, Statement
from tests.builders import coordinator_of, make_person, make_user
from tests.people import Cast
from tests.scheduling.links.post import link_in, visit
from tests.scheduling.money.settled import approved, issue, opened, put_right
from tests.scheduling.web import CLEAN, browser_of, text_of

pytestmark = pytest.mark.django_db
PAGE = "/desk/statements/"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    """Nobody has opened a link yet."""
    cache.clear()


def october(people: Cast, at: datetime, day: int = 5) -> ServiceRecord:
    """Amal has worked last month, approved."""
    return approved(people.pool, at, datetime(2026, 10, day, 8, tzinfo=UTC))


def test_all_that_wait_are_issued_month_by_month(ines: Client, people: Cast, at: datetime) -> None:
    october(people, at)
    approved(people.pool, at, datetime(2026, 9, 5, 8, tzinfo=UTC))
    approved(people.pool, at)
    page = text_of(ines.get(PAGE))

    told = text_of(ines.post("/desk/statements/alle/", {}, follow=True))

    assert "Alle ausstellen, deren Zeitraum vorbei ist (2)" in page and "Zusammen: 20,00 €" in page
    assert "Dieser Zeitraum läuft noch" in page
    assert "2 Abrechnungen sind erstellt." in told
    assert [row.month.month for row in Statement.objects.of(people.pool).order_by("number")] == [9, 10]
    ines.post("/desk/statements/alle/", {"month": "2026-11-01"})
    assert Statement.objects.of(people.pool).count() == 3
    assert "Es wartet nichts" in text_of(ines.post("/desk/statements/alle/", {}, follow=True))


@pytest.mark.parametrize("month", ["x", "0001-01-01", "1999-12-31", "9999-12-31"])
@pytest.mark.parametrize("page", ["statements/issue", "statements/alle", "kosten/erstellen", "kosten/alle"])
def test_nonsense_as_month_is_no_page(ines: Client, people: Cast, page: str, month: str) -> None:
    told = {"month": month, "interpreter": people.amal.pk, "authority": people.youth_office.pk}

    assert ines.post(f"/desk/{page}/", told).status_code == 404


def test_the_pdf_is_the_stored_one_with_its_checksum(ines: Client, people: Cast, at: datetime) -> None:
    row = issue(october(people, at), at, date(2026, 10, 1))

    answer = ines.get(f"{PAGE}{row.pk}.pdf")
    again = ines.get(f"{PAGE}{row.pk}.pdf", HTTP_IF_NONE_MATCH=answer.headers["ETag"])

    assert answer.content == bytes(row.paper.pdf)
    assert answer.headers["ETag"] == f'"{row.paper.sha256}"'
    assert answer.headers["Content-Disposition"] == 'attachment; filename="abrechnung-1.pdf"'
    assert (again.status_code, again.content) == (304, b"")


def test_a_line_is_put_right_step_by_step(ines: Client, people: Cast, at: datetime) -> None:
    record = october(people, at)
    old = issue(record, at, date(2026, 10, 1))
    assert f"/desk/hours/{record.pk}/neu-oeffnen/" in ines.get(f"{PAGE}{old.pk}/").content.decode()
    form = text_of(ines.get(f"/desk/hours/{record.pk}/neu-oeffnen/"))
    refused = text_of(ines.post(f"/desk/hours/{record.pk}/neu-oeffnen/", {"reason": ""}))

    step = ines.post(f"/desk/hours/{record.pk}/neu-oeffnen/", {"reason": "Zahlendreher"})
    waits = text_of(ines.get(PAGE))
    taken = ines.post(
        "/desk/statements/issue/",
        {"interpreter": people.amal.pk, "month": "2026-10-01", "take_back": "1"},
        follow=True,
    )

    assert "Bezahlt mit Abrechnung Nr. 1: 20,00 €" in form and "Grund" in refused
    assert step.headers["Location"] == f"/desk/hours/{record.pk}/correct/"
    assert "Wieder offen, bezahlt mit Nr. 1" in waits
    assert "Diese Abrechnung berichtigt: Nr. 1" in text_of(taken)
    assert "-20,00 €" in text_of(taken) and "nächsten Auszahlung verrechnet" in text_of(taken)
    assert "berichtigt durch: Nr. 2" in text_of(ines.get(f"{PAGE}{old.pk}/"))
    assert "nicht abgerechnet" in text_of(ines.get(f"/desk/hours/{record.pk}/neu-oeffnen/"))


def test_a_sum_below_zero_is_said_before(ines: Client, people: Cast, at: datetime) -> None:
    record = october(people, at)
    issue(record, at, date(2026, 10, 1))
    put_right(record, at, to="5.00")

    page = text_of(ines.get(PAGE))

    assert "Amal Haddad : -15,00 €" in page and "Das wird mit der nächsten Auszahlung verrechnet." in page


def test_reopening_of_another_pool_does_not_exist(jona: Client, people: Cast, at: datetime) -> None:
    record = october(people, at)
    issue(record, at, date(2026, 10, 1))

    answer = jona.post(f"/desk/hours/{record.pk}/neu-oeffnen/", {"reason": "x"})

    record.refresh_from_db()
    assert (answer.status_code, record.state) == (404, "settled")


def test_the_period_is_set_by_who_leads(ines: Client, people: Cast, at: datetime) -> None:
    october(people, at)
    other = make_user(people.pool, make_person("Olga Brandt"))
    Membership.objects.of(people.pool).filter(person=people.ines.person).update(leads=True)
    Membership.objects.of(people.pool).filter(person=other.person).update(leads=False)

    refused = browser_of(other).post("/desk/statements/zeitraum/", {"period": "quarter"})
    assert "Das kann nur, wer den Pool verwaltet" in text_of(refused)
    assert not MoneyRules.objects.of(people.pool).filter(period="quarter").exists()
    said = text_of(ines.post("/desk/statements/zeitraum/", {"period": "quarter"}, follow=True))
    wrong = ines.post("/desk/statements/zeitraum/", {"period": "week"})

    assert "Gespeichert." in said and "4. Vierteljahr 2026" in said
    assert wrong.status_code == 200
    assert MoneyRules.objects.of(people.pool).get().period == "quarter"
    assert Event.objects.of(people.pool).filter(verb="set_period").count() == 1


@pytest.mark.parametrize("kind", ["einsatz", "steuer"])
def test_certificates_from_the_desk(
    ines: Client, jona: Client, people: Cast, at: datetime, kind: str
) -> None:
    issue(october(people, at), at, date(2026, 10, 1))
    path = f"/desk/people/{people.amal.pk}/bescheinigung.pdf?art={kind}&jahr=2026"

    answer = ines.get(path)

    assert f"?art={kind}&amp;jahr=2026" in ines.get(f"/desk/people/{people.amal.pk}/").content.decode()
    assert len(opened(answer.content).pages) == 1
    assert jona.get(path).status_code == 404


@pytest.mark.parametrize("query", ["", "?art=x&jahr=2026", "?art=steuer&jahr=x", "?art=steuer&jahr=99999"])
def test_nonsense_is_no_certificate(ines: Client, people: Cast, query: str) -> None:
    assert ines.get(f"/desk/people/{people.amal.pk}/bescheinigung.pdf{query}").status_code == 404


def test_the_mail_leads_to_the_paper(people: Cast, at: datetime) -> None:
    row = issue(october(people, at), at, date(2026, 10, 1))
    mail = Message.objects.get(kind="statement_issued")
    path = link_in(mail)

    page = visit(f"{path}?abrechnung=1")
    pdf = visit(f"{path}?abrechnung=1&pdf=1")

    assert "Summe: 20,00 €" in text_of(page)
    assert pdf.content == bytes(row.paper.pdf)
    assert "no-store" in pdf.headers["Cache-Control"] or "private" in pdf.headers["Cache-Control"]
    assert visit(f"{path}?abrechnung=2&pdf=1").status_code == 404
    assert visit(f"{path}?art=steuer&jahr=2026").content.startswith(b"%PDF")
    assert visit(f"{path}?art=x&jahr=2026").status_code == 404


def test_who_left_reads_papers_and_nothing_else(people: Cast, at: datetime) -> None:
    record = october(people, at)
    send_own_link(people.amal, by=coordinator_of(people.pool), at=at)
    careers.leave_pool(
        people.amal, cancel=True, reason="Umzug", by=people.actor(people.ines), at=at + timedelta(minutes=1)
    )
    issue(record, at + timedelta(minutes=2), date(2026, 10, 1))
    path = link_in(Message.objects.get(kind="statement_issued"))

    page = text_of(visit(path))
    pressed = Client(**CLEAN).post(path, {"do": "wishes"})

    assert "Sie dolmetschen nicht mehr" in page and "Oktober 2026: 20,00 €" in page
    assert "Meine Wünsche" not in page and "Sie dolmetschen nicht mehr" in text_of(pressed)
    assert visit(f"{path}?abrechnung=1&pdf=1").content.startswith(b"%PDF")
    revoke_all(people.amal, by=people.actor(people.ines), at=at + timedelta(minutes=3))
    assert visit(path).status_code == 404
