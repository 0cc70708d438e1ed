"""What every page knows: demo or not, the Pool, the visitor's role and the main navigation."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from notifications import clock


class Entry(NamedTuple):
    """One line of the main navigation."""

    url: str
    label: str
    current: bool


# role -> (URL name, label, further section of the site that belongs to it)
NAVIGATION: dict[str, list[tuple[str, Any, str]]] = {
    "requester": [
        ("requests", _("Anfragen"), "/anfragen/"),
        ("schedule", _("Termine"), ""),
        ("request_new", _("Neue Anfrage"), ""),
        ("own_figures", _("Auswertung"), ""),
        ("institution", _("Einrichtung"), ""),
    ],
    "coordinator": [
        ("desk_today", _("Heute"), ""),
        ("desk_requests", _("Anfragen"), ""),
        ("desk_schedule", _("Termine"), ""),
        ("desk_sms", _("Nachrichten"), ""),
        ("desk_plan", _("Planung"), ""),
        ("desk_hours", _("Stunden"), ""),
        ("desk_statements", _("Abrechnung"), ""),
        ("desk_missing", _("Was fehlt"), ""),
        ("desk_people", _("Dolmetschende"), ""),
        ("desk_authorities", _("Einrichtungen"), ""),
        ("desk_rules", _("Regeln"), ""),
        ("desk_texts", _("Texte"), ""),
    ],
}
FOR_SUPERUSERS = ("admin:index", _("Menschen"), "")


def site(request: HttpRequest) -> dict[str, Any]:
    """The context of every page; costs no query beyond what the membership middleware has read."""
    membership = getattr(request, "membership", None)
    return {
        "demo": settings.DEMO,
        "clock": clock.now,  # called only by the page that shows it
        "membership": membership,
        "pool": membership.pool if membership else None,
        "role": membership.role if membership else "",
        "navigation": navigation(request, membership.role if membership else ""),
    }


def navigation(request: HttpRequest, role: str) -> list[Entry]:
    """The entries for this role; the one with the longest matching path is the current one."""
    lines = list(NAVIGATION.get(role, []))
    if getattr(getattr(request, "user", None), "is_superuser", False):
        lines.append(FOR_SUPERUSERS)
    found = [(url, label, [url, section]) for name, label, section in lines if (url := path_of(name))]
    here = max((covered(request.path, paths) for _url, _label, paths in found), default=0)
    return [
        Entry(url, str(label), bool(here) and covered(request.path, paths) == here)
        for url, label, paths in found
    ]


def covered(path: str, sections: list[str]) -> int:
    """How many letters of `path` one of `sections` covers; the root covers only itself."""
    return max(
        (len(part) for part in sections if part and (path == part or part != "/" and path.startswith(part))),
        default=0,
    )


def path_of(name: str) -> str:
    """The path of a URL name, empty while nobody has written that page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
