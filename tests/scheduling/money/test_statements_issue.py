"""Issuing: numbers, periods, the frozen paper, the word to the volunteer."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import typst
from django.utils import translation

from notifications.models import Message
from pool.models import Interpreter, Pool
from scheduling.actions import careers, statements
from scheduling.actions.statements_together import issue_all
from scheduling.domain.statement_papers import paper_from
from scheduling.models import (
    FundingSource,
    MoneyRules,
    ServiceRecord,
    Statement,
    StatementEntry,
    StatementPaper,
)
from scheduling.queries.settling import months_to_settle, waiting
from scheduling.statement_files import paper_shown
from tests.builders import coordinator_of, make_interpreter
from tests.scheduling.money.settled import DAY, NOVEMBER, approved, issue, office, opened, words_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool() -> Pool:
    """One speaker and Hessen's tariff."""
    return office()


def by_quarters(pool: Pool) -> None:
    """From now on a Statement covers a quarter."""
    MoneyRules.objects.update_or_create(pool=pool, defaults={"period": MoneyRules.QUARTER})


def test_the_paper_is_stored_once_with_its_sum(pool: Pool, at: datetime) -> None:
    row = issue(approved(pool, at), at)

    pdf = bytes(row.paper.pdf)
    assert pdf.startswith(b"%PDF-1.7")
    assert row.paper.sha256 == hashlib.sha256(pdf).hexdigest()
    assert row.content["total"] == "20.00"
    assert paper_from(row.content) == paper_shown(row)
    assert paper_from(row.content).as_json() == row.content


def test_frozen_is_frozen_whatever_changes_later(pool: Pool, at: datetime) -> None:
    row = issue(approved(pool, at), at)
    before = (row.content, bytes(row.paper.pdf), list(row.entries.values()))
    Pool.objects.filter(pk=pool.pk).update(name="Anders", carrier="Andere", ceiling_law="26")
    person = Interpreter.objects.of(pool).get().person
    person.name = "Amal Neu"
    person.save()

    with translation.override("en"):
        row = Statement.objects.of(pool).get()
        assert paper_shown(row).name == "Amal Haddad"
    assert (row.content, bytes(row.paper.pdf), list(row.entries.values())) == before


@pytest.mark.parametrize("model", [Statement, StatementPaper, StatementEntry])
def test_no_row_of_it_can_be_changed(pool: Pool, at: datetime, model: type[Statement]) -> None:
    issue(approved(pool, at), at)
    row = model.objects.of(pool).get()

    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        model.objects.of(pool).update(pool=pool)


