"""The archive of a year: whole, checkable without us, the same for the same data; every change shows."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command

from pool.domain.refusals import NotAllowed
from pool.models import Event, Membership
from pool.permissions import NotLead
from scheduling.actions.archiving import take_archive
from scheduling.actions.statements import issue_statement
from scheduling.archive import papers
from scheduling.archive.checking import NoArchive, faults
from scheduling.models import (
    CostItem,
    CostList,
    FundingSource,
    IncomeDeclaration,
    PaymentRun,
    Payout,
    PayoutPart,
    Statement,
    StatementEntry,
)
from tests.scheduling.money.worked import NEW_YEAR, approved

pytestmark = pytest.mark.django_db
XML, IBAN = b'<?xml version="1.0"?><Document/>', "DE02120300000000202051"


@pytest.fixture
def full(people, at):
    """Two Statements, a Payout of both in a run with its file, a list of costs, a source, a declaration."""
    pool, by = people.pool, people.actor(people.ines)
    first = approved(people.youth_office, at, notes="nur leise")
    approved(people.youth_office, at, days=12)
    source = FundingSource.objects.create(pool=pool, name="WIR", valid_from=date(2026, 1, 1))
    rows = [
        issue_statement(people.amal, month=date(2026, month, 1), by=by, at=NEW_YEAR) for month in (11, 12)
    ]
    run = PaymentRun.objects.create(
        pool=pool, number=1, kind="sepa", pays_on=date(2027, 1, 15), total=40, count=1, made_by="Ines Vogt",
        made_at=NEW_YEAR, file=XML, sha256=hashlib.sha256(XML).hexdigest(), state="ordered",
    )  # fmt: skip
    payout = Payout.objects.create(
        pool=pool, run=run, interpreter=people.amal, amount=40, holder="Amal Haddad", iban=IBAN,
        last_four="2051", reference="P-1", made_at=NEW_YEAR, state="ordered",
    )  # fmt: skip
    for row in rows:
        PayoutPart.objects.create(pool=pool, payout=payout, statement=row, amount=row.total)
    costs = CostList.objects.create(
        pool=pool, authority=people.youth_office, number=1, month=date(2026, 11, 1), issued_at=NEW_YEAR,
        total=Decimal("35.50"),
    )  # fmt: skip
    CostItem.objects.create(
        pool=pool, cost_list=costs, assignment=first.assignment, kind="service", day=date(2026, 11, 25),
        text="Einsatz", amount=Decimal("35.50"), calculation="35,50 €",
    )  # fmt: skip
    IncomeDeclaration.objects.create(
        pool=pool, person=people.amal.person, year=2026, amount=Decimal("120.00"), law="3_26a",
        declared_at=at, declared_by="interpreter",
    )  # fmt: skip
    assert source.pk
    return people


def taken(people, year=2026, **fields) -> bytes:
    """The bundle."""
    file = BytesIO()
    told = {"year": year, "by": people.actor(people.ines), "at": NEW_YEAR} | fields
    take_archive(people.pool, file, **told)
    return file.getvalue()


def table(bundle: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    """One table as another program reads it."""
    text = bundle.read(f"tabellen/{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def summed(rows: list[dict[str, str]], column: str) -> Decimal:
    """A column of euros."""
    return sum((Decimal(row[column].replace(",", ".")) for row in rows), Decimal(0))


def total(rows, column: str) -> Decimal:
    """The same in the database."""
    return sum(rows.values_list(column, flat=True), Decimal(0))


def repacked(data: bytes, **changed: bytes | None) -> BytesIO:
    """The bundle with some files changed, added, or left out (None)."""
    file, old = BytesIO(), zipfile.ZipFile(BytesIO(data))
    known = {name: old.read(name) for name in old.namelist()} | {
        name.replace("__", "/").replace("_dot_", "."): content for name, content in changed.items()
    }
    with zipfile.ZipFile(file, "w") as new:
        for name, content in known.items():
            if content is not None:
                new.writestr(name, content)
    return file


def test_all_files_are_there_as_they_were(full) -> None:
    bundle = zipfile.ZipFile(BytesIO(taken(full)))

    assert bundle.testzip() is None
    first = Statement.objects.of(full.pool).get(number=1)
    assert bundle.read("abrechnungen/000001.pdf") == bytes(first.paper.pdf)
    assert bundle.read("zahlungen/000001.xml") == XML
    assert json.loads(bundle.read("abrechnungen/000002.json"))["total"] == "20.00"
    assert json.loads(bundle.read("kosten/000001.json"))["total"] == "35.50"
    assert json.loads(bundle.read("tabellen/tarife.json"))[0]["terms"]["time"]["base"] == "20.00"
    assert json.loads(bundle.read("tabellen/tarife.json"))[0]["sentence"]
    assert [name for name in bundle.namelist() if name.startswith("foerderung/01-wir-")]
    told = bundle.read("README.txt").decode()
    assert "Archiv des Jahres 2026" in told and "2, zusammen 40,00 €" in told


def test_sums_of_the_tables_are_those_of_the_database(full) -> None:
    bundle, pool = zipfile.ZipFile(BytesIO(taken(full))), full.pool

    assert summed(table(bundle, "abrechnungen"), "Summe") == total(Statement.objects.of(pool), "total") == 40
    assert summed(table(bundle, "zeilen"), "Betrag") == total(StatementEntry.objects.of(pool), "amount")
    assert summed(table(bundle, "auszahlungen"), "Betrag") == total(Payout.objects.of(pool), "amount")
    assert summed(table(bundle, "kosten"), "Betrag") == Decimal("35.50")
    assert summed(table(bundle, "erklaerungen"), "anderswo erhalten") == 120
    assert json.loads(bundle.read("manifest.json"))["totals"]["statements"] == {"number": 2, "euros": "40.00"}
    steps = [row["Was"] for row in table(bundle, "schritte")]
    assert "Ines Vogt hat die Stunden freigegeben: 20,00 Euro." in steps


def test_nothing_of_the_account_but_its_end_and_nothing_of_the_request(full) -> None:
    bundle = zipfile.ZipFile(BytesIO(taken(full)))
    said = b"".join(bundle.read(name) for name in bundle.namelist())

    assert table(bundle, "auszahlungen")[0]["IBAN endet auf"] == "2051"
    for secret in (IBAN, "nur leise", "Südring", "Foyer", "AZ 17/4", "Frau Klee"):
        assert secret.encode() not in said


def test_another_program_finds_it_right(full, tmp_path) -> None:
    zipfile.ZipFile(BytesIO(taken(full))).extractall(tmp_path)
    program = shutil.which("sha256sum")
    assert program, "coreutils are missing"

    run = subprocess.run(  # noqa: S603 -- coreutils
        [program, "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count(b": OK") == len([one for one in tmp_path.rglob("*") if one.is_file()]) - 1


def test_same_data_are_the_same_bytes(full) -> None:
    assert taken(full) == taken(full, at=datetime.fromisoformat("2030-02-01T12:00:00+01:00"))


def test_year_without_anything_is_a_bundle_too(full) -> None:
    data = taken(full, year=2019)

    assert faults(BytesIO(data)) == []
    assert table(zipfile.ZipFile(BytesIO(data)), "abrechnungen") == []


def test_every_tampering_is_found(full) -> None:
    data = taken(full)
    sums = zipfile.ZipFile(BytesIO(data)).read("SHA256SUMS")

    assert faults(BytesIO(data)) == []
    assert faults(repacked(data, abrechnungen__000001_dot_pdf=b"%PDF other")) == [
        "Verändert: abrechnungen/000001.pdf"
    ]
    assert faults(repacked(data, tabellen__zeilen_dot_csv=None)) == ["Fehlt: tabellen/zeilen.csv"]
    assert faults(repacked(data, neu_dot_txt=b"x")) == ["Nicht verzeichnet: neu.txt"]
    shorter = b"".join(line for line in sums.splitlines(True) if b"000001.pdf" not in line)
    found = faults(repacked(data, SHA256SUMS=shorter, abrechnungen__000001_dot_pdf=None))
    assert found == ["manifest.json und SHA256SUMS sagen nicht dasselbe."]


def test_flipped_byte_in_any_file_is_found(full) -> None:
    good = taken(full)
    for info in zipfile.ZipFile(BytesIO(good)).infolist():
        for share in (0.1, 0.5, 0.9):
            data = bytearray(good)
            begin = info.header_offset + 30 + len(info.filename) + 20
            data[begin + int((info.compress_size - 1) * share)] ^= 4
            try:
                found = faults(BytesIO(bytes(data)))
            except NoArchive:
                continue  # the sums or the manifest themselves
            assert found, (info.filename, share)


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04"])
def test_what_is_none_is_said_to_be_none(data) -> None:
    with pytest.raises(NoArchive):
        faults(BytesIO(data))
    with pytest.raises(NoArchive):
        faults(repacked(_zip_of_one()))


def _zip_of_one() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        new.writestr("a.txt", "a")
    return file.getvalue()


def test_only_who_leads_gets_it_and_the_journal_knows_the_bytes(full) -> None:
    data = taken(full)
    event = Event.objects.of(full.pool).get(verb="archive")
    assert (event.actor, event.facts["sha256"]) == ("Ines Vogt", hashlib.sha256(data).hexdigest())

    with pytest.raises(NotAllowed):
        taken(full, by=full.actor(full.jona))
    Membership.objects.of(full.pool).filter(person=full.ines.person).update(leads=False)
    with pytest.raises(NotLead):
        taken(full)


def test_neighbour_has_nothing_of_ours(full) -> None:
    file = BytesIO()
    take_archive(full.neighbour, file, year=2026, by=full.actor(full.jona), at=NEW_YEAR)

    bundle = zipfile.ZipFile(file)
    said = b"".join(bundle.read(name) for name in bundle.namelist()).decode(errors="replace")
    assert "Amal" not in said and "Jugendamt" not in said and "2051" not in said


def test_reports_are_put_in_as_of_the_end_of_the_data(full, monkeypatch) -> None:
    def report(source, year, *, at):
        return f"{source} {year} {at:%Y-%m-%d}".encode()

    monkeypatch.setattr(papers, "REPORTS", (("xlsx", report),))
    bundle = zipfile.ZipFile(BytesIO(taken(full)))

    (path,) = [name for name in bundle.namelist() if name.startswith("foerderung/")]
    assert bundle.read(path) == b"WIR 2026 2027-01-05" and path.endswith(".xlsx")


def test_command_writes_checks_and_knows_what_it_gave(full, tmp_path) -> None:
    file, out = tmp_path / "2026.zip", StringIO()
    told = {"pool": full.pool.slug, "year": 2026, "to": file, "email": "ines@person.example"}

    call_command("archive", **told, stdout=out)
    call_command("archive", check=file, stdout=out)
    assert "vollständig und unverändert" in out.getvalue() and "an Ines Vogt." in out.getvalue()

    with pytest.raises(CommandError):
        call_command("archive", **told)
    with pytest.raises(CommandError):
        call_command("archive", **(told | {"email": "jona@person.example", "to": tmp_path / "b.zip"}))
    file.write_bytes(repacked(file.read_bytes(), neu_dot_txt=b"x").getvalue())
    with pytest.raises(CommandError, match="nicht unverändert"):
        call_command("archive", check=file, stdout=StringIO())


def test_command_closes_a_year_to_its_end(people, at) -> None:
    approved(people.youth_office, at)
    out, told = StringIO(), {"pool": people.pool.slug, "year": 2026}

    with pytest.raises(CommandError, match="noch nicht zu Ende"):
        call_command("close_year", **told)
    call_command("close_year", **told, unfinished=True, email="ines@person.example", stdout=out)

    assert "3 / 3" in out.getvalue() and "Abrechnung Nr. 1: Amal Haddad" in out.getvalue()
