"""The SMS to those who coordinate: what nobody has looked at. It names nobody: a screen may lie about."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import POOL
from scheduling.domain.texts import Text

DESK = {
    "alert": Text(
        _("Es wartet etwas"),
        _("an die Koordination, wenn Dringendes zu lange liegen bleibt"),
        "{pool}: Es wartet etwas auf Sie ({punkte}). Zuerst: {zuerst}[. Ansehen: {link}]",
        (*POOL, "punkte", "zuerst", "link"),
        ("pool", "punkte", "zuerst"),
    ),
}
