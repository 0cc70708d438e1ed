"""How far they go, how often, how and from where."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from pool.actions.homes import set_home
from pool.actions.wishes import set_wishes
from pool.models import Interpreter
from scheduling.links.forms_own import HomeForm, WishesForm
from scheduling.links.own_forms import forms_shown, saves
from scheduling.links.parts import Part

SAVED = gettext_noop("Gespeichert.")


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return forms_shown(row, WishesForm, HomeForm)


PART = Part(
    "scheduling/links/own_wishes.html", _shown,
    {"wishes": saves(WishesForm, set_wishes, SAVED), "home": saves(HomeForm, set_home, SAVED)},
)  # fmt: skip
