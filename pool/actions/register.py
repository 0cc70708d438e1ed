"""Codes that a person or an edge may carry: rows of the register that are one language."""

from pool import languages
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _


class NotInRegister(Refused):
    """No row has this code."""

    sentence = _("Diese Sprache steht nicht in der Liste.")
    field = "language"


class TooWide(Refused):
    """A macrolanguage: nobody speaks "Kurdish"."""

    sentence = _("%(name)s ist nicht eine Sprache, sondern mehrere. Bitte genauer: %(choices)s.")
    field = "language"


def check_code(code: str) -> None:
    """Raise NotInRegister or TooWide unless this is one language."""
    row = languages.get(code)
    if row is None:
        raise NotInRegister
    if not row.offered:
        choices = ", ".join(languages.name(one) for one in row.ask_back)
        raise TooWide(name=languages.name(code), choices=choices)
