"""T8: every SMS, with the longest names it can meet, is GSM-7 and at most two segments, of a series three."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.template.backends.django import DjangoTemplates
from django.utils import timezone, translation

from notifications.domain.sms_text import EXTENDED, GSM, gsm, segments
from pool import languages
from pool.domain.settings_of_work import MODALITY_LABELS, SETTING_LABELS
from pool.models import Pool
from scheduling.actions.wanted import MOST_MORE
from tests.house.tree import product_files

TEMPLATES = product_files("*.sms.txt")
MOST = 2
OF_SERIES = 3  # several dates in one SMS instead of one SMS each
STARTS = datetime(2026, 12, 30, 22, 45, tzinfo=UTC)
TOWN = "Hellschen-Heringsand-Unterschaar"  # the longest in use without a second name
LONGEST = sorted((row.sms for row in languages.OFFERED), key=len, reverse=True)
WIDE = {
    "pool": SimpleNamespace(
        sms_name="W" * (Pool._meta.get_field("sms_name").max_length or 0), phone="+496990009000"
    ),
    "language": " und ".join(LONGEST[: 1 + MOST_MORE]),
    "main": LONGEST[0],
    "via": LONGEST[0],
    "setting": max(SETTING_LABELS.values(), key=len),
    "modality": max(MODALITY_LABELS.values(), key=len),
    "town": TOWN,
    "slot": SimpleNamespace(starts=STARTS, ends=STARTS, minutes=480),
    "assignment": SimpleNamespace(starts=STARTS, ends=STARTS),
    "request": SimpleNamespace(
        street="Professor-Bier-Straße 123 b",
        postal_code="25764",
        town=TOWN,
        meeting_point="Haus B, 2. Stock, Zimmer 214",
        contact_name="Alexandra Schmidt-Hohenstein",
        contact_phone="+4917604069099",
    ),
    "code": "4821",
    "count": 12,
    "dates": "Mo 30.11. 11:30, Di 29.12. 09:30, Mi 30.12. 10:30, Do 31.12. 09:30, 7.1., 14.1. und 6 weitere",
    "codes": "4821, 4822, 4823, 4824, 4825",
    "example": "4821",
    "minutes": 480,
    "sentence": "Das hat gerade jemand anderes geändert. Bitte laden Sie die Seite neu.",
}
CHOICES: list[dict[str, Any]] = [
    {"on_site": on_site, "km": km} for on_site, km in product([True, False], [None, 199.5])
]


def rendered(text: str, choice: dict[str, Any]) -> str:
    """A template as it goes to the phone; a name it does not get shows as MISSING."""
    options = {**settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid": "MISSING %s", "autoescape": False}
    engine = DjangoTemplates({"NAME": "sms", "DIRS": [], "APP_DIRS": True, "OPTIONS": options})
    with translation.override("de"), timezone.override("Europe/Berlin"):
        return gsm(" ".join(engine.from_string(text).render({**WIDE, **choice}).split()))


def fits(sms: str, most: int = MOST) -> bool:
    """At most so many segments, and no letter that makes all others expensive."""
    return set(sms) <= set(GSM + EXTENDED) and segments(sms) <= most


def test_there_are_sms_to_test():
    assert TEMPLATES


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_sms_fits_into_its_segments(file: Path):
    most = OF_SERIES if "_series" in file.name else MOST
    for choice in CHOICES:
        sms = rendered(file.read_text(encoding="utf-8"), choice)

        assert "MISSING" not in sms
        assert fits(sms, most), f"{segments(sms)} segments, {len(sms)} characters: {sms}"


@pytest.mark.parametrize("text", ["{{ language }}" * 20, "Здравствуйте", "{{ nobody }}"])
def test_planted_template_is_found(text):
    sms = rendered(text, CHOICES[0])

    assert "MISSING" in sms or not fits(sms)
