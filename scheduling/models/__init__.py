"""One file per noun."""

from scheduling.models.applications import Application
from scheduling.models.assignments import Assignment
from scheduling.models.ceilings import IncomeDeclaration
from scheduling.models.charges import CostItem, CostList
from scheduling.models.closings import ClosingItem, YearClosing
from scheduling.models.drafts import Draft
from scheduling.models.feedback import Feedback
from scheduling.models.feeds import Feed
from scheduling.models.funding import FundingBudget, FundingException, FundingSource
from scheduling.models.links import Link
from scheduling.models.mailings import Mailing
from scheduling.models.money_rules import MoneyRules
from scheduling.models.offers import Assessment, Offer, Round
from scheduling.models.payments import BankAccount, PaymentRun, Payout, PayoutPart
from scheduling.models.presences import Presence
from scheduling.models.registrations import Invitation, Registration
from scheduling.models.requests import Position, Request, Series, Slot
from scheduling.models.service_records import ServiceRecord
from scheduling.models.sms_texts import SmsText
from scheduling.models.statements import Statement, StatementEntry, StatementPaper
from scheduling.models.tariffs import Tariff

__all__ = [
    "Application",
    "Assessment",
    "Assignment",
    "BankAccount",
    "ClosingItem",
    "CostItem",
    "CostList",
    "Draft",
    "Feed",
    "Feedback",
    "FundingBudget",
    "FundingException",
    "FundingSource",
    "IncomeDeclaration",
    "Invitation",
    "Link",
    "Mailing",
    "MoneyRules",
    "Offer",
    "PaymentRun",
    "Payout",
    "PayoutPart",
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
    "StatementPaper",
    "Tariff",
    "YearClosing",
]
