"""What the texts of our SMS may speak of: every {blank}, what it means, an example, and its room.

A value longer than its room is cut, so that a text checked once fits whatever is filled in. A blank that
is new here gets its value in `scheduling.messages.blank_values`.
"""

from dataclasses import dataclass

from pool.domain.words import gettext_noop as _


@dataclass(frozen=True)
class Blank:
    """`room` are the signs it may take in GSM-7, where [ ] { } € and a few others count twice.

    What is `spare` is only said where it costs no further segment.
    """

    means: str
    example: str
    room: int
    instead: tuple[str, ...] = ()  # what may be left out for it, so that it costs no more
    spare: bool = False


BLANKS = {
    "pool": Blank(_("Name des Pools in SMS"), "Pool Musterkreis", 24),
    "telefon": Blank(_("Telefon des Pools für Rückfragen"), "069 90009001", 18),
    "eilt": Blank(_("das Wort „EILT“, wenn es eilt; sonst leer"), "EILT", 4, spare=True),
    "code": Blank(_("Nummer, mit der man antwortet"), "4821", 4),
    "sprache": Blank(_("gesuchte Sprache"), "Arabisch (Levante)", 82),
    "ersatz": Blank(_("Sprache, mit der jemand aushilft; sonst leer"), "Arabisch (Irak)", 25),
    "tag": Blank(_("Wochentag und Datum"), "Di 24.11.", 9),
    "uhrzeit": Blank(_("Beginn"), "09:00", 5),
    "wann": Blank(_("der Tag, mit „heute“ oder „morgen“"), "morgen (Di 24.11.)", 18),
    "bisher": Blank(_("der Termin, wie er bis zur Antwort gilt"), "Mo 23.11. 14:00", 15),
    "dauer": Blank(_("Dauer in Minuten"), "60", 4),
    "ort": Blank(_("Ort; sonst „am Telefon“, „per Video“"), "Korbach", 40),
    "km": Blank(_("Entfernung in Kilometern; sonst leer"), "17", 5),
    "bereich": Blank(_("Bereich des Einsatzes"), "Schule", 26),
    "adresse": Blank(_("Straße und Ort; sonst „am Telefon“, „per Video“"), "Südring 2, 34497 Korbach", 110),
    "treffpunkt": Blank(_("Treffpunkt, wenn einer angegeben ist"), "Foyer", 60),
    "kontakt": Blank(_("Ansprechperson und ihr Telefon"), "Frau Klee 069 90009002", 60),
    "angaben": Blank(_("was zu melden ist, zum Beispiel „Minuten und km“"), "Minuten und km", 28),
    "zahlen": Blank(_("ein Beispiel dafür"), "60 24", 14),
    "codes": Blank(_("alle Codes, die gemeint sein können; sonst leer"), "4821, 4822", 40),
    "fragen": Blank(_("die offenen Fragen und ihre Codes"), "Di 24.11. 09:00 (4821)", 150),
    "zugesagt": Blank(_("die Codes der zugesagten Einsätze"), "7306, 7307", 40),
    "beispiel": Blank(_("der Code, wenn nur einer gemeint sein kann; sonst leer"), "4821", 4),
    "satz": Blank(_("der Grund, als ganzer Satz"), "Dieser Termin ist schon vergeben.", 200),
    "minuten": Blank(_("gemeldete Minuten"), "75", 4),
    "wer": Blank(_("wer von einer Verspätung weiß"), "Einrichtung (Mail), Koordination (Mail)", 66),
    "vorort": Blank(_("Telefon der Ansprechperson vor Ort"), "069 90009002", 18),
    "termine": Blank(_("die nächsten zugesagten Einsätze"), "Di 24.11. 09:00 Korbach (4821)", 340),
    "anzahl": Blank(_("wie viele Termine"), "4", 2),
    "reihe": Blank(_("die Termine der Reihe"), "Di 3.3. 14:00, 10.3., 17.3. und 2 weitere", 100),
    "reihe_codes": Blank(_("die Termine und ihre Codes"), "Di 3.3. 14:00 = 4821, 10.3. = 5932", 300),
    "bis": Blank(_("letzter Tag der Pause"), "07.12.2026", 10),
    "punkte": Blank(_("wie vieles wartet"), "3", 3),
    "zuerst": Blank(_("das Dringendste davon, mit dem Termin"), "Niemand gefunden, Di 24.11. 09:00", 80),
    "jahr": Blank(_("Kalenderjahr"), "2026", 4),
    "grenze": Blank(_("steuerfreier Betrag dieses Jahres"), "960,00 Euro", 15),
    "summe": Blank(_("was davon erreicht ist"), "780,00 Euro", 15),
    "endet": Blank(_("die letzten vier Zeichen der IBAN"), "4711", 4),
    "gefahren": Blank(_("gemeldete Kilometer"), "24", 6),
    "ticket": Blank(_("gemeldeter Preis der Fahrkarte in Euro; sonst leer"), "5,80", 7),
    "link": Blank(
        _("Link zu allen Angaben; sonst leer"),
        "https://pool.example/k/a1b2c3",
        100,
        ("treffpunkt", "kontakt"),
    ),
}
