"""What one side says of an appointment, in words."""

from django.utils.translation import gettext as _

from scheduling.domain.both_sides import Said
from scheduling.wording.numbers import duration


def said(word: Said | None) -> str:
    """75 Minuten, or that somebody did not come; nothing of a side that has not spoken."""
    if word is None:
        return _("noch nichts")
    if word.absent:
        return _("Die ratsuchende Person ist nicht gekommen.")
    return duration(word.minutes) if word.minutes else _("Zum Dolmetschen ist niemand gekommen.")
