"""The demo's clock moves by a step or to a time, and what came due is done at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django_q.models import OrmQ

from notifications import clock
from tests.builders import make_pool

pytestmark = pytest.mark.django_db
PAGE = "/demo/clock/"


@pytest.mark.parametrize(("step", "by"), [("hour", timedelta(hours=1)), ("day", timedelta(days=1))])
def test_a_step_moves_the_clock(client: Client, step: str, by: timedelta) -> None:
    answer = client.post(PAGE, {"step": step, "next": "/demo/phones/"})

    assert (answer["Location"], clock.offset()) == ("/demo/phones/", by)


def test_the_clock_can_be_set_to_a_local_time(client: Client) -> None:
    client.post(PAGE, {"to": "2030-01-02T10:30"})

    assert f"{clock.now():%Y-%m-%d %H:%M}" == "2030-01-02 09:30"


def test_reset_is_the_real_time(client: Client) -> None:
    clock.move(timedelta(days=3))

    client.post(PAGE, {"step": "reset"})

    assert clock.offset() == timedelta()


def test_what_came_due_is_done_at_once(client: Client) -> None:
    client.post(PAGE, {"step": "day"})

    assert {job.func() for job in OrmQ.objects.all()} == {
        "notifications.tasks.sweep",
        "scheduling.tasks.sweep",
    }


@pytest.mark.parametrize("fields", [{}, {"to": "gestern"}, {"step": "year"}, {"to": "2027-03-28T02:30"}])
def test_nonsense_moves_nothing(client: Client, fields: dict[str, str]) -> None:
    answer = client.post(PAGE, fields)

    assert (answer.status_code, clock.offset()) == (200, timedelta())
    assert "Bitte prüfen Sie Ihre Angaben" in answer.content.decode()


def test_the_way_back_leads_nowhere_else(client: Client) -> None:
    assert client.post(PAGE, {"step": "hour", "next": "https://evil.example/"})["Location"] == PAGE


def test_the_page_says_when_the_sms_wait(client: Client) -> None:
    make_pool()
    client.post(PAGE, {"to": "2030-01-02T22:30"})

    assert (
        "warten bis Do, 03.01.2030, 07:00"
        in client.get(PAGE, headers={"Accept-Language": "de"}).content.decode()
    )


def test_a_form_without_its_token_is_refused(settings: Any) -> None:
    assert Client(enforce_csrf_checks=True).post(PAGE, {"step": "day"}).status_code == 403
