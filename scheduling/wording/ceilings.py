"""How far somebody is with the yearly tax-free amount, in sentences."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from scheduling.domain import money
from scheduling.queries.ceilings import Standing


def counted(one: Standing) -> str:
    """2026 zählen 420,00 € von 960,00 €, frei sind noch 540,00 €."""
    facts = {
        "year": one.year, "counted": money.words(one.counted), "ceiling": money.words(one.ceiling),
        "left": money.words(one.left),
    }  # fmt: skip
    if one.reached:
        return _("%(year)s zählen %(counted)s. Der Betrag von %(ceiling)s ist erreicht.") % facts
    return _("%(year)s zählen %(counted)s von %(ceiling)s, frei sind noch %(left)s.") % facts


def ahead(one: Standing) -> str:
    """Geht es so weiter, sind 960,00 € im September erreicht."""
    facts = {"ceiling": money.words(one.ceiling), "forecast": money.words(one.forecast)}
    if one.month:
        facts["month"] = str(MONTHS[one.month])
        return _("Geht es so weiter, sind %(ceiling)s im %(month)s erreicht.") % facts
    return _("Geht es so weiter, werden es bis zum Jahresende etwa %(forecast)s.") % facts


def month(one: Standing) -> str:
    """erreicht; September; empty when it will not be reached this year."""
    if one.reached:
        return _("erreicht")
    return str(MONTHS[one.month]) if one.month else ""


def amount_known(one: Standing) -> str:
    """Said of a year whose amount nobody has looked up yet; otherwise empty."""
    if one.known:
        return ""
    text = _("Der Betrag für %(year)s ist noch nicht bestätigt. Gerechnet wird mit dem zuletzt bekannten.")
    return text % {"year": one.year}
