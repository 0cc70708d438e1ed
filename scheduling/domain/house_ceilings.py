"""The SMS about the yearly tax-free amount: what comes from elsewhere, and that little is left."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import POOL
from scheduling.domain.texts import Text

CEILING_TEXTS = {
    "income_wanted": Text(
        _("Frage nach anderen Einkünften"),
        _("einmal im Januar, wenn der Pool danach fragt"),
        "{pool}: Bekommen Sie {jahr} auch anderswo Geld für solche Einsätze? Bitte sagen Sie es uns hier, "
        "auch wenn es nichts ist: {link}",
        (*POOL, "jahr", "link"),
        ("pool", "jahr", "link"),
        most=2,
    ),
    "ceiling_near": Text(
        _("Steuerfreier Betrag"),
        _("wenn vom steuerfreien Betrag wenig oder nichts mehr übrig ist und es keine E-Mail-Adresse gibt"),
        "{pool}: Von Ihrem steuerfreien Betrag {jahr} ({grenze}) sind {summe} erreicht. Was darüber liegt, "
        "müssen Sie vielleicht versteuern. Fragen? {telefon}",
        (*POOL, "jahr", "grenze", "summe"),
        ("pool", "jahr", "summe"),
        most=2,
    ),
}
