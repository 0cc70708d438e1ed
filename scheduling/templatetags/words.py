"""{% load words %}: numbers, states and explanations as people read them."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import get_language

from notifications.domain.phones import pretty
from notifications.ical import CalendarReply
from notifications.models import Message
from scheduling import explaining, wording
from scheduling.domain import money
from scheduling.domain.periods import Period
from scheduling.statement_files import kind_words, source_words

register = template.Library()


@register.filter
def phone(e164: str) -> str:
    """A phone number in national form."""
    return pretty(e164) if e164 else ""


@register.filter
def outcome(kept: str) -> str:
    """What we did about a text that nobody understood."""
    return wording.outcome(kept)


@register.filter
def said(message: Message) -> str:
    """What somebody wrote."""
    return wording.said(message)


@register.filter
def proposal(message: Message) -> CalendarReply | None:
    """The other time that a calendar proposes, with `starts` and `ends`."""
    return wording.proposal(message)


@register.filter
def euros(amount: Decimal | None) -> str:
    """20,00 €"""
    return "" if amount is None else money.words(amount)


@register.filter
def period(row: Any) -> str:
    """November 2026, 4. Vierteljahr 2026: of a Period, or of a Statement"""
    span = row if isinstance(row, Period) else Period(row.month, row.until)
    return wording.period(span)


@register.filter
def paid_for(kind: str) -> str:
    """Einsatz, Fahrt, …: what a part of an amount is for"""
    return kind_words(kind)


@register.filter
def paid_from(name: str) -> str:
    """Where an amount comes from"""
    return source_words(name)


@register.filter
def in_words(row: Any) -> str:
    """The state of a row."""
    return wording.state(row)


@register.filter
def tone(row: Any) -> str:
    """The tone of a row's state."""
    return wording.tone(row)


@register.filter
def language(code: str) -> str:
    """The name of a language in the reader's language."""
    return wording.language(code, get_language() or "de")


@register.filter
def setting(value: str) -> str:
    """The name of a Setting."""
    return wording.setting(value)


@register.filter
def kind(value: str) -> str:
    """Schule, Behörde, …: what an Authority is"""
    return wording.kind(value)


@register.filter
def modality(value: str) -> str:
    """The name of a Modality."""
    return wording.modality(value)


@register.filter
def explained(row: dict[str, Any], asked: dict[int, explaining.Asked]) -> str:
    """Why this person was asked or not, to go on from the name."""
    return explaining.because(row, asked.get(row["interpreter"]))


@register.filter
def roads(facts: dict[str, Any]) -> str:
    """Whose distances an Assessment went by."""
    return explaining.roads(facts)


@register.filter
def points_in_words(parts: dict[str, float]) -> str:
    """Nähe 32, kennt den Fall 15: what a score is made of."""
    return explaining.points(parts)


@register.filter
def rule_names(codes: tuple[str, ...]) -> str:
    """Rules by their names."""
    return wording.rules(codes)


@register.filter
def part(name: str) -> str:
    """One part of a score."""
    return wording.part(name)


@register.filter
def place(position: Any) -> str:
    """The languages of one place, which one person must speak."""
    return wording.place(position, get_language() or "de")


@register.filter
def places(row: Any) -> str:
    """Whom a Request needs, by language."""
    return wording.places(row.places, get_language() or "de")


@register.filter
def stands_in(via: str, position: Any) -> str:
    """What is said of a substitute at this place; nothing of others."""
    return wording.stands_in(via, position)


@register.filter
def reckoned(facts: dict[str, Any]) -> str:
    """Why a Round asked so many."""
    return explaining.reckoned(facts)
