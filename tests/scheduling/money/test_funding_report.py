"""The proof: its sums are those of its lines, it names nobody, and both files can be read again."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from pool.actions.careers import leave
from pool.models import Interpreter, Training
from scheduling.actions import funding_cases
from scheduling.domain import funding_texts
from scheduling.domain.funding import Standing
from scheduling.domain.funding_report import Allowed, Fact, FiveFive, report
from scheduling.domain.tariffs import Terms, TimeRule
from scheduling.funding_files import report_pdf, report_xlsx
from scheduling.models import FundingBudget, FundingSource
from scheduling.queries.active_on import five_five
from scheduling.queries.funding_report import report_of
from scheduling.queries.funding_standing import standings
from tests.builders import coordinator_of, make_authority, make_interpreter, make_pool, make_tariff, submit
from tests.scheduling.desk.test_council import words_in
from tests.scheduling.money.work import approved, make_source, settle

FACTS = st.lists(
    st.builds(
        Fact,
        id=st.integers(1, 10**6),
        day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        interpreter=st.integers(1, 9),
        language=st.sampled_from(["apc", "tir"]),
        setting=st.sampled_from(["school", "youth_office"]),
        place=st.just("Korbach"),
        modality=st.just("on_site"),
        minutes=st.integers(0, 600),
        funded=st.decimals(0, 500, places=2),
        paid=st.decimals(0, 500, places=2),
        client=st.sampled_from(["", "hash-a", "hash-b", "hash-c"]),
        absent=st.booleans(),
    ),
    unique_by=lambda one: one.id,
    max_size=30,
)
TOLD = {
    "standing": Standing(Decimal(0), Decimal(0), None), "flat": None, "cap": 5, "missing": {}, "courses": [],
    "test": FiveFive(date(2026, 12, 31), 5, 5),
}  # fmt: skip


@given(FACTS, FACTS)
def test_sums_are_those_of_the_lines(facts, over) -> None:
    found = report(2026, facts, over=over, allowed={}, **TOLD)

    assert found.total == sum((one.funded for one in facts), Decimal(0))
    assert found.paid == sum((one.paid for one in facts), Decimal(0))
    assert [one.number for one in found.receipts] == list(range(1, len(facts) + 1))
    assert sum(one.count for one in found.clients) + found.without_reference == len(facts)
    assert found.over == sum(bool(one.client) for one in over)
    assert sum(n for _code, n in found.languages) == sum(n for _code, n in found.settings) == len(facts)


@given(FACTS, st.randoms(use_true_random=False))
def test_order_of_reading_does_not_matter_and_no_hash_is_told(facts, random) -> None:
    allowed = {"hash-a": Allowed(2, "Kinderschutz")}
    found = report(2026, facts, over=[], allowed=allowed, **TOLD)
    mixed = report(2026, random.sample(facts, len(facts)), over=[], allowed=allowed, **TOLD)

    assert mixed == found
    assert "hash" not in repr(found)


@pytest.fixture
def pool(db):
    """A Pool with one volunteer, a flat tariff and much patience."""
    pool = make_pool(offers_per_week=50, carrier="Landkreis Testkreis")
    make_interpreter(pool)
    make_tariff(pool, "12.50")
    return pool


@pytest.fixture
def wir(pool):
    """Two per client, 20 euros each, 1,000 in all."""
    source = make_source(pool, client_cap=2, programme="Bescheid 17")
    FundingBudget.objects.create(pool=pool, source=source, year=2026, amount=Decimal(1000))
    return source


@pytest.fixture
def office(pool):
    """A youth office."""
    return make_authority(pool)


def test_wir_report_says_everything(office, wir, at) -> None:
    rows = [approved(office, at, days=day) for day in (2, 3, 4)]
    approved(office, at, days=7, file_reference="", modality="phone")
    settle(rows[0], at)
    asked = submit(office, at, starts=at + timedelta(days=8), language="tir")
    asked.refresh_from_db()

    found = report_of(wir, 2026, at=at)

    assert [one.day.day for one in found.receipts] == [25, 26, 30]
    assert (found.total, found.paid, found.over, found.over_amount) == (
        Decimal("60.00"), Decimal("37.50"), 1, Decimal("20.00"),
    )  # fmt: skip
    assert [(one.client, one.statement) for one in found.receipts] == [(1, 1), (1, 1), (None, 1)]
    assert [(one.number, one.count, one.over, one.flagged) for one in found.clients] == [(1, 2, 1, False)]
    assert found.standing.used == Decimal("60.00")
    assert found.standing.rest == Decimal("940.00")
    assert (found.without_reference, found.interpreters, found.minutes) == (1, 1, 180)
    assert (found.test.people, found.test.languages, found.test.passed) == (1, 1, False)


def test_exception_raised_later_is_flagged_with_its_reason(office, wir, at) -> None:
    rows = [approved(office, at, days=day) for day in (2, 3, 4)]
    told = {"by": coordinator_of(office.pool), "at": at}
    request = rows[0].assignment.request
    funding_cases.allow_more(wir, request=request, year=2026, extra=1, reason="Kinderschutz", **told)
    assert report_of(wir, 2026, at=at).over == 0  # there is room now; nobody has used it yet
    funding_cases.choose_source(rows[2], source=wir, reason="Ausnahme", **told)

    line = report_of(wir, 2026, at=at).clients[0]

    assert (line.count, line.cap, line.allowed, line.flagged) == (3, 2, Allowed(1, "Kinderschutz"), True)


def test_plain_source_with_paid_amounts_works_the_same(office, at) -> None:
    county = make_source(
        office.pool, "Kreis", amount=None, client_cap=0, settings=["youth_office"], report="plain"
    )
    hourly = Terms(TimeRule(base=Decimal("25.00")))
    make_tariff(office.pool, terms=hourly, source=county)
    approved(office, at, days=2)
    approved(office, at, days=3, setting="school")

    found = report_of(county, 2026, at=at)

    assert (len(found.receipts), found.total, found.flat) == (1, Decimal("25.00"), None)
    assert b"%PDF" in report_pdf(county, 2026, at=at)[:10]
    assert "Bedarf" not in words_in(report_pdf(county, 2026, at=at))


def test_year_without_anything(wir, at) -> None:
    found = report_of(wir, 2025, at=at)

    assert (found.receipts, found.total, found.over, found.unfilled) == ((), Decimal("0.00"), 0, 0)
    assert len(report_xlsx(wir, 2025, at=at)) > 0
    assert "Keine Einsätze." in words_in(report_pdf(wir, 2025, at=at))


def test_new_years_eve_at_midnight_belongs_to_its_local_year(office, wir) -> None:
    at = datetime(2026, 12, 28, 9, tzinfo=UTC)
    approved(office, at, starts=datetime(2026, 12, 31, 22, 45, tzinfo=UTC))
    approved(office, at, starts=datetime(2027, 1, 1, 3, 0, tzinfo=UTC))

    assert [len(report_of(wir, year, at=at).receipts) for year in (2026, 2027)] == [1, 1]
    assert report_of(wir, 2026, at=at).receipts[0].day == date(2026, 12, 31)


def test_trainings_of_the_year_are_counted_by_people(wir, at) -> None:
    second = make_interpreter(wir.pool, "Bo Tesfay", "tir")
    for one in Interpreter.objects.of(wir.pool):
        told = {"pool": wir.pool, "interpreter": one, "kind": "basic", "name": "Basis", "units": 40}
        Training.objects.create(done_on=date(2026, 5, 2), **told)
    Training.objects.create(
        pool=wir.pool, interpreter=second, kind="further", name="alt", done_on=date(2025, 5, 2)
    )

    [course] = report_of(wir, 2026, at=at).courses

    assert (course.name, course.units, course.people) == ("Basis", 40, 2)


def test_xlsx_can_be_opened_and_numbers_are_numbers(office, wir, at) -> None:
    approved(office, at, days=2)
    content = report_xlsx(wir, 2026, at=at)

    book = load_workbook(BytesIO(content))
    cells = [cell for tab in book for row in tab.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    line = [cell.value for cell in book["Belege"][2]]
    assert line[:4] == [1, datetime(2026, 11, 25), 1, "Arabisch (Levante)"]  # noqa: DTZ001 -- a day
    assert [book["Belege"].cell(2, n).data_type for n in (1, 2, 8, 9)] == ["n", "d", "n", "n"]
    assert (line[7], line[8]) == (20, 12.5)
    assert any("nicht amtlich bestätigt" in str(cell.value) for cell in cells)
    assert "Amal" not in str([cell.value for cell in cells])
    assert content == report_xlsx(wir, 2026, at=at + timedelta(hours=1))


def test_pdf_is_tagged_and_says_the_figures(office, wir, at) -> None:
    approved(office, at, days=2)
    content = report_pdf(wir, 2026, at=at)

    file = pikepdf.open(BytesIO(content))
    told = file.open_metadata()
    assert (told["pdfaid:part"], told["pdfuaid:part"]) == ("2", "1")
    assert "/StructTreeRoot" in file.Root
    text = words_in(content)
    assert "20,00 €" in text and "–, " not in text
    assert "nicht amtlich" in text
    assert f"Am {at:%d.%m.%Y} waren" in text and "Ausgezahlt" not in text and "Davon bezahlt" in text
    assert "Amal" not in text
    assert content == report_pdf(wir, 2026, at=at + timedelta(hours=1))


def test_used_and_forecast_of_each_source(office, wir, at, django_assert_max_num_queries) -> None:
    approved(office, at, days=2)
    submit(office, at, starts=at + timedelta(days=9))

    with django_assert_max_num_queries(7):
        found = standings(office.pool, 2026, at=at)[wir.pk]

    assert (found.used, found.budget, found.warning) == (Decimal("20.00"), Decimal(1000), 0)
    assert found.forecast == Decimal("22.32")  # 327 of 365 days are over


def test_active_people_of_a_day_are_those_of_then(pool, at) -> None:
    amal = Interpreter.objects.of(pool).get()
    before = at.date() - timedelta(days=1)
    leave(amal, by=coordinator_of(pool), at=at)

    assert five_five(pool, before) == FiveFive(before, 1, 1)
    assert five_five(pool, at.date()).people == 0


def test_text_blocks_are_checked_and_filled() -> None:
    assert funding_texts.check_text(" {Einsaetze} [siehe oben] ") == "{Einsaetze} [siehe oben]"
    for body, error in (
        ("{unbekannt}", funding_texts.BlankNotKnown),
        ("{einsaetze", funding_texts.BlankUneven),
        ("x" * 4001, funding_texts.BlockTooLong),
    ):
        with pytest.raises(error):
            funding_texts.check_text(body)
    assert funding_texts.filled("{jahr}: {einsaetze}", {"jahr": "2026", "einsaetze": "{jahr}"}) == (
        "2026: {jahr}"
    )
    for block in funding_texts.BLOCKS.values():
        assert funding_texts.check_text(block.body)


def test_own_words_replace_ours(office, wir, at) -> None:
    FundingSource.objects.of(office.pool).filter(pk=wir.pk).update(texts={"lead": "Es waren {einsaetze}."})
    wir.refresh_from_db()
    approved(office, at)

    assert "Es waren 1." in words_in(report_pdf(wir, 2026, at=at))
