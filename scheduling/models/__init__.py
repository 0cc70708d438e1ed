"""One file per noun."""

from scheduling.models.assignments import Assignment
from scheduling.models.offers import Assessment, Offer, Round
from scheduling.models.requests import Position, Request, Slot
from scheduling.models.service_records import ServiceRecord
from scheduling.models.statements import Statement, StatementEntry
from scheduling.models.tariffs import Tariff

__all__ = [
    "Assessment",
    "Assignment",
    "Offer",
    "Position",
    "Request",
    "Round",
    "ServiceRecord",
    "Slot",
    "Statement",
    "StatementEntry",
    "Tariff",
]
