"""The SMS around payment: an account is wanted, or is another one now."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import POOL
from scheduling.domain.texts import Text

PAYMENTS = {
    "account_wanted": Text(
        _("Bankverbindung fehlt"),
        _("wenn wir jemandem Geld überweisen möchten und die IBAN fehlt oder geprüft werden muss"),
        "{pool}: Wir möchten Ihnen Geld überweisen. Bitte tragen Sie hier Ihre IBAN ein: {link} "
        "Fragen: {telefon}",
        (*POOL, "link"),
        ("pool", "link"),
    ),
    "account_changed": Text(
        _("Bankverbindung geändert"),
        _("wenn für jemanden eine IBAN eingetragen wurde"),
        "{pool}: Ihre Bankverbindung endet jetzt auf {endet}. Waren Sie das nicht? Bitte anrufen: {telefon}",
        (*POOL, "endet"),
        ("pool", "endet", "telefon"),
    ),
    "account_waived": Text(
        _("Verzicht auf Auszahlung"),
        _("wenn für jemanden eingetragen wurde, dass sie oder er kein Geld möchte"),
        "{pool}: Sie verzichten jetzt auf die Auszahlung. Waren Sie das nicht? Bitte anrufen: {telefon}",
        POOL,
        ("pool", "telefon"),
    ),
}
