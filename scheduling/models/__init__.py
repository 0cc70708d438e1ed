"""One file per noun."""

from scheduling.models.applications import Application
from scheduling.models.assignments import Assignment
from scheduling.models.drafts import Draft
from scheduling.models.feedback import Feedback
from scheduling.models.feeds import Feed
from scheduling.models.links import Link
from scheduling.models.mailings import Mailing
from scheduling.models.offers import Assessment, Offer, Round
from scheduling.models.presences import Presence
from scheduling.models.registrations import Invitation, Registration
from scheduling.models.requests import Position, Request, Series, Slot
from scheduling.models.service_records import ServiceRecord
from scheduling.models.sms_texts import SmsText
from scheduling.models.statements import Statement, StatementEntry
from scheduling.models.tariffs import Tariff

__all__ = [
    "Application",
    "Assessment",
    "Assignment",
    "Draft",
    "Feed",
    "Feedback",
    "Invitation",
    "Link",
    "Mailing",
    "Offer",
    "Position",
    "Presence",
    "Registration",
    "Request",
    "Round",
    "Series",
    "ServiceRecord",
    "Slot",
    "SmsText",
    "Statement",
    "StatementEntry",
    "Tariff",
]
