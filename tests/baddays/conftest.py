"""A house with real workers and a patient Twilio; whatever was started is ended, come what may."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.baddays.twilio import PatientTwilio
from tests.baddays.works import POOL_NUMBER, Works


@pytest.fixture
def twilio(settings: Any, transactional_db: None) -> Iterator[PatientTwilio]:
    """Twilio on loopback, for the workers and for this process."""
    stand_in = PatientTwilio(auth_token=settings.TWILIO_AUTH_TOKEN, public_url=settings.PUBLIC_URL).start()
    settings.SMS_CHANNEL, settings.TWILIO_API_URL = "twilio", stand_in.url
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_FROM = stand_in.account_sid, POOL_NUMBER
    try:
        yield stand_in
    finally:
        stand_in.let_go()
        stand_in.stop()


@pytest.fixture
def works(twilio: PatientTwilio, at: datetime, tmp_path: Path) -> Iterator[Works]:
    """Monday morning; no worker yet."""
    works = Works(twilio, tmp_path)
    try:
        works.set_clock(at)
        yield works
    finally:
        works.end()
