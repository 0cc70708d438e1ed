"""The tax-free amount on the desk and on a volunteer's own page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.cache import cache
from django.test import Client
from openpyxl import load_workbook

from pool.models import Interpreter, Pool
from scheduling.actions.ceilings import declare_income
from scheduling.actions.links import make_own_link
from scheduling.models import IncomeDeclaration, MoneyRules
from scheduling.volunteers import actor_of
from tests.people import Cast
from tests.scheduling.links.post import press, visit
from tests.scheduling.money.money import worked
from tests.scheduling.web import queries_of, text_of

LIST, RULES = "/desk/freibetraege/", "/desk/einstellungen/freibetrag/"
SUMMER = datetime(2026, 7, 1, 8, tzinfo=UTC)
FILLED = {
    "do": "ceiling_rules", "law": "26", "own_amount": "500,00", "effect": "stops", "warn_percent": "70",
    "asks_declaration": "on",
}  # fmt: skip


@pytest.fixture
def own(people: Cast, at: datetime) -> Iterator[str]:
    """The path of Amal's page."""
    cache.clear()
    yield f"/k/{make_own_link(people.amal, by=actor_of(people.amal), at=at)}/"
    cache.clear()


def test_list_has_the_most_used_first(ines: Client, people: Cast) -> None:
    worked(people.chadi, SUMMER, "800.00")

    text = text_of(ines.get(LIST))

    assert "Steuerfrei sind bis zu 960,00 € im Jahr, je Person" in text
    assert "Es gilt: § 3 Nr. 26a EStG (Ehrenamtspauschale)." in text
    assert text.index("Chadi Nassar") < text.index("Amal Haddad")
    assert "83 Prozent, erreicht im Dezember" in text
    assert "0,00 € 800,00 € nicht erklärt 160,00 €" in text


def test_list_is_filtered(ines: Client, people: Cast, at: datetime) -> None:
    worked(people.chadi, SUMMER, "800.00")
    declare_income(people.amal, year=2026, amount=Decimal(0), law="26a", by=actor_of(people.amal), at=at)

    near, silent, nonsense = (text_of(ines.get(LIST, {"show": one})) for one in ("knapp", "offen", "x"))

    assert "Chadi Nassar" in near
    assert "Amal Haddad" not in near
    assert "Amal Haddad" not in silent
    assert "Amal Haddad" in nonsense


def test_files_have_numbers(ines: Client, people: Cast) -> None:
    worked(people.chadi, SUMMER, "800.50")

    book = load_workbook(BytesIO(ines.get(f"{LIST}liste.xlsx").content))
    csv = ines.get(f"{LIST}liste.csv?show=knapp").content.decode("utf-8-sig").splitlines()

    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][:4] == ("Nummer", "Name", "Gezahlt", "Offen")
    assert rows[1][1:6] == ("Chadi Nassar", 0, 800.5, 0, 800.5)
    assert csv[1].startswith("3;Chadi Nassar;0,00;800,50;0,00;800,50;159,50;")
    assert len(csv) == 2
    assert ines.get(f"{LIST}liste.pdf").status_code == 404


def test_pool_that_minds_nothing_says_so(ines: Client, people: Cast) -> None:
    Pool.objects.filter(pk=people.pool.pk).update(ceiling_law="")

    assert "Hier wird kein steuerfreier Betrag beachtet" in text_of(ines.get(LIST))
    assert ines.get(f"{LIST}{people.amal.pk}/").status_code == 200
    assert ines.get(f"{LIST}liste.csv").status_code == 200


def test_declaration_on_paper(ines: Client, people: Cast) -> None:
    page = f"{LIST}{people.amal.pk}/"
    text = text_of(ines.post(page, {"year": "2026", "amount": "120,50", "law": "26a"}, follow=True))

    assert "Die Erklärung ist gespeichert." in text
    assert "Für 2026 steht hier: 120,50 €" in text
    assert IncomeDeclaration.objects.of(people.pool).get().declared_by == "coordinator"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"amount": "-1"}, "Mindestens 0"),
        ({"amount": "viel"}, "Zahl"),
        ({"year": "2020"}, "2020"),
        ({"law": "26"}, "Für dieselbe Tätigkeit gilt nur einer der beiden Freibeträge."),
    ],
)
def test_paper_nobody_can_mean(ines: Client, people: Cast, changes: dict[str, str], words: str) -> None:
    filled = {"year": "2026", "amount": "120,50", "law": "26a"} | changes

    assert words in text_of(ines.post(f"{LIST}{people.amal.pk}/", filled))
    assert IncomeDeclaration.objects.of(people.pool).count() == 0


