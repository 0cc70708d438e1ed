"""What of the numbers of a Pool is drawn."""

from collections.abc import Sequence

from django.utils import formats
from django.utils.translation import gettext as _

from scheduling.desk import evaluation_words as words
from scheduling.desk import plots
from scheduling.desk.evaluation_tables import Shown, load_words, step_words
from scheduling.desk.plots import Datum, Plot
from scheduling.domain.evaluation import By, Line

BEST = 10
SHORT = 62  # days: up to here weeks are drawn, above months


def over_time(shown: Shown) -> Plot:
    """Weeks of a short time, months of a long one."""
    by = By.WEEK if shown.now.days.length <= SHORT else By.MONTH
    title = _("Anfragen nach Wochen") if by is By.WEEK else _("Anfragen nach Monaten")
    lines = shown.now.by[by]
    data = [(_short(by, line), line.tally.served, line.tally.missing) for line in lines]
    return plots.columns("zeit", title, _most(shown, by, lines), data)


def languages(shown: Shown) -> Plot:
    """The ones that were asked for most."""
    lines = shown.now.by[By.LANGUAGE]
    data: list[Datum] = [
        (shown.name(By.LANGUAGE, line.key), line.tally.served, line.tally.missing)
        for line in needed(lines)[:BEST]
    ]
    return plots.rows("sprachen", _("Anfragen nach Sprachen"), _most(shown, By.LANGUAGE, lines), data)


def steps(shown: Shown) -> Plot:
    """How fast a yes came."""
    data: list[Datum] = [(step_words(step), number, 0) for step, number in shown.now.waits.steps]
    half = shown.now.waits.filed.half
    text = _("Die Hälfte der Zusagen war nach %(n)s wachen Minuten da.") % {"n": half}
    text = text if half is not None else _("Es gab keine Zusagen.")
    return plots.rows("zusagen", _("Zeit bis zum Ja"), text, data, parts=False)


def load(shown: Shown) -> Plot:
    """How the work is spread."""
    of = shown.now.spread
    data: list[Datum] = [(load_words(least, most), people, 0) for least, most, people in shown.now.load]
    text = _("%(busy)s von %(people)s hatten Einsätze.") % {"busy": of.busy, "people": of.people}
    return plots.rows("verteilung", _("Dolmetschende nach Zahl der Einsätze"), text, data, parts=False)


def needed(lines: Sequence[Line]) -> list[Line]:
    """Without what nobody needed after all; what was needed most comes first."""
    return sorted((one for one in lines if one.tally.needed), key=lambda one: -one.tally.needed)


def _short(by: By, line: Line) -> str:
    return formats.date_format(line.key, "j.n." if by is By.WEEK else "M")


def _most(shown: Shown, by: By, lines: tuple[Line, ...]) -> str:
    if not lines:
        return _("Es gab keine Anfragen.")
    best = max(lines, key=lambda line: line.tally.asked)
    return _("Die meisten Anfragen: %(name)s (%(n)s). %(when)s waren es zusammen %(all)s.") % {
        "name": shown.name(by, best.key),
        "n": best.tally.asked,
        "when": words.capfirst(words.when(shown.now.days)),
        "all": shown.now.total.asked,
    }
