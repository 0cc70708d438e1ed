"""What the Pool knows of them: name, number, mail address, languages; what is not right they say here."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.models import Interpreter
from scheduling.actions import contacts, links
from scheduling.actions.careers import write_to_desk
from scheduling.actions.mailings import set_mailings
from scheduling.doors import sentence, tried
from scheduling.links.forms_own import EmailForm, MobileForm, OwnForm, WordForm
from scheduling.links.own_forms import forms_shown, limited, saves
from scheduling.links.parts import Button, Part
from scheduling.volunteers import actor_of

MOST_CODES, MOST_TRIES, MOST_WORDS = 3, 5, 5  # within an hour
A_DAY = 10  # codes, and tries of one: a code has four digits


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    skills = sorted(row.skills.all(), key=lambda skill: (bool(skill.via), skill.pk))
    return {"skills": skills} | forms_shown(row, MobileForm, EmailForm, WordForm)


def _asks(kind: str, form_of: type[OwnForm]) -> Button:
    """The code goes out; the page asks for it."""

    def press(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
        form = form_of(request.POST, row=row)
        ask = limited("code", MOST_CODES, contacts.ask_contact, a_day=A_DAY)
        told = {"kind": kind, "by": actor_of(row), "at": at}
        pending = tried(form, ask, row, **told, **form.wanted()) if form.is_valid() else None
        return {"pending": pending} if pending else {f"form_{form_of.do}": form}

    return press


def _confirm(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
    """The code came back. Old links are dead, so this window goes on with a new one."""
    by, token, code = actor_of(row), request.POST.get("token", ""), request.POST.get("code", "")
    change = limited("try", MOST_TRIES, contacts.change_contact, a_day=A_DAY)
    try:
        row = change(row, token=token, code=code.replace("\x00", ""), by=by, at=at)
    except contacts.CodeWrong as refused:
        pending = contacts.pending_of(row, token, at=at)  # over, or not theirs: said above the page
        return {"pending": pending, "code_error": sentence(refused)}
    return {"go_on": links.make_own_link(row, by=by, at=at)}


def _mailings(wanted: bool) -> Button:
    def press(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
        set_mailings(row, wanted=wanted, by=actor_of(row), at=at)
        return {"done": _("Gespeichert."), "fresh": True}

    return press


WORD = saves(
    WordForm, limited("word", MOST_WORDS, write_to_desk),
    gettext_noop("Danke, Ihre Nachricht ist angekommen. Wir melden uns."),
)  # fmt: skip
PART = Part(
    "scheduling/links/own_data.html", _shown,
    {
        "new_mobile": _asks(contacts.MOBILE, MobileForm),
        "new_email": _asks(contacts.EMAIL, EmailForm),
        "code": _confirm,
        "word": WORD,
        "mailings_off": _mailings(False),
        "mailings_on": _mailings(True),
    },
)  # fmt: skip