def test_what_another_pool_was_told_is_not_shown(ines: Client, people: Cast, at: datetime) -> None:
    same = Interpreter.objects.create(
        pool=people.neighbour, person=people.amal.person, number=1, state="active"
    )
    declare_income(same, year=2026, amount=Decimal("123.45"), law="26a", by=actor_of(same), at=at)
    worked(same, SUMMER, "40.00")

    text = text_of(ines.get(f"{LIST}{people.amal.pk}/"))

    assert "Von anderswo 163,45 €" in text
    assert "123,45" not in text


def test_somebody_of_another_pool_is_not_found(jona: Client, people: Cast) -> None:
    assert jona.get(f"{LIST}{people.amal.pk}/").status_code == 404


def test_rules_are_set(ines: Client, people: Cast) -> None:
    text = text_of(ines.post(RULES, FILLED, follow=True))

    pool, money = Pool.objects.get(pk=people.pool.pk), MoneyRules.objects.of(people.pool).get()
    assert "Gespeichert." in text
    assert "Zuletzt geändert: Ines Vogt" in text
    assert "2027: 960,00 € (noch nicht bestätigt, wie zuletzt)" in text
    assert (pool.ceiling_law, pool.ceiling_stops, pool.ceiling(2026)) == ("26", True, 3300)
    assert (money.travel_counts, money.warn_percent, money.asks_declaration) == (False, 70, True)


@pytest.mark.parametrize(
    "changes",
    [
        {"law": "12"}, {"law": "own", "own_amount": "0"}, {"own_amount": "viel"}, {"effect": "x"},
        {"warn_percent": "101"},
    ],
)  # fmt: skip
def test_rules_nobody_can_mean(ines: Client, people: Cast, changes: dict[str, str]) -> None:
    assert ines.post(RULES, FILLED | changes).context["form"].errors
    assert Pool.objects.get(pk=people.pool.pk).ceiling_law == "26a"


def test_settings_say_what_happens(ines: Client) -> None:
    text = text_of(ines.get("/desk/einstellungen/"))

    assert "Es gilt: § 3 Nr. 26a EStG (Ehrenamtspauschale). Wer kurz davor ist, wird später gefragt." in text


def test_list_costs_the_same_however_many(ines: Client, people: Cast) -> None:
    found: list[int] = []
    for who in ((people.amal,), (people.bo, people.chadi)):
        for one in who:
            worked(one, SUMMER, "20.00")
        with queries_of(found):
            ines.get(LIST)

    assert found[0] == found[1]


def test_own_page_says_how_far_and_takes_the_word(own: str, people: Cast) -> None:
    worked(people.amal, SUMMER, "20.00")
    before = text_of(visit(own))

    text = text_of(press(own, "income", year="2026", amount="100,00", law="26a"))

    assert "Von anderswo noch nicht gesagt Noch frei 940,00 €" in before
    assert "Danke! Das ist gespeichert." in text
    assert "Von anderswo 100,00 € Noch frei 840,00 €" in text
    assert "Sie haben für 2026 angegeben: 100,00 € von anderswo." in text


def test_own_page_refuses_with_a_sentence(own: str, people: Cast) -> None:
    press(own, "income", year="2026", amount="100", law="26a")

    text = text_of(press(own, "income", year="2026", amount="50", law="26a"))

    assert "Für dieses Jahr ist schon mehr angegeben." in text
    assert IncomeDeclaration.objects.of(people.pool).get().amount == 100


def test_own_page_of_a_pool_that_minds_nothing(own: str, people: Cast) -> None:
    Pool.objects.filter(pk=people.pool.pk).update(ceiling_law="")

    assert "steuerfreier Betrag" not in text_of(visit(own))
