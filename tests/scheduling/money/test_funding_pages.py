"""The desk's pages about funding and costs, and the one sentence for the clerk."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from openpyxl import load_workbook

from scheduling.models import Assignment, CostList, FundingBudget, FundingException, FundingSource
from tests.builders import make_tariff
from tests.scheduling.desk.test_council import words_in
from tests.scheduling.money.test_charges import charged
from tests.scheduling.money.work import approved, fund_and_charge, make_source
from tests.scheduling.web import queries_of, text_of

NEW = {
    "name": "WIR 2026", "report": "wir", "rank": "1", "valid_from": "2026-01-01", "amount": "20,00",
    "client_cap": "2", "settings": ["youth_office"], "kinds": [],
}  # fmt: skip


@pytest.fixture
def office(people):
    """The youth office, with patience for many questions."""
    people.pool.offers_per_week = 50
    people.pool.save()
    people.youth_office.refresh_from_db()
    return people.youth_office


def test_source_is_made_given_a_budget_and_ended(ines, people):
    assert "Es gibt noch keinen Fördertopf." in text_of(ines.get("/desk/foerderung/"))
    page = ines.post("/desk/foerderung/neu/", NEW, follow=True)
    source = FundingSource.objects.of(people.pool).get()
    assert "Der Fördertopf ist angelegt." in page.content.decode()
    assert (source.amount, source.settings, source.client_cap) == (Decimal("20.00"), ["youth_office"], 2)

    ines.post(f"/desk/foerderung/{source.pk}/budget/?year=2026", {"amount": "1.500,50"}, follow=True)
    assert FundingBudget.objects.of(people.pool).get().amount == Decimal("1500.50")
    assert "1.500,50 €" in text_of(ines.get("/desk/foerderung/"))

    ines.post(f"/desk/foerderung/{source.pk}/ende/", {"valid_until": "2026-12-31"})
    source.refresh_from_db()
    assert source.valid_until == date(2026, 12, 31)


def test_refusal_stands_at_its_field(ines, office, at):
    source = make_source(office.pool, "WIR 2026")
    approved(office, at)

    text = text_of(ines.post("/desk/foerderung/neu/", NEW))
    assert "Einen Fördertopf mit diesem Namen gibt es schon." in text
    text = text_of(ines.post(f"/desk/foerderung/{source.pk}/ende/", {"valid_until": "2026-01-31"}))
    assert "Vorher kann er nicht enden." in text
    text = text_of(ines.post(f"/desk/foerderung/{source.pk}/aendern/", NEW))
    assert "Seine Regeln bleiben, wie sie sind" in text


def test_source_page_says_the_year_and_gives_the_files(ines, office, at):
    source = make_source(office.pool, client_cap=1)
    for day in (2, 3):
        approved(office, at, days=day)
    url = f"/desk/foerderung/{source.pk}/"

    text = text_of(ines.get(f"{url}?year=2026"))

    assert "Die Form dieses Nachweises ist nicht amtlich bestätigt" in text
    assert "Nicht gefördert, weil die Grenze je Fall erreicht war 1 (20,00 €)" in text
    assert "Mindestens 5 und 5: nicht erfüllt." in text
    assert "Amal" not in text
    assert load_workbook(BytesIO(ines.get(f"{url}nachweis.xlsx?year=2026").content))["Belege"].max_row == 2
    assert len(pikepdf.open(BytesIO(ines.get(f"{url}nachweis.pdf?year=2026").content)).pages) >= 1
    assert ines.get(f"{url}?year=99999&day=x").status_code == 200


def test_exception_and_choice_by_hand(ines, office, at):
    source = make_source(office.pool, client_cap=1)
    first, second = (approved(office, at, days=day) for day in (2, 3))
    more = f"/desk/foerderung/{source.pk}/ausnahme/?year=2026&request={first.assignment.request_id}"
    assert (
        f"request={first.assignment.request_id}"
        in ines.get(f"/desk/foerderung/{source.pk}/?year=2026").content.decode()
    )

    ines.post(more, {"extra": "1", "reason": "Kinderschutz"})
    page = ines.post(
        f"/desk/hours/{second.pk}/foerdertopf/", {"source": str(source.pk), "reason": "Ausnahme"}
    )
    second.refresh_from_db()

    assert page.status_code == 302
    assert second.source == source
    assert "+1: Kinderschutz" in text_of(ines.get(f"/desk/foerderung/{source.pk}/?year=2026"))
    row = FundingException.objects.of(office.pool).get()
    assert ines.post(f"/desk/foerderung/ausnahmen/{row.pk}/").status_code == 409


def test_texts_are_changed_and_unknown_blanks_refused(ines, office, at):
    source = make_source(office.pool)
    url = f"/desk/foerderung/{source.pk}/texte/"

    assert "Diesen Platzhalter gibt es hier nicht: {foo}" in text_of(ines.post(url, {"lead": "{foo}"}))
    ines.post(url, {"lead": "Nur {einsaetze}."})
    source.refresh_from_db()

    assert source.texts["lead"] == "Nur {einsaetze}."
    assert "Nur 0." in text_of(ines.get(f"/desk/foerderung/{source.pk}/"))


def test_list_of_sources_costs_the_same_however_many(ines, office):
    spent: list[int] = []
    for number in range(3):
        make_source(office.pool, f"Topf {number}")
        with queries_of(spent):
            ines.get("/desk/foerderung/")

    assert spent[1] == spent[2]


def test_costs_are_listed_and_taken_along(ines, office, at):
    data = {
        "pays_itself": "on",
        "invoice_address": "Amt\nPostfach 7",
        "cost_centre": "4711",
        "yearly_budget": "30",
    }
    ines.post(f"/desk/einrichtungen/{office.pk}/kosten/", data)
    make_tariff(office.pool, "0.00", side="authority")
    charged(approved(office, at), "30.00")
    text = text_of(ines.get("/desk/kosten/"))
    assert "Jugendamt Korbach" in text
    assert "aufgebraucht" in text

    page = ines.post("/desk/kosten/erstellen/", {"authority": office.pk, "month": "2026-11-01"}, follow=True)
    row = CostList.objects.of(office.pool).get()
    text = text_of(page)
    assert "keine Rechnung im Sinne des Umsatzsteuergesetzes" in text
    assert "Postfach 7" in text
    url = f"/desk/kosten/{row.pk}"
    book = load_workbook(BytesIO(ines.get(f"{url}.xlsx").content))
    assert book["Kosten"].cell(2, 4).value == 30
    assert not [cell for tab in book for line in tab.iter_rows() for cell in line if cell.data_type == "f"]
    assert "4711;Amt, Postfach 7" in ines.get(f"{url}.csv").content.decode("utf-8-sig")
    pdf = ines.get(f"{url}.pdf").content
    assert "Summe: 30,00 €" in words_in(pdf)
    assert pdf == ines.get(f"{url}.pdf").content
    assert bool(pikepdf.open(BytesIO(pdf)).Root.MarkInfo.Marked)
    assert ines.post("/desk/kosten/alle/", {"month": "2026-11-01"}).status_code == 409
    assert ines.post("/desk/kosten/alle/", {"month": "x"}).status_code == 404


def test_clerk_reads_one_sentence_about_the_budget(gesa, ines, office, at):
    assert "Vom Budget" not in text_of(gesa.get("/einrichtung/"))
    ines.post(f"/desk/einrichtungen/{office.pk}/kosten/", {"yearly_budget": "100"})
    charged(approved(office, at), "30.00")

    for page in ("/einrichtung/", "/auswertung/"):
        assert "Vom Budget 2026 sind 30,00 € von 100,00 € verbraucht" in text_of(gesa.get(page))
    assert "30,00" in gesa.get("/auswertung/termine.csv").content.decode("utf-8-sig")
    assert "in diesem Jahr bisher: 30,00 €." in text_of(ines.get(f"/desk/einrichtungen/{office.pk}/"))


def test_neighbour_sees_nothing(jona, people, office, at):
    found = fund_and_charge(approved(office, at), by=people.actor(people.ines), at=at)

    for path in (f"/desk/foerderung/{found['source']}/", f"/desk/kosten/{found['costs']}.csv"):
        assert jona.get(path).status_code == 404
    assert Assignment.objects.of(people.neighbour).count() == 0
