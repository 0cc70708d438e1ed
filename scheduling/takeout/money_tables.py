"""How the tables of money read, whichever rows they have: those of a time, or of an archived year."""

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from scheduling.domain.tariffs import Terms
from scheduling.models import CostItem, FundingSource, PaymentRun, Tariff
from scheduling.takeout.tables import Table, words
from scheduling.wording.states import STATES
from scheduling.wording.tariffs import terms_in_words
from scheduling.xlsx_files import Cell

Rows = QuerySet[Any]


def runs(rows: Rows) -> Table:
    """PaymentRuns without their files."""
    kind, state = words(PaymentRun.KINDS), words(STATES.get("PaymentRun", {}))
    heading = (
        _("Zahlungslauf"), _("Art"), _("Stand"), _("Ausführung am"), _("Summe"), _("Auszahlungen"),
        _("erstellt von"), _("erstellt am"), _("freigegeben von"), _("freigegeben am"), _("beauftragt am"),
        _("SHA-256 der Datei"),
    )  # fmt: skip
    columns = (
        "number", "kind", "state", "pays_on", "total", "count", "made_by", "made_at", "approved_by",
        "approved_at", "ordered_at", "sha256",
    )  # fmt: skip

    def read(values: Any) -> Sequence[Cell]:
        number, how, stands, *rest = values
        return number, kind(how), state(stands), *rest

    source = rows.order_by("number").values_list(*columns)
    return Table("zahlungslaeufe", _("Zahlungsläufe"), heading, source, read, frozenset({4}))


def payouts(rows: Rows) -> Table:
    """Who got what when; of the account only its last four characters."""
    state = words(STATES.get("Payout", {}))
    heading = (
        _("Auszahlung"), _("Zahlungslauf"), _("Name"), _("Stand"), _("Betrag"), _("IBAN endet auf"),
        _("angelegt am"), _("gezahlt am"), _("zurückgekommen am"), _("verzichtet am"), _("gespendet"),
        _("Grund"),
    )  # fmt: skip
    columns = (
        "reference", "run__number", "interpreter__person__name", "state", "amount", "last_four", "made_at",
        "paid_on", "returned_on", "waived_on", "donated", "reason",
    )  # fmt: skip

    def read(values: Any) -> Sequence[Cell]:
        reference, run, name, stands, *rest = values
        return reference, run, name, state(stands), *rest

    source = rows.order_by("pk").values_list(*columns)
    return Table("auszahlungen", _("Auszahlungen"), heading, source, read, frozenset({4}))


def parts(rows: Rows) -> Table:
    """Which Statement is in which Payout."""
    heading = (_("Auszahlung"), _("Abrechnung"), _("Betrag"), _("gilt"))
    columns = ("payout__reference", "statement__number", "amount", "live")
    source = rows.order_by("pk").values_list(*columns)
    name = _("Teile der Auszahlungen")
    return Table("auszahlungen-teile", name, heading, source, money=frozenset({2}))


def costs(rows: Rows) -> Table:
    """What institutions owe, line by line."""
    kind = words(CostItem.KINDS)
    heading = (
        _("Kostenliste"), _("Einrichtung"), _("Monat"), _("ausgestellt am"), _("Einsatz"), _("Art"), _("Tag"),
        _("Text"), _("Betrag"), _("Rechnung"),
    )  # fmt: skip
    columns = (
        "cost_list__number", "cost_list__authority__name", "cost_list__month", "cost_list__issued_at",
        "assignment", "kind", "day", "text", "amount", "calculation",
    )  # fmt: skip

    def read(values: Any) -> Sequence[Cell]:
        *before, what, day, text, amount, how = values
        return *before, kind(what), day, text, amount, how

    source = rows.order_by("cost_list__number", "day", "pk").values_list(*columns)
    return Table("kosten", _("Kosten der Einrichtungen"), heading, source, read, frozenset({8}))


def sources(rows: Rows) -> Table:
    """FundingSources with their budgets: a line for each year, or one without."""
    report = words(FundingSource.REPORTS)
    heading = (
        _("Fördertopf"), _("Programm und Bescheid"), _("Kostenstelle"), _("höchstens Einsätze je Fall"),
        _("gefördert je Einsatz"), _("Nachweis"), _("gilt ab"), _("gilt bis"), _("Jahr"), _("Budget"),
    )  # fmt: skip
    columns = (
        "name", "programme", "cost_centre", "client_cap", "amount", "report", "valid_from", "valid_until",
        "budgets__year", "budgets__amount",
    )  # fmt: skip

    def read(values: Any) -> Sequence[Cell]:
        return *values[:5], report(values[5]), *values[6:]

    source = rows.order_by("rank", "pk", "budgets__year").values_list(*columns)
    return Table("foerdertoepfe", _("Fördertöpfe"), heading, source, read, frozenset({4, 9}))


def exceptions(rows: Rows) -> Table:
    """Cases with more Assignments than the cap; whose case it is, nobody knows."""
    heading = (_("Fördertopf"), _("Einrichtung"), _("Jahr"), _("weitere Einsätze"), _("Grund"), _("am"))
    columns = ("source__name", "authority__name", "year", "extra", "reason", "made_at")
    source = rows.order_by("year", "pk").values_list(*columns)
    return Table("ausnahmen", _("Ausnahmen der Förderung"), heading, source)


def declarations(rows: Rows) -> Table:
    """What volunteers said that they got elsewhere."""
    heading = (_("Name"), _("Jahr"), _("anderswo erhalten"), _("Freibetrag"), _("erklärt am"))
    columns = ("person__name", "year", "amount", "law", "declared_at")
    source = rows.order_by("year", "person__name", "pk").values_list(*columns)
    return Table("erklaerungen", _("Erklärungen"), heading, source, money=frozenset({2}))


def accounts(rows: Rows) -> Table:
    """Whether we know where to pay; the account itself never leaves in a table."""
    heading = (_("Name"), _("IBAN endet auf"), _("verzichtet seit"), _("angegeben am"))
    columns = ("interpreter__person__name", "last_four", "waives_since", "given_at")
    source = rows.order_by("interpreter__number").values_list(*columns)
    return Table("bankverbindungen", _("Bankverbindungen"), heading, source)


def tariffs(rows: Rows) -> Table:
    """Each Tariff with all its terms, as JSON."""
    side, applies = words(Tariff.SIDES), words(Tariff.APPLIES)
    heading = (
        _("Tarif"), _("Seite"), _("gilt für"), _("Fördertopf"), _("gilt ab"), _("gilt bis"),
        _("Bedingungen"), _("Bedingungen (JSON)"),
    )  # fmt: skip
    columns = ("name", "side", "applies_to", "source__name", "valid_from", "valid_until", "terms")

    def read(values: Any) -> Sequence[Cell]:
        name, whose, what, source, since, until, terms = values
        told = json.dumps(terms, ensure_ascii=False, sort_keys=True)
        sentence = terms_in_words(Terms.from_json(terms))
        return name, side(whose), applies(what), source, since, until, sentence, told

    return Table("tarife", _("Tarife"), heading, rows.values_list(*columns), read)
