"""The tables of what is missing, as the page and the files show them alike."""

from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _

from pool.domain.settings_of_work import Gender
from scheduling.csv_files import Cell
from scheduling.desk.tables import Table, language, weekday
from scheduling.domain import missing
from scheduling.domain.demand import WHYS
from scheduling.domain.missing import PARTS, DepthLine, Part, When
from scheduling.domain.one_more import OneMore
from scheduling.queries.missing import Missing


def when_words(when: When | None) -> str:
    """Dienstag, vormittags (8–12 Uhr)"""
    return f"{weekday(when[0])}, {_(PARTS[when[1]])}" if when else "–"


def languages(found: Missing) -> Table:
    """What was asked for, by language."""
    headings = [_("Sprache"), _("Fehlt vor allem"), _("Angefragt"), _("Bedient"), _("Nicht bedient")]
    return Table(
        [*headings, _("Sprechen sie im Pool")],
        [
            [language(one.language), when_words(one.mostly), one.asked, one.served, one.missing, one.speakers]
            for one in missing.by_language(found.demands, found.speakers)
        ],
        words=2,
    )


def when(found: Missing) -> Table:
    """Weekday and part of the day, all languages together, with sums."""
    counts: Counter[When] = Counter()
    for (_code, day, part), number in missing.by_when(found.demands).items():
        counts[day, part] += number
    rows: list[list[Cell]] = [
        _counted(weekday(day), [counts[day, part] for part in Part]) for day in range(7)
    ]
    sums = [sum(counts[day, part] for day in range(7)) for part in Part]
    return Table(_parts(_("Tag")), [*rows, _counted(_("zusammen"), sums)])


def times(found: Missing) -> Table:
    """The same for each language by itself, where anything is missing."""
    counts = missing.by_when(found.demands)
    days = sorted({(language(code), code, day) for code, day, _part in counts}, key=lambda key: key[::2])
    return Table(
        [_("Sprache"), *_parts(_("Tag"))],
        [[name, *_counted(weekday(day), [counts.get((code, day, part), 0) for part in Part])]
         for name, code, day in days],
        words=2,
    )  # fmt: skip


def _parts(first: str) -> list[str]:
    return [first, *(_(PARTS[part]) for part in Part), _("zusammen")]


def _counted(name: str, numbers: list[int]) -> list[Cell]:
    return [name, *numbers, sum(numbers)]


def reasons(found: Missing) -> Table:
    """Why it was not served."""
    rows = missing.by_reason(found.demands)
    return Table([_("Warum nicht"), _("Nicht bedient")], [[_(WHYS[why]), number] for why, number in rows])


def towns(found: Missing) -> Table:
    """Where it was not served."""
    rows = missing.by_town(found.demands)
    named: list[list[Cell]] = [[town or _("am Telefon oder per Video"), number] for town, number in rows]
    return Table([_("Ort"), _("Nicht bedient")], named)


def depth(found: Missing) -> Table:
    """How much was served with how many possible people."""
    rows: list[list[Cell]] = [
        [depth_words(one), one.asked, one.served, "–" if one.percent is None else f"{one.percent} %"]
        for one in missing.by_depth(found.demands)
    ]
    return Table([_("Mögliche Personen"), _("Angefragt"), _("Bedient"), _("Anteil")], rows)


def depth_words(one: DepthLine) -> str:
    """keine, 1 bis 2, …, 11 und mehr"""
    if one.most == 0:
        return _("keine")
    if one.most is None:
        return _("%(least)s und mehr") % {"least": one.least}
    return _("%(least)s bis %(most)s") % {"least": one.least, "most": one.most}


def more(found: Missing) -> Table:
    """What one more volunteer would have served."""
    headings = [_("Eine Person mehr für"), _("Wohnort"), _("Zeiten")]
    return Table(
        [*headings, _("Hätte übernehmen können"), _("Von nicht bedienten")],
        [[who_words(one), place_words(one), _(one.pattern.words), one.served, one.missing]
         for one in found.more],
        words=3,
    )  # fmt: skip


def who_words(one: OneMore) -> str:
    """Tigrinya, or Tigrinya, Frau where only a woman helps."""
    wish = {Gender.FEMALE: _("eine Frau"), Gender.MALE: _("ein Mann")}.get(Gender(one.gender), "")
    return ", ".join(filter(None, (language(one.language), wish)))


def place_words(one: OneMore) -> str:
    """The town, one of the towns of this postal code, or that it does not matter."""
    return (
        _(" oder ").join(one.place.town.split("; "))
        if one.place
        else _("egal: nur am Telefon oder per Video")
    )


def sentence(one: OneMore) -> str:
    """The same as one sentence for the council."""
    facts = {
        "who": who_words(one), "place": place_words(one), "times": _(one.pattern.words),
        "served": one.served, "missing": one.missing,
    }  # fmt: skip
    text = _(
        "Eine Person mehr für %(who)s in %(place)s, %(times)s: "
        "Diese Person hätte %(served)s von %(missing)s nicht bedienten Anfragen übernehmen können."
    )
    remote = _(
        "Eine Person mehr für %(who)s, nur am Telefon oder per Video, Wohnort egal, %(times)s: "
        "Diese Person hätte %(served)s von %(missing)s nicht bedienten Anfragen übernehmen können."
    )
    return (text if one.place else remote) % facts


TABLES: dict[str, Callable[[Missing], Table]] = {
    "languages": languages,
    "times": times,
    "one-more": more,
    "depth": depth,
    "reasons": reasons,
    "towns": towns,
}  # what can be taken along as a file, by its name in the address
