"""What the youth office has kept: two places in its address book, and the beginning of a Request."""

from datetime import datetime, timedelta

from pool.actions.venues import Spot, add_venue
from pool.membership import actor_of
from pool.models import Authority
from scheduling.actions.drafts import save_draft
from scheduling.demo.reserved import frankfurt
from scheduling.demo.seed_past import requester_of

BOOK = (
    Spot("Familienzentrum", "34454", street="Schlossgasse 9", meeting_point="Gruppenraum, 1. Stock",
         contact_name="Hanna Weiß", contact_phone=frankfurt(3)),
    Spot("Kita Regenbogen", "35066", "Frankenberg (Eder)", "Wiesengrund 7", meeting_point="Eingang Hofseite"),
)  # fmt: skip
BEGUN = timedelta(hours=2)
ASKED = {
    "language": "Somali", "minutes": "60", "modality": "on_site", "direction": "both", "second_wanted": "no",
    "notes": "Hilfeplangespräch, zwei Kinder sind dabei.", "weeks": "0", "together": "single",
    "gender": "", "gender_required": "no", "second_gender": "", "second_gender_required": "no", "again": "",
}  # fmt: skip


def kept(authority: Authority, at: datetime) -> None:
    """All of it by its Requester, a moment ago."""
    by, then = actor_of(requester_of(authority)), at - BEGUN
    for spot in BOOK:
        add_venue(authority, spot=spot, by=by, at=then)
    day = (at + timedelta(days=12)).date()
    typed = ASKED | {"day": day.isoformat(), "setting": authority.setting, "contact_name": by.name}
    typed |= {name: getattr(authority, name) for name in ("postal_code", "town", "street", "meeting_point")}
    fields = {name: [value] for name, value in typed.items()}
    save_draft(authority, key="vorfuehrung", typed=fields, by=by, at=then)
