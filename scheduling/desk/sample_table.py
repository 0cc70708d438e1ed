"""The table we offer to fill in ("Muster"): every heading we know, and two invented people."""

from datetime import date, tzinfo

from django.utils.translation import gettext as _

from scheduling.domain.imports.columns import FIELD_LABELS, Field
from scheduling.xlsx_files import Cell, Sheet, xlsx_file

SEEN = date(2026, 1, 15)
PEOPLE: tuple[dict[Field, Cell], ...] = (
    {
        Field.NAME: "Amal Haddad", Field.GENDER: "Frau", Field.MOBILE: "0171 3920001",
        Field.EMAIL: "amal.haddad@post.example", Field.POSTAL_CODE: "34497", Field.TOWN: "Korbach",
        Field.LANGUAGES: "Arabisch (Levante) (Muttersprache); Englisch (B2)",
        Field.RADIUS: 30, Field.STATE: "aktiv",
        Field.DECLARATION: SEEN, Field.TRAINING: SEEN, Field.RECORD_CHECK: SEEN, Field.CONSENT: SEEN,
        Field.NOTES: "Dieses Beispiel bitte löschen.",
    },
    {
        Field.NAME: "Bo Tesfay", Field.GENDER: "Mann", Field.MOBILE: "0171 3920002",
        Field.POSTAL_CODE: "35088", Field.TOWN: "Battenberg", Field.LANGUAGES: "Tigrinya",
        Field.RADIUS: 60, Field.STATE: "in Schulung",
        Field.NOTES: "Dieses Beispiel bitte löschen.",
    },
)  # fmt: skip


def sample(tz: tzinfo) -> bytes:
    """The file."""
    fields = [
        one for one in Field if one not in (Field.NOTHING, Field.FIRST, Field.LAST, Field.NATIVE, Field.PHONE)
    ]
    heading = [_(FIELD_LABELS[one]) for one in fields]
    rows = [[person.get(one) for one in fields] for person in PEOPLE]
    return xlsx_file([Sheet(_("Dolmetschende"), heading, rows)], tz=tz)