def test_without_a_pdf_nothing_is_issued(pool: Pool, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    record = approved(pool, at)

    def broken(*_: object, **__: object) -> bytes:
        raise typst.TypstError("no memory")

    monkeypatch.setattr(typst, "compile", broken)
    with pytest.raises(statements.PaperFailed):
        issue(record, at)

    record.refresh_from_db()
    assert record.state == "approved"
    assert not Statement.objects.of(pool).exists()
    assert not Message.objects.filter(kind="statement_issued").exists()
    monkeypatch.undo()
    assert issue(record, at).number == 1


def test_a_month_ahead_is_refused(pool: Pool, at: datetime) -> None:
    record = approved(pool, at, at + 30 * DAY)

    with pytest.raises(statements.PeriodAhead):
        issue(record, at, date(2026, 12, 1))


def test_a_late_approval_is_a_further_statement(pool: Pool, at: datetime) -> None:
    issue(approved(pool, at), at)

    row = issue(approved(pool, at, at + 3 * DAY), at)

    assert (row.number, row.corrects) == (2, None)
    assert row.content["about"] == "Nachtrag zu Nr. 1"


def test_silvester_at_midnight_belongs_to_the_year_it_starts_in(pool: Pool, at: datetime) -> None:
    pool_time = pool.tz
    last = datetime(2026, 12, 31, 23, 59, tzinfo=pool_time)
    old = approved(pool, at, last)
    new = approved(pool, at, last + timedelta(hours=6))
    later = datetime(2027, 1, 5, tzinfo=UTC)

    rows = [issue(old, later, date(2026, 12, 1)), issue(new, later, date(2027, 1, 1))]

    assert [[e.service_record for e in row.entries.all()] for row in rows] == [[old], [new]]
    assert [e.day for row in rows for e in row.entries.all()] == [date(2026, 12, 31), date(2027, 1, 1)]


def test_a_quarter_holds_its_three_months(pool: Pool, at: datetime) -> None:
    by_quarters(pool)
    starts = [datetime(2026, month, day, 8, tzinfo=pool.tz) for month, day in ((9, 30), (10, 1), (12, 31))]
    records = [approved(pool, at, one) for one in starts]
    later = datetime(2027, 1, 2, tzinfo=UTC)

    row = issue(records[0], later, NOVEMBER)

    assert [e.service_record for e in row.entries.all()] == records[1:]
    assert (row.month, row.until) == (date(2026, 10, 1), date(2026, 12, 31))
    assert row.content["period"] == "4. Vierteljahr 2026"
    assert [(first, n) for _who, first, n in months_to_settle(pool)] == [(date(2026, 7, 1), 1)]


def test_from_month_to_quarter_and_back_loses_and_pays_nothing_twice(pool: Pool, at: datetime) -> None:
    starts = [datetime(2026, month, 10, 8, tzinfo=pool.tz) for month in (10, 11, 12)]
    october, november, december = (approved(pool, at, one) for one in starts)
    later = datetime(2027, 1, 2, tzinfo=UTC)
    issue(october, later, date(2026, 10, 1))
    by_quarters(pool)

    quarter = issue(november, later, date(2026, 10, 1))
    MoneyRules.objects.of(pool).update(period="month")
    late = issue(approved(pool, at, starts[2] + 3 * DAY), later, date(2026, 12, 1))

    assert [e.service_record for e in quarter.entries.all()] == [november, december]
    assert quarter.content["about"] == ""
    assert late.content["about"] == "Nachtrag zu Nr. 2"
    assert StatementEntry.objects.of(pool).values("service_record").distinct().count() == 4
    assert not waiting(pool)


def test_sources_and_kinds_stand_on_it(pool: Pool, at: datetime) -> None:
    FundingSource.objects.create(pool=pool, name="WIR 2026", valid_from=date(2026, 1, 1))
    row = issue(approved(pool, at), at)

    text = words_in(bytes(row.paper.pdf))

    assert row.content["by_source"] == [["WIR 2026", "20.00"]]
    assert row.content["by_kind"] == [["time", "20.00"]]
    assert "WIR 2026: 20,00 €" in text and "Summe: 20,00 €" in text
    assert "§ 3 Nr. 26a EStG" in text and "960,00 €" in text


def test_the_file_is_archival_tagged_and_german(pool: Pool, at: datetime) -> None:
    row = issue(approved(pool, at), at)

    file = opened(bytes(row.paper.pdf))
    told = file.open_metadata()

    assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")
    assert (str(file.Root.Lang), told["dc:title"]) == ("de", "Abrechnung Nr. 1")
    assert "/StructTreeRoot" in file.Root and bool(file.Root.MarkInfo.Marked)


@pytest.mark.parametrize("name", ["أمل حداد", "Амаль Хаддад", "아말", "Đặng Thị \u202e<b>#$", "ቦ ተስፋይ"])
def test_names_in_any_script_break_nothing(at: datetime, name: str) -> None:
    pool = office()
    person = Interpreter.objects.of(pool).get().person
    person.name = name
    person.save()

    row = issue(approved(pool, at), at)

    assert row.content["name"] == name
    assert "Summe: 20,00 €" in words_in(bytes(row.paper.pdf))


def test_a_long_list_has_its_heading_and_number_on_every_page(at: datetime) -> None:
    pool = office(offers_per_week=0)
    for n in range(40):
        record = approved(pool, at, datetime(2026, 10, 1 + n % 28, 7 + 5 * (n // 28), tzinfo=UTC))

    row = issue(record, at, date(2026, 10, 1))

    text = words_in(bytes(row.paper.pdf))
    pages = len(opened(bytes(row.paper.pdf)).pages)
    assert row.total == Decimal("800.00") and "Summe: 800,00 €" in text
    assert pages > 1 and text.count("Einsatz und Berechnung") == pages
    assert f"Seite {pages} von {pages}" in text


def test_a_mail_with_a_link_tells_them_once(pool: Pool, at: datetime) -> None:
    issue(approved(pool, at), at)

    mail = Message.objects.get(kind="statement_issued")
    assert (mail.channel, mail.recipient) == ("email", "amal@person.example")
    assert mail.subject == "Abrechnung Nr. 1, November 2026"
    assert "?abrechnung=1" in mail.body and "20,00" not in mail.body


def test_without_mail_an_sms_only_where_they_agreed(at: datetime) -> None:
    pool = office()
    row = Interpreter.objects.of(pool).get()
    row.person.email = ""
    row.person.save()
    issue(approved(pool, at), at)
    Interpreter.objects.of(pool).update(sms_consent_on=None)

    record = ServiceRecord.objects.of(pool).get()
    statements._tell(Statement.objects.of(pool).get(), at=at)  # noqa: SLF001 -- the word alone, again

    sms = Message.objects.get(kind="statement_issued")
    assert (sms.channel, sms.recipient) == ("sms", "+491713920001")
    assert record.state == "settled"


def test_who_left_still_gets_theirs(pool: Pool, at: datetime) -> None:
    record, by = approved(pool, at), coordinator_of(pool)
    later = at + 3 * DAY
    careers.leave_pool(record.assignment.interpreter, cancel=False, reason="Umzug", by=by, at=later)

    issue(record, later)

    assert Message.objects.filter(kind="statement_issued", channel="email").count() == 1


def test_all_that_wait_one_refusal_stops_no_other(pool: Pool, at: datetime) -> None:
    mine = make_interpreter(pool, "Bo Tesfay", "apc", mobile="+491713920002")
    Interpreter.objects.of(pool).exclude(pk=mine.pk).update(state="paused")
    october = datetime(2026, 10, 5, 8, tzinfo=UTC)
    approved(pool, at, october)
    Interpreter.objects.of(pool).update(state="active")
    Interpreter.objects.of(pool).filter(pk=mine.pk).update(state="paused")
    approved(pool, at, october + DAY)
    approved(pool, at)  # November is not over

    told = issue_all(pool, by=coordinator_of(pool), at=at)

    assert [row.number for row in told.done] == [1, 2]
    assert (told.refused, told.left) == ([], 0)
    assert [first for _who, first, _n in months_to_settle(pool)] == [NOVEMBER]
    assert len(issue_all(pool, by=coordinator_of(pool), at=at, first=NOVEMBER).done) == 1


def test_at_most_so_many_at_once_the_rest_is_counted(pool: Pool, at: datetime) -> None:
    for month in (8, 9, 10):
        approved(pool, at, datetime(2026, month, 5, 8, tzinfo=UTC))

    told = issue_all(pool, by=coordinator_of(pool), at=at, most=2)

    assert (len(told.done), told.left) == (2, 1)
