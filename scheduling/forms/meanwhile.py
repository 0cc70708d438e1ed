"""Two colleagues change the same Request: what one of them saw, and what is different by now.

The page carries what it showed. If that is not true any more, nothing is saved and the difference is said.
"""

from hashlib import sha256
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _

from pool.models import Event
from scheduling.models import Request
from scheduling.showing import facts_of

SHORT, SALT = 60, "seen"
Seen = dict[str, tuple[str, str]]


def seen_of(row: Request) -> str:
    """What a page shows of a Request, by label: signed, long words shortened with a mark of the whole."""
    return signing.dumps(_facts(row), salt=SALT, compress=True)


def _facts(row: Request) -> Seen:
    told = ((str(label), str(value)) for label, value in facts_of(row) if value)
    return {label: (_short(text), sha256(text.encode()).hexdigest()[:12]) for label, text in told}


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]} …"


def changed_since(seen: str, row: Request) -> str:
    """What is different now from what the page showed, and whose doing it was; nothing when all is the same.

    A page that does not say what it showed is believed.
    """
    try:
        before: dict[str, Any] = signing.loads(seen, salt=SALT)
    except signing.BadSignature:
        return ""
    now = _facts(row)
    labels = [one for one in (*now, *(one for one in before if one not in now)) if _differs(one, before, now)]
    if not labels:
        return ""
    words = "; ".join(f"{one}: {_word(before.get(one))} → {_word(now.get(one))}" for one in labels)
    return _(
        "%(who)s hat diese Anfrage inzwischen geändert (%(what)s). Es ist noch nichts gespeichert. "
        "Wenn Sie noch einmal speichern, gilt, was jetzt hier steht."
    ) % {"who": _who(row), "what": words}


def ask_about_changes(form: forms.Form, row: Request) -> bool:
    """Whether the Request is another one by now: the form says so once, and the next sending knows of it."""
    told = changed_since(form.cleaned_data["seen"], row)
    if told:
        data: Any = form.data
        form.data = data.copy()
        form.data["seen"] = seen_of(row)  # type: ignore[index]
        form.add_error(None, told)
    return bool(told)


def _differs(label: str, before: dict[str, Any], now: Seen) -> bool:
    return list(before.get(label, ())) != list(now.get(label, ()))


def _word(told: Any) -> str:
    return told[0] if told else _("nichts")


def _who(row: Request) -> str:
    last = Event.objects.of(row.pool_id).about(row).filter(verb="change").order_by("at", "pk").last()
    return last.actor if last else _("Jemand")
