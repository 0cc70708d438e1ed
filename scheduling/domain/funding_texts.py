"""The blocks of text of a funding report: our German defaults, and a Pool's own words with blanks.

    Im Jahr {jahr} gab es {einsaetze} geförderte Einsätze in {sprachen} Sprachen.

The paper goes to a German authority, so it is German, whatever language the reader has chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain.texts import TOKEN

LONGEST = 4000  # letters of a block
BLANKS = (
    "pool", "topf", "programm", "jahr", "einsaetze", "stunden", "sprachen", "dolmetschende", "bereiche",
    "nicht_bedient", "schulungen", "geschulte", "betrag", "pauschale", "ausgezahlt", "budget", "rest",
    "grenze", "ueber_grenze", "ausnahmen", "ohne_aktenzeichen", "stichtag", "aktive", "aktive_sprachen",
)  # fmt: skip
UNCONFIRMED = (
    "Die Form dieses Nachweises ist nicht amtlich bestätigt: Das aktuelle Formular des Ministeriums oder des "
    "Regierungspräsidiums liegt uns nicht vor. Bitte prüfen Sie vor dem Abgeben, was Ihr Bescheid verlangt."
)


@dataclass(frozen=True)
class Block:
    """One block: its title on the paper, and our words. `wir`: only in the report for WIR."""

    title: str
    body: str
    wir: bool = False


BLOCKS: dict[str, Block] = {
    "lead": Block(
        "Sachbericht",
        "{pool} vermittelt ehrenamtliche Laiendolmetscherinnen und Laiendolmetscher. Aus {topf} geförderte "
        "Einsätze im Jahr {jahr}: {einsaetze}, zusammen {stunden} Stunden. Sprachen: {sprachen}. "
        "Ehrenamtliche im Einsatz: {dolmetschende}.",
    ),
    "demand": Block(
        "Bedarf",
        "Anfragen, für die niemand gefunden wurde: {nicht_bedient}. Die Tabelle zeigt, in welchen Sprachen "
        "Ehrenamtliche fehlen.",
        wir=True,
    ),
    "training": Block(
        "Schulung",
        "Schulungen im Jahr {jahr}: {schulungen}. Teilnahmen: {geschulte}.",
        wir=True,
    ),
    "reach": Block(
        "Größe des Pools",
        "Am {stichtag} waren {aktive} Ehrenamtliche in {aktive_sprachen} Sprachen aktiv.",
        wir=True,
    ),
    "numbers": Block(
        "Zahlenmäßiger Nachweis",
        "Gefördert werden {betrag}. Den Ehrenamtlichen stehen für diese Einsätze {ausgezahlt} zu.",
    ),
    "clients": Block(
        "Einsätze je Fall",
        "Gezählt wird über einen verschlüsselten Wert des Aktenzeichens; wer die Personen sind, weiß der "
        "Pool nicht. Fälle mit einer Ausnahme: {ausnahmen}. Einsätze ohne Aktenzeichen: {ohne_aktenzeichen}.",
    ),
}


class BlockTooLong(Refused):
    """A report, not a book."""

    sentence = _("Bitte schreiben Sie höchstens 4000 Zeichen.")


class BlankNotKnown(Refused):
    """Nothing could be filled in there."""

    sentence = _("Diesen Platzhalter gibt es hier nicht: %(names)s. Möglich sind: %(known)s.")


class BlankUneven(Refused):
    """Somewhere a { or } stands alone."""

    sentence = _("Eine geschweifte Klammer steht allein. Platzhalter schreibt man so: {einsaetze}")


def blocks_of(kind: str) -> dict[str, Block]:
    """Those of a report of this kind (FundingSource.report)."""
    return {name: one for name, one in BLOCKS.items() if kind == "wir" or not one.wir}


def check_text(body: str) -> str:
    """`body` as it is kept. Raises BlockTooLong, BlankUneven, BlankNotKnown."""
    if len(body) > LONGEST:
        raise BlockTooLong
    names = [name for name, _words in _pieces(body) if name]
    if unknown := [name for name in names if name not in BLANKS]:
        raise BlankNotKnown(
            names=", ".join(f"{{{one}}}" for one in unknown), known=", ".join(f"{{{one}}}" for one in BLANKS)
        )
    return body.strip()


def filled(body: str, values: Mapping[str, str]) -> str:
    """The text with its blanks filled in; a value is never read again."""
    return "".join(values.get(name, "") if name else words for name, words in _pieces(body))


def _pieces(body: str) -> list[tuple[str, str]]:
    """Names of blanks and plain words, in their order; square brackets are plain words."""
    found: list[tuple[str, str]] = []
    for token in TOKEN.finditer(body):
        sign, words = token["sign"], token["words"]
        if sign and sign in "{}":
            raise BlankUneven
        if sign or words:
            found.append(("", sign or words))
        else:
            found.append((token["name"].strip().lower(), ""))
    return found
