"""Which column is what: guessed from the words of its heading, German or English, else from its content."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pool.domain.spelling import fold
from pool.domain.words import gettext_noop as _
from scheduling.domain.imports.tables import ABOVE, Line, Table


class Field(StrEnum):
    """What a column may say about somebody; NOTHING is left out."""

    NOTHING = ""
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    GENDER = "gender"
    MOBILE = "mobile"
    PHONE = "phone"
    EMAIL = "email"
    POSTAL_CODE = "postal_code"
    TOWN = "town"
    LANGUAGES = "languages"
    NATIVE = "native"
    RADIUS = "radius"
    STATE = "state"
    DECLARATION = "declaration"
    TRAINING = "training"
    RECORD_CHECK = "record_check"
    CONSENT = "consent"
    NOTES = "notes"


FIELD_LABELS = {
    Field.NOTHING: _("– bleibt weg –"),
    Field.NAME: _("Name"),
    Field.FIRST: _("Vorname"),
    Field.LAST: _("Nachname"),
    Field.GENDER: _("Geschlecht"),
    Field.MOBILE: _("Mobilnummer"),
    Field.PHONE: _("weitere Telefonnummer"),
    Field.EMAIL: _("E-Mail"),
    Field.POSTAL_CODE: _("Postleitzahl"),
    Field.TOWN: _("Ort"),
    Field.LANGUAGES: _("Sprachen"),
    Field.NATIVE: _("Muttersprache"),
    Field.RADIUS: _("Umkreis (Kilometer Straße)"),
    Field.STATE: _("Stand"),
    Field.DECLARATION: _("Verpflichtungserklärung am"),
    Field.TRAINING: _("Basisschulung am"),
    Field.RECORD_CHECK: _("Führungszeugnis gesehen am"),
    Field.CONSENT: _("SMS erlaubt seit"),
    Field.NOTES: _("Notizen"),
}
SEVERAL = frozenset({Field.LANGUAGES, Field.NATIVE, Field.PHONE, Field.NOTES, Field.NOTHING})
# Words of a heading, as `fold` leaves them; the first rule that fits counts. "^" is the whole heading.
RULES: tuple[tuple[Field, str], ...] = (
    (Field.FIRST, r"vornamen?|rufname|first ?name|given ?name|forename"),
    (Field.LAST, r"nachnamen?|familiennamen?|zunamen?|surname|last ?name|family ?name"),
    (Field.EMAIL, r"e ?mails?|emails?|mail|mailadresse|e ?mail ?adresse|emailadresse"),
    (Field.CONSENT, r"sms (erlaubt|einwilligung|zustimmung|consent|allowed).*|einwilligung sms|sms|sms ok"),
    (Field.MOBILE, r"mobil.*|handy.*|mobile.*|cell.*|sms nummer|whatsapp"),
    (Field.PHONE, r"weitere telefonnummer|festnetz.*|telefon privat|telefon \d|landline|other phone"),
    (Field.MOBILE, r"tel|telefon.*|phone.*|telephone.*|rufnummer|telnr|tel nr|kontakt telefon|fon"),
    (Field.POSTAL_CODE, r"plz.*|postleitzahl.*|postal ?code|post ?code|zip.*"),
    (Field.TOWN, r"ort|wohnort.*|stadt|gemeinde|town|city|place|wohnhaft.*|wohnsitz|place of residence"),
    (Field.NATIVE, r"muttersprachen?|erstsprachen?|native languages?|mother tongues?"),
    (Field.LANGUAGES, r"sprachen?( \d+)?|\d+ sprache|(weitere|andere|fremd|arbeits) ?sprachen?.*"
                      r"|languages?( \d+)?|sprachkenntnisse|dolmetschsprachen?|sprachkombination(en)?"),
    (Field.GENDER, r"geschlecht|anrede|gender|sex|salutation|w m d|m w d|m w"),
    (Field.RADIUS, r"umkreis.*|radius.*|einsatzradius|entfernung.*|max(imal)? km|km|fahrbereitschaft.*"),
    (Field.DECLARATION, r"(verpflichtung|verschwiegenheit|schweigepflicht|datenschutzerkl|declaration).*"),
    (Field.RECORD_CHECK, r"(erweitertes )?fuhrungszeugnis.*|fuhrungszeugnis.*|efz.*|fz|record check.*"
                         r"|criminal record.*|certificate of conduct.*"),
    (Field.TRAINING, r"(basis|grund)?(schulung|qualifizierung|ausbildung|kurs).*|geschult.*|training.*"
                     r"|basic training.*|zertifikat.*"),
    (Field.STATE, r"stand|status|aktiv|state|active"),
    (Field.NOTES, r"notiz.*|bemerkung.*|kommentar.*|anmerkung.*|hinweise?|sonstiges|notes?"
                  r"|comments?|remarks?"),
    (Field.NAME, r"name|namen|name vorname|vorname name|vor und nachname|nachname vorname"
                 r"|dolmetscher.*|full name|name und vorname|person|sprachmittler.*|volunteer|interpreter"),
)  # fmt: skip
LOOKS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.EMAIL, re.compile(r"\S+@\S+\.\w+")),
    (Field.MOBILE, re.compile(r"(\+|00?)?[1-9][\d /()-]{8,18}")),
    (Field.POSTAL_CODE, re.compile(r"\d{5}")),
)
SAMPLE, MOST_OF = 40, 0.6
Called = Callable[[str], bool]


@dataclass(frozen=True)
class Layout:
    """How a table is to be read: the place of its headings among the lines (None: there are none), and what
    each column is."""

    heading: int | None
    fields: tuple[Field, ...]

    def headings(self, table: Table) -> Line | None:
        """The line with the headings."""
        return None if self.heading is None else table.lines[self.heading]

    def people(self, table: Table) -> tuple[Line, ...]:
        """The lines below them."""
        return table.lines[0 if self.heading is None else self.heading + 1 :]

    def columns(self, field: Field) -> list[int]:
        """The numbers of the columns, from 0, that are this."""
        return [at for at, one in enumerate(self.fields) if one is field]

    @property
    def names_somebody(self) -> bool:
        """Whether there is a name at all."""
        return bool({Field.NAME, Field.LAST, Field.FIRST} & set(self.fields))


def field_of(heading: str) -> Field:
    """What a heading says; NOTHING when it says nothing we know."""
    words = fold(heading)
    if words in PLACES:
        return Field.POSTAL_CODE
    found = (field for field, pattern in RULES if re.fullmatch(pattern, words))
    return next(found, Field.NOTHING) if words and len(words) < 60 else Field.NOTHING


PLACES = frozenset({"plz ort", "plz wohnort", "plz und ort", "postleitzahl ort", "wohnort plz", "ort plz"})


def heading_of(table: Table) -> int | None:
    """The line among the first with the most headings we know: two at least, or one that stands alone."""
    known = [
        sum(field_of(cell) is not Field.NOTHING for cell in set(line.cells) if cell)
        for line in table.lines[:ABOVE]
    ]
    best = max(known, default=0)
    if best < min(2, table.width):
        return None
    return max(at for at, count in enumerate(known) if count == best)


def guessed(table: Table, *, is_language: Called, heading: int | None = -1) -> Layout:
    """The Layout that seems right; `heading`: -1 asks for the line, too."""
    at = heading_of(table) if heading == -1 else heading
    known = [Field.NOTHING] * table.width
    taken: set[Field] = set()
    if at is not None:
        for column in range(table.width):
            known[column] = _once(field_of(table.lines[at].cell(column)), taken)
    layout = Layout(at, tuple(known))
    people = layout.people(table)[:SAMPLE]
    for column in range(table.width):
        if known[column] is Field.NOTHING and (at is None or not table.lines[at].cell(column)):
            texts = [text for line in people if (text := line.cell(column))]
            known[column] = _once(_looks_like(texts, is_language), taken)
    return Layout(at, tuple(known))


def _once(field: Field, taken: set[Field]) -> Field:
    """A field that is not taken yet; a second number is a further one."""
    if field in taken and field not in SEVERAL:
        return Field.PHONE if field is Field.MOBILE else Field.NOTHING
    taken.add(field)
    return field


def _looks_like(texts: Sequence[str], is_language: Called) -> Field:
    if not texts:
        return Field.NOTHING
    for field, pattern in LOOKS:
        if sum(bool(pattern.fullmatch(text)) for text in texts) >= MOST_OF * len(texts):
            return field
    spoken = sum(is_language(text) for text in texts)
    return Field.LANGUAGES if spoken >= MOST_OF * len(texts) else Field.NOTHING
