"""The SEPA file against the published schema and another library; the cashier's list opened again."""

from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files
from io import BytesIO

import openpyxl
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from pyiso20022.pain.pain_001_001_09 import Document
from xsdata.formats.dataclass.parsers import XmlParser

from scheduling import payment_lists, sepa_files
from scheduling.domain import sepa_text
from scheduling.sepa_files import Order, Transfer, sepa_file
from tests.scheduling.money.paying import IBAN, OTHER

AT = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
DAY = date(2026, 12, 1)
SCHEMA = xmlschema.XMLSchema(str(files("sepaxml") / "schemas" / "pain.001.001.09.xsd"))
ALLOWED = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-?:().,'+ ")


def order(*transfers: Transfer, debtor: str = "Landkreis Müßig & Söhne", bic: str = "") -> Order:
    """What the bank is asked to do."""
    return Order("P1-L7", AT, debtor, OTHER, bic, DAY, transfers)


def transfer(number: int, amount: str, holder: str = "Amal Haddad", reason: str = "Abrechnung") -> Transfer:
    """One sum."""
    return Transfer(f"P1-L7-{number}", holder, IBAN, Decimal(amount), reason)


def read(file: bytes):
    """The message as another library understands it."""
    return XmlParser().from_bytes(file, Document).cstmr_cdt_trf_initn


def test_another_library_reads_what_was_ordered():
    file = sepa_file(order(transfer(1, "43.40", "Jürgen Groß"), transfer(2, "0.07", "O'Neill & Şahin")))

    found = read(file)
    head, (payment,) = found.grp_hdr, found.pmt_inf
    assert (head.msg_id, head.nb_of_txs, head.ctrl_sum) == ("P1-L7", "2", Decimal("43.47"))
    assert head.initg_pty.nm == payment.dbtr.nm == "Landkreis Muessig + Soehne"
    assert (payment.nb_of_txs, payment.ctrl_sum, payment.btch_bookg) == ("2", Decimal("43.47"), True)
    assert str(payment.reqd_exctn_dt.dt) == "2026-12-01"
    assert payment.pmt_tp_inf.svc_lvl[0].cd == "SEPA" and payment.chrg_br.value == "SLEV"
    assert payment.dbtr_acct.id.iban == OTHER
    assert payment.dbtr_agt.fin_instn_id.othr.id == "NOTPROVIDED"
    told = [
        (one.pmt_id.end_to_end_id, one.cdtr.nm, one.cdtr_acct.id.iban, one.amt.instd_amt.value)
        for one in payment.cdt_trf_tx_inf
    ]
    assert told == [
        ("P1-L7-1", "Juergen Gross", IBAN, Decimal("43.40")),
        ("P1-L7-2", "O'Neill + Sahin", IBAN, Decimal("0.07")),
    ]


def test_the_same_order_is_the_same_file_and_a_bic_is_told():
    told = order(transfer(1, "20"), bic="COBADEFFXXX")

    assert sepa_file(told) == sepa_file(told)
    assert read(sepa_file(told)).pmt_inf[0].dbtr_agt.fin_instn_id.bicfi == "COBADEFFXXX"


@settings(max_examples=20)
@given(
    st.lists(st.integers(1, 99_999_999), min_size=1, max_size=12), st.text(max_size=90), st.text(max_size=200)
)
def test_any_cents_and_any_words_are_a_valid_file_with_the_right_sum(cents, name, words):
    transfers = [
        Transfer(f"P1-L7-{number}", name, IBAN, Decimal(one) / 100, words)
        for number, one in enumerate(cents, start=1)
    ]

    file = sepa_file(order(*transfers, debtor=name))

    SCHEMA.validate(file.decode())
    found = read(file)
    amounts = [one.amt.instd_amt.value for one in found.pmt_inf[0].cdt_trf_tx_inf]
    assert amounts == [one.amount for one in transfers]
    assert found.grp_hdr.ctrl_sum == sum(amounts)
    assert set(found.pmt_inf[0].cdt_trf_tx_inf[0].cdtr.nm) <= ALLOWED


def test_a_reference_that_no_bank_takes_is_no_file():
    with pytest.raises(ValueError):
        sepa_file(order(Transfer("Ä", "Amal", IBAN, Decimal(1), "x")))


def test_an_account_outside_the_economic_area_gets_its_bic():
    file = sepa_file(order(Transfer("R-1", "Amal", "GB29NWBK60161331926819", Decimal(1), "x")))

    assert read(file).pmt_inf[0].cdt_trf_tx_inf[0].cdtr_agt.fin_instn_id.bicfi.startswith("NWBKGB2L")


@given(st.text(max_size=200), st.lists(st.integers(1, 99_999), min_size=1, max_size=80))
def test_the_reason_has_at_most_140_signs_that_every_bank_takes(who, numbers):
    text = sepa_text.reason(who, numbers)

    assert 0 < len(text) <= 140 and set(text) <= ALLOWED
    assert str(numbers[0]) in text
    assert len(sepa_text.name(who)) <= 70 and set(sepa_text.name(who)) <= ALLOWED


def test_umlauts_are_spelled_as_germans_do():
    assert sepa_text.plain("Müßig & Söhne – Łódź, Żółć, Çelik “Ü”") == (
        "Muessig + Soehne - Lodz, Zolc, Celik 'Ue'"
    )


def test_the_list_is_numbers_and_days_and_calculates_nothing():
    shares = [("4711", Decimal("40.00")), ("4712", Decimal("3.40"))]
    lines = [
        payment_lists.Line("P1-L7-1", "=HYPERLINK(1)", "Amal", IBAN, Decimal("43.40"), "Nr. 1", shares),
        payment_lists.Line("P1-L7-2", "Bo", "Bo", OTHER, Decimal("0.07"), "Nr. 2", [("", Decimal("0.07"))]),
    ]

    book = openpyxl.load_workbook(BytesIO(payment_lists.list_xlsx(lines, pays_on=DAY, tz=UTC)))
    csv = payment_lists.list_csv(lines, pays_on=DAY).decode("utf-8-sig").split("\r\n")

    payments, parts, centres = (list(book[name].values) for name in ("Zahlungen", "Anteile", "Kostenstellen"))
    assert payments[1][1] == "=HYPERLINK(1)" and book["Zahlungen"]["B2"].data_type == "s"
    assert payments[1][4] == 43.4 and payments[1][7].date() == DAY
    assert payments[3][0] == "Summe" and payments[3][4] == 43.47
    assert payments[1][6] == "4711 (40,00 €), 4712 (3,40 €)"
    assert [row[3] for row in parts[1:]] == [40, 3.4, 0.07]
    assert dict(centres[1:]) == {"ohne Kostenstelle": 0.07, "4711": 40, "4712": 3.4}
    assert csv[1].split(";")[1:5] == ["'=HYPERLINK(1)", "Amal", "DE89 3704 0044 0532 0130 00", "43,40"]
    assert csv[1].split(";")[7] == "01.12.2026"
    assert sepa_files.MEDIA_TYPE == "application/xml"
