"""The parts of a Request as one speaks of them when they have changed."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

PARTS = {
    "time": _("Zeit"),
    "other_times": _("andere Zeiten"),
    "setting": _("Bereich"),
    "way": _("Art des Einsatzes"),
    "place": _("Ort"),
    "meeting_point": _("Treffpunkt"),
    "contact": _("Ansprechperson"),
    "wish": _("wer gesucht wird"),
    "notes": _("Hinweise"),
    "urgent": _("wie eilig es ist"),
    "again": _("dieselbe Person wie sonst"),
    "file_reference": _("Zeichen"),
}


def parts(names: Iterable[str]) -> str:
    """Zeit, Treffpunkt"""
    return ", ".join(gettext(PARTS[name]) for name in names if name in PARTS)
