"""Records and Statements of one volunteer, as the tests of money need them."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf

from pool.models import Authority, Pool
from scheduling.actions import corrections, service_records, statements
from scheduling.actions.assignments import complete_assignment
from scheduling.domain.tariffs import Terms, TimeRule
from scheduling.models import Assignment, ServiceRecord, Statement, Tariff
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    make_tariff,
    submit,
)

DAY = timedelta(days=1)
NOVEMBER = date(2026, 11, 1)
CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def office(**fields: Any) -> Pool:
    """One speaker and Hessen's tariff."""
    pool = make_pool(**fields)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_tariff(pool)
    make_authority(pool)
    return pool


def attested(
    pool: Pool, at: datetime, starts: datetime | None = None, *, minutes: int = 60, km: str = "0",
    stated: int | None = None,
) -> ServiceRecord:  # fmt: skip
    """Both sides have said so; `stated`: other minutes of the Authority."""
    authority = Authority.objects.of(pool).earliest("pk")
    filed = min(at, starts - DAY) if starts else at
    held = accepted(submit(authority, filed, starts=starts or at + DAY), filed)
    record = complete_assignment(held, at=held.ends)
    worker = interpreter_actor(held)
    record = service_records.report_record(record, minutes=minutes, km=km, by=worker, at=held.ends)
    return service_records.attest_record(record, minutes=stated, by=clerk_of(authority)[0], at=held.ends)


def approved(pool: Pool, at: datetime, starts: datetime | None = None, **said: Any) -> ServiceRecord:
    """The coordinator has said yes."""
    record = attested(pool, at, starts, **said)
    return service_records.approve_record(record, by=coordinator_of(pool), at=at)


def agreed(held: Assignment, at: datetime) -> ServiceRecord:
    """An Assignment that somebody was given by hand, done and approved."""
    record = complete_assignment(held, at=held.ends)
    told = {"minutes": 60, "km": 0, "by": interpreter_actor(held), "at": held.ends}
    record = service_records.report_record(record, **told)
    by, _person = clerk_of(held.request.authority)
    record = service_records.attest_record(record, by=by, at=held.ends)
    return service_records.approve_record(record, by=coordinator_of(held.pool), at=at)


def issue(record: ServiceRecord, at: datetime, month: date = NOVEMBER, **how: Any) -> Statement:
    """The next Statement of who has worked."""
    who = record.assignment.interpreter
    by = coordinator_of(record.pool)
    return statements.issue_statement(who, month=month, by=by, at=at, **how)


def worth(pool: Pool, amount: str) -> None:
    """From now on an approval gives so many euros."""
    Tariff.objects.of(pool).update(terms=Terms(TimeRule(base=Decimal(amount))).as_json())


def put_right(
    record: ServiceRecord, at: datetime, *, to: str = "30.00", minutes: int = 90, km: str = "0",
    approve: bool = True,
) -> ServiceRecord:  # fmt: skip
    """Reopened, corrected, approved again, now `to` euros."""
    by = coordinator_of(record.pool)
    worth(record.pool, to)
    record = corrections.reopen_record(record, reason="Zahlendreher", by=by, at=at)
    record = service_records.correct_record(record, minutes=minutes, km=km, reason="so war es", by=by, at=at)
    return service_records.approve_record(record, by=by, at=at) if approve else record


def opened(content: bytes) -> pikepdf.Pdf:
    """The file as a reader sees it."""
    return pikepdf.open(BytesIO(content))


def words_in(content: bytes) -> str:
    """Everything that is written there, by what each font says its glyphs mean."""
    return "".join(_text(page) for page in opened(content).pages)


def _text(page: Any) -> str:
    fonts = {name: _meanings(font) for name, font in page.Resources.Font.items()}
    said: list[str] = []
    current: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else operands
            raw = b"".join(bytes(one) for one in parts if isinstance(one, pikepdf.String))
            said.append("".join(current.get(raw[n : n + 2], "") for n in range(0, len(raw), 2)))
        elif str(operator) == "ET":
            said.append(" ")
    return "".join(said)


def _meanings(font: Any) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = [pair for block in CHARS.findall(table) for pair in PAIR.findall(block)]
    return {bytes.fromhex(glyph): bytes.fromhex(sign).decode("utf-16-be") for glyph, sign in pairs}
