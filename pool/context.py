"""What every page knows: demo or not, the Pool, the visitor's role and the main navigation."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from notifications import clock


class Entry(NamedTuple):
    """One line of the navigation; `parts` are the pages of the section one is in."""

    url: str
    label: str
    current: bool
    parts: tuple["Entry", ...] = ()


class Section(NamedTuple):
    """URL name, label, a further part of the site that belongs to it, and the section's own pages."""

    name: str
    label: Any
    further: str = ""
    pages: tuple[tuple[str, Any], ...] = ()


NAVIGATION: dict[str, tuple[Section, ...]] = {
    "requester": (
        Section("requests", _("Anfragen"), "/anfragen/"),
        Section("schedule", _("Termine")),
        Section("request_new", _("Neue Anfrage")),
        Section("own_figures", _("Auswertung")),
        Section("institution", _("Einrichtung")),
    ),
    "coordinator": (
        Section("desk_today", _("Heute")),
        Section("desk_requests", _("Anfragen"), "", (
            ("desk_requests", _("Alle Anfragen")),
            ("desk_plan", _("Zusammen planen")),
        )),
        Section("desk_schedule", _("Termine")),
        Section("desk_sms", _("Nachrichten"), "", (
            ("desk_sms", _("SMS und Mails")),
            ("desk_mailings", _("Rundschreiben")),
        )),
        Section("desk_people", _("Dolmetschende"), "", (
            ("desk_people", _("Verzeichnis")),
            ("desk_applications", _("Bewerbungen")),
            ("desk_map", _("Karte")),
        )),
        Section("desk_authorities", _("Einrichtungen")),
        Section("desk_hours", _("Stunden"), "", (
            ("desk_hours", _("Nachweise")),
            ("desk_statements", _("Abrechnung")),
            ("desk_ceilings", _("Freibetrag")),
            ("desk_payments", _("Auszahlung")),
            ("desk_costs", _("Kosten")),
            ("desk_funding", _("Förderung")),
            ("desk_year", _("Jahr")),
        )),
        Section("desk_numbers", _("Auswertung"), "", (
            ("desk_numbers", _("Zahlen")),
            ("desk_missing", _("Was fehlt")),
        )),
        Section("desk_settings", _("Einstellungen"), "", (
            ("desk_settings", _("Übersicht")),
            ("desk_rules", _("Suche")),
            ("desk_serving", _("Anfragen annehmen")),
            ("desk_texts", _("Texte")),
            ("desk_pages", _("Seiten")),
            ("desk_team", _("Team")),
            ("desk_transfer", _("Daten")),
        )),
    ),
}  # fmt: skip
FOR_SUPERUSERS = Section("admin:index", _("Menschen"))


def site(request: HttpRequest) -> dict[str, Any]:
    """The context of every page; costs no query beyond what the membership middleware has read."""
    membership = getattr(request, "membership", None)
    entries = navigation(request, membership.role if membership else "")
    return {
        "demo": settings.DEMO,
        "clock": clock.now,  # called only by the page that shows it
        "membership": membership,
        "pool": membership.pool if membership else None,
        "role": membership.role if membership else "",
        "navigation": entries,
        "section": next((one for one in entries if one.current and len(one.parts) > 1), None),
    }


def navigation(request: HttpRequest, role: str) -> list[Entry]:
    """The sections for this role; the one with the page whose path matches longest is the current one."""
    sections = [*NAVIGATION.get(role, ())]
    if getattr(getattr(request, "user", None), "is_superuser", False):
        sections.append(FOR_SUPERUSERS)
    found = [entry for one in sections if (entry := _entry(one, request.path))]
    here = max((reach for _entry_of, reach in found), default=0)
    return [one._replace(current=bool(here) and reach == here) for one, reach in found]


def _entry(section: Section, path: str) -> tuple[Entry, int] | None:
    """A section with those of its pages that exist, and how much of `path` it covers."""
    pages = [(url, label) for name, label in section.pages if (url := path_of(name))]
    url = path_of(section.name) or next((url for url, _label in pages), "")
    if not url:
        return None
    reach = covered(path, [url, section.further, *(one for one, _label in pages)])
    parts = tuple(
        Entry(one, str(label), bool(reach) and covered(path, [one]) == reach) for one, label in pages
    )
    return Entry(url, str(section.label), False, parts), reach


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
