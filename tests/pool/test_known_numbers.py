"""The update to confirmed numbers: who has answered before need not confirm."""

from importlib import import_module

import pytest
from django.apps import apps

from notifications.models import Message, Number
from tests.builders import hear, make_interpreter, make_pool

pytestmark = pytest.mark.django_db
AMAL, BO, STRANGER = "+491713920001", "+491713920002", "+491713920077"


def test_numbers_that_answered_are_confirmed_and_no_others(at):
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile=AMAL)
    make_interpreter(pool, "Bo Tesfay", mobile=BO)
    for number in (AMAL, STRANGER):
        hear(number, "HILFE", at)
    Message.objects.filter(direction="in").update(created_at=at)
    Number.objects.all().delete()

    confirm_known = import_module("pool.migrations.0006_known_numbers").confirm_known
    confirm_known(apps, None)
    confirm_known(apps, None)

    assert list(Number.objects.values_list("number", "confirmed_at", "heard_at")) == [(AMAL, at, at)]
