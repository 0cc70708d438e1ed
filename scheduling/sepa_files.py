"""SEPA credit transfers as pain.001.001.09, checked against the published schema before anybody gets them.

The library sepaxml builds the tree; what it would take from the clock or from chance is set here, so that
the same Order is the same file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree

from sepaxml import SepaTransfer  # type: ignore[import-untyped]
from sepaxml.validation import try_valid_xml  # type: ignore[import-untyped]

from scheduling.domain import sepa_text
from scheduling.domain.ibans import bic_needed

SCHEMA = "pain.001.001.09"
SPACE = f"urn:iso:std:iso:20022:tech:xsd:{SCHEMA}"
MEDIA_TYPE = "application/xml"
REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9+?:().,'-]{0,34}")  # what banks take as an id


@dataclass(frozen=True)
class Transfer:
    """One sum to one account; `reference` is its end-to-end id, `reason` the words on the statement."""

    reference: str
    holder: str
    iban: str
    amount: Decimal
    reason: str


@dataclass(frozen=True)
class Order:
    """What the bank is asked to do on `pays_on`; `number` is the message's id, `made_at` aware."""

    number: str
    made_at: datetime
    debtor: str
    iban: str
    bic: str
    pays_on: date
    transfers: Sequence[Transfer]


def sepa_file(order: Order) -> bytes:
    """The whole file, UTF-8. Raises sepaxml's ValidationError, ValueError for an id that no bank takes."""
    for one in (order.number, *(transfer.reference for transfer in order.transfers)):
        if not REFERENCE.fullmatch(one):
            raise ValueError(one)
    debtor = {"name": sepa_text.name(order.debtor), "IBAN": order.iban, "batch": True, "currency": "EUR"}
    made = SepaTransfer(debtor | ({"BIC": order.bic} if order.bic else {}), schema=SCHEMA, clean=False)
    for transfer in order.transfers:
        made.add_payment(_payment(transfer, order.pays_on))
    file = _settled(made.export(validate=False), order)
    try_valid_xml(file, SCHEMA)
    return file


def _payment(transfer: Transfer, pays_on: date) -> dict[str, object]:
    bic = bic_needed(transfer.iban)
    return {
        "name": sepa_text.name(transfer.holder),
        "IBAN": transfer.iban,
        "amount": int(transfer.amount * 100),
        "execution_date": pays_on,
        "description": sepa_text.plain(transfer.reason)[: sepa_text.REASON] or transfer.reference,
        "endtoend_id": transfer.reference,
    } | ({"BIC": bic} if bic else {})


def _settled(file: bytes, order: Order) -> bytes:
    """Its ids and its time are ours; a bank without BIC is NOTPROVIDED, as German banks want it."""
    tree = ElementTree.fromstring(file)  # noqa: S314 -- made a line before, by us
    head = f".//{{{SPACE}}}"
    _set(tree, f"{head}MsgId", order.number)
    _set(tree, f"{head}CreDtTm", f"{order.made_at.replace(microsecond=0, tzinfo=None):%Y-%m-%dT%H:%M:%S}")
    _set(tree, f"{head}PmtInfId", order.number)
    bank = tree.find(f"{head}DbtrAgt/{{{SPACE}}}FinInstnId")
    if bank is not None and not len(bank):
        other = ElementTree.SubElement(bank, f"{{{SPACE}}}Othr")
        ElementTree.SubElement(other, f"{{{SPACE}}}Id").text = "NOTPROVIDED"
    ElementTree.register_namespace("", SPACE)
    text: bytes = ElementTree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    return text


def _set(tree: ElementTree.Element, path: str, text: str) -> None:
    found = tree.find(path)
    assert found is not None  # noqa: S101 -- the library makes it
    found.text = text
