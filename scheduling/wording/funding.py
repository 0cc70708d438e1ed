"""The words of a funding report: always German, for it goes to a German authority."""

from datetime import date
from decimal import Decimal

from django.utils import translation

from pool import languages
from scheduling import wording
from scheduling.domain import money
from scheduling.domain.funding_report import FiveFive, FundingReport
from scheduling.domain.funding_texts import Block, blocks_of, filled
from scheduling.models import FundingSource

MINUTES = 60


def blocks(source: FundingSource, found: FundingReport) -> list[tuple[str, str]]:
    """Title and text of each block, the Pool's own words before ours; an empty one is left out."""
    values = blank_values(source, found)
    told = [(block.title, filled(body, values)) for _name, block, body in own_blocks(source)]
    return [(title, text) for title, text in told if text]


def own_blocks(source: FundingSource) -> list[tuple[str, Block, str]]:
    """Name, block and the words that count now."""
    return [(name, one, source.texts.get(name, one.body)) for name, one in blocks_of(source.report).items()]


def blank_values(source: FundingSource, found: FundingReport) -> dict[str, str]:
    """What is filled in, as text."""
    standing = found.standing
    return {
        "pool": source.pool.name,
        "topf": source.name,
        "programm": source.programme,
        "jahr": str(found.year),
        "einsaetze": str(len(found.receipts)),
        "stunden": hours(found.minutes),
        "sprachen": str(len(found.languages)),
        "bereiche": str(len(found.settings)),
        "dolmetschende": str(found.interpreters),
        "nicht_bedient": str(found.unfilled),
        "schulungen": str(len(found.courses)),
        "geschulte": str(sum(one.people for one in found.courses)),
        "betrag": money.words(found.total),
        "pauschale": flat(found.flat),
        "ausgezahlt": money.words(found.paid),
        "budget": amount(standing.budget),
        "rest": amount(standing.rest),
        "grenze": str(found.cap or "keine"),
        "ueber_grenze": str(found.over),
        "ausnahmen": str(sum(one.allowed is not None for one in found.clients)),
        "ohne_aktenzeichen": str(found.without_reference),
        "stichtag": day(found.test.day),
        "aktive": str(found.test.people),
        "aktive_sprachen": str(found.test.languages),
    }


def five_five(test: FiveFive) -> str:
    """One sentence: both numbers, the day, and whether it is enough."""
    became = "erfüllt" if test.passed else "nicht erfüllt"
    return (
        f"Am {day(test.day)}: {test.people} aktive Dolmetschende, {test.languages} Sprachen. "
        f"Mindestens 5 und 5: {became}."
    )


def language(code: str) -> str:
    """Its German name."""
    return languages.name(code)


def setting(code: str) -> str:
    """Its German name."""
    with translation.override("de"):
        return wording.setting(code)


def place(town: str, modality: str) -> str:
    """The town, or am Telefon, per Video."""
    with translation.override("de"):
        return town or wording.modality(modality)


def hours(minutes: int) -> str:
    """12,5"""
    return f"{Decimal(minutes) / MINUTES:.1f}".replace(".", ",")


def flat(euros: Decimal | None) -> str:
    """The flat sum, or that there is none."""
    return "was ausgezahlt wurde" if euros is None else money.words(euros)


def amount(euros: Decimal | None) -> str:
    """An amount that nobody may have set."""
    return "nicht festgelegt" if euros is None else money.words(euros)


def day(one: date) -> str:
    """31.12.2026"""
    return f"{one:%d.%m.%Y}"
