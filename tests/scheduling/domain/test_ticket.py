"""A ticket in a report: by SMS, in a field, out of bounds; nothing else becomes ambiguous by it."""

from decimal import Decimal

import pytest

from scheduling.domain.intents import Intent
from scheduling.domain.replies import read
from scheduling.domain.service import (
    KilometresOutOfRange,
    MeansUnknown,
    TicketOutOfRange,
    TravelTimeOutOfRange,
    payable_km,
    payable_ticket,
    payable_way,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("FERTIG 4821 60 BUS 5,80", (60, "0", "5,80")),
        ("FERTIG 4821 60 12 Ticket 5,80", (60, "12", "5,80")),
        ("fertig 4821 60 min 12 km bus 5.80 euro", (60, "12", "5.80")),
        ("Fertig 60 4821 Bahn 5,80 €", (60, "0", "5,80")),
        ("FERTIG 4821 BUS 5,80 60", (60, "0", "5,80")),
        ("FERTIG 4821 75 24,5", (75, "24,5", "")),
        ("FERTIG 4821 60 zug 12 Danke", (60, "0", "12")),
    ],
)
def test_report_by_sms_may_name_a_ticket(text, told):
    reply = read(text)

    assert (reply.intent, reply.codes) == (Intent.REPORT, ("4821",))
    assert (reply.minutes, reply.km, reply.ticket) == told


@pytest.mark.parametrize(
    "text",
    [
        "FERTIG 4821 BUS 5,80",  # how long was it?
        "FERTIG 4821 60 5,80 BUS",  # kilometres or euros?
        "FERTIG 4821 60 BUS",
        "FERTIG 4821 60 BUS 5,80 BAHN 3,20",
        "FERTIG 4821 60 BUS 5,805",
        "FERTIG 4821 -60",
        "FERTIG 4821 60 BUS acht",
        "BUS 4821 5,80",
        "Ticket 5,80",
    ],
)
def test_what_may_mean_two_things_is_asked_back(text):
    assert read(text).intent is not Intent.REPORT


@pytest.mark.parametrize(
    "text", ["JA 4821 Bus", "NEIN 4821, kein Bus", "Bus", "ja ich komme mit dem Bus 4821"]
)
def test_bus_in_another_answer_reports_nothing(text):
    assert read(text).intent is not Intent.REPORT
    assert read(text).ticket == ""


@pytest.mark.parametrize(
    ("text", "price"),
    [("5,80", "5.80"), ("5.8", "5.80"), ("5,80 €", "5.80"), ("5 Euro", "5.00"), (" 12,345", "12.35")],
)
def test_price_is_read_with_comma_and_unit(text, price):
    assert payable_ticket(text) == Decimal(price)


@pytest.mark.parametrize("text", [None, "", " ", "0", "0,00 €"])
def test_no_ticket_is_none(text):
    assert payable_ticket(text) is None


@pytest.mark.parametrize("text", ["-1", "1000,01", "viel", "NaN", "Infinity", "5,80,90"])
def test_impossible_price_is_refused(text):
    with pytest.raises(TicketOutOfRange):
        payable_ticket(text)


def test_kilometres_may_bring_their_unit():
    assert payable_km("12,5 km") == Decimal("12.5")


@pytest.mark.parametrize(
    ("way", "refusal"),
    [
        (("x", None, "", None), KilometresOutOfRange),
        (("1", "-1", "", None), TicketOutOfRange),
        (("1", None, "rocket", None), MeansUnknown),
        (("1", None, "", -5), TravelTimeOutOfRange),
        (("1", None, "", 26 * 60), TravelTimeOutOfRange),
    ],
)
def test_way_says_what_is_wrong_with_it(way, refusal):
    with pytest.raises(refusal):
        payable_way(*way)


def test_ticket_without_means_was_bus_or_train():
    assert payable_way("0", "5,80", "", None).means == "transit"
    assert payable_way("0", "5,80", "bicycle", None).means == "bicycle"
    assert payable_way("12", None, "", None).means == ""
