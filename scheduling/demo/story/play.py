"""Sets the stage, plays the scenes in order, and strikes the stage whatever happens."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from notifications import clock
from pool.models import Interpreter
from scheduling.demo import database, launch
from scheduling.demo.processes import Crew, Stopped
from scheduling.demo.reserved import SERVICE
from scheduling.demo.seed import seed
from scheduling.demo.seed_days import Days
from scheduling.demo.story import (
    answering,
    asking,
    calendars,
    changing,
    on_the_day,
    onboarding,
    paying,
    settling,
)
from scheduling.demo.story.stage import Stage
from scheduling.demo.trouble import Trouble
from scheduling.demo.twilio_stand_in import TwilioStandIn

Say = Callable[[str], object]


def play(say: Say, *, folder: Path, port: int, site: str) -> None:
    """The whole story; raises Trouble at the first step that did not really happen."""
    begun = time.monotonic()
    twilio = TwilioStandIn(auth_token=settings.TWILIO_AUTH_TOKEN, site=site).start()
    told = {
        "SMS_CHANNEL": "twilio", "TWILIO_ACCOUNT_SID": twilio.account_sid, "TWILIO_FROM": SERVICE,
        "TWILIO_API_URL": twilio.url,
    }  # fmt: skip
    try:
        days = set_up(say)
        with Crew(told, cwd=settings.BASE, logs=folder) as crew:
            launch.start(crew, port)
            stage = Stage(say, crew, twilio, Path(settings.MAILBOX_DIR), site, days)
            say(f"Web and worker at {site}, Twilio's stand-in at {twilio.url}, database {connection.vendor}")
            say(f"The product's clock says {days.at.astimezone(days.tz):%A, %d.%m.%Y, %H:%M}")
            play_scenes(stage)
        say(f"\nAll {stage.steps} steps really happened ({time.monotonic() - begun:.0f} s).")
    except Stopped as stopped:
        raise Trouble("Stopped.") from stopped
    finally:
        twilio.stop()
        connection.close()
        shutil.rmtree(folder, ignore_errors=True)


def set_up(say: Say) -> Days:
    """A database of its own, an invented pool without a past, the clock at nine on the next workday."""
    database.empty()
    database.migrate()
    zone = timezone.get_default_timezone()
    clock.reset()
    today = Days(clock.now(), zone)
    clock.move(today.on(today.workday(1), "09:00") - today.at)
    at = clock.now()
    pool = seed(at, history=False)
    say(f"{pool}: {Interpreter.objects.of(pool).count()} invented interpreters")
    launch.wake_worker()
    connection.close()
    return Days(at, zone)


def play_scenes(stage: Stage) -> None:
    """All of them; Trouble comes with the last words of web and worker."""
    try:
        scenes(stage)
    except Trouble as trouble:
        words = "".join(f"\n--- {name}\n{stage.crew.words(name)}" for name in stage.crew.members)
        raise Trouble(f"{trouble}{words}") from trouble


def scenes(stage: Stage) -> None:
    """The main job, step by step."""
    onboarding.register(stage)
    asking.sign_in(stage)
    onboarding.invite(stage)
    asking.choose_policy(stage)
    pk = asking.file_by_form(stage)
    other = asking.file_by_api(stage)
    offers = asking.who(stage, pk)
    asking.texts(stage, offers)
    asking.neighbour(stage, pk)
    answering.forged(stage, offers[0])
    answering.unclear(stage, offers[0])
    winner = answering.two_yeses(stage, pk, offers)
    uid = answering.confirmed(stage, offers, winner)
    ends = changing.change(stage, pk, winner, uid)
    changing.cancel(stage, other)
    calendars.subscribe(stage, uid)
    calendars.own_page(stage, winner)
    calendars.remind(stage, winner, ends)
    on_the_day.not_there(stage, pk, winner)
    record = settling.report(stage, winner, ends)
    settling.attest(stage, pk, winner, record)
    settling.rate(stage, winner)
    settling.approve(stage, record)
    settling.settle(stage, winner)
    paying.pay(stage, winner)
    paying.report(stage, ends.year)
