"""Everything a Pool can set, in the order of the page Einstellungen. To add one: a Part here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from pool.models import Pool
from scheduling.wording import money_settings as money_effects
from scheduling.wording import pool_settings as effects


@dataclass(frozen=True)
class Part:
    """One thing that can be set: its name, what it is good for, and where.

    `verbs` are those of the journal that change it, `effect` says in a sentence what it does now.
    """

    title: str
    purpose: str
    url: str
    anchor: str
    verbs: tuple[str, ...]
    effect: Callable[[Pool], str] | None = None


PARTS = (
    Part(
        gettext_noop("Name und Absender"),
        gettext_noop("Wie der Pool heißt und wie man ihn erreicht."),
        "desk_sender",
        "",
        ("set_sender",),
        effects.sender,
    ),
    Part(
        gettext_noop("Wie gefragt wird"),
        gettext_noop("Wie viele auf einmal, wie lange wir warten."),
        "desk_rules",
        "asking",
        ("set_asking",),
        effects.asking,
    ),
    Part(
        gettext_noop("Ruhezeiten"),
        gettext_noop("Wann kein Telefon klingeln soll."),
        "desk_rules",
        "asking",
        ("set_asking",),
        effects.quiet,
    ),
    Part(
        gettext_noop("Reihenfolge"),
        gettext_noop("Wer zuerst gefragt wird: was wie viel zählt."),
        "desk_rules",
        "weights",
        ("set_weights",),
        effects.weights,
    ),
    Part(
        gettext_noop("Unterlagen"),
        gettext_noop("Welche Unterlagen gelten und wie lange."),
        "desk_rules",
        "rules",
        ("set_rules",),
        effects.papers,
    ),
    Part(
        gettext_noop("SMS"),
        gettext_noop("Wie viele SMS es werden dürfen."),
        "desk_rules",
        "sms",
        ("set_sms_rules",),
        effects.sms,
    ),
    Part(
        gettext_noop("Pausen des Pools"),
        gettext_noop("Tage, an denen niemand geschickt wird."),
        "desk_rules",
        "closure",
        ("add_closure", "remove_closure"),
    ),
    Part(
        gettext_noop("Schulferien"),
        gettext_noop("Für alle, die nur in den Ferien können oder nicht können."),
        "desk_rules",
        "school_holiday",
        ("add_school_holiday", "remove_school_holiday", "adopt_school_holidays"),
    ),
    Part(
        gettext_noop("Ersatzsprachen"),
        gettext_noop("Welche Sprache bei welcher anderen hilft."),
        "desk_rules",
        "edge",
        ("set_edge", "remove_edge"),
    ),
    Part(
        gettext_noop("Anfragen annehmen"),
        gettext_noop("Wer anfragen darf, wofür, wann, und was Absagen kostet."),
        "desk_serving",
        "",
        ("set_matters", "set_times", "set_limits"),
        effects.serving,
    ),
    Part(
        gettext_noop("Aufnahme und Regeln für Einrichtungen"),
        gettext_noop("Wer sich selbst anmelden darf und wozu sie Ja sagen."),
        "desk_welcome",
        "",
        ("set_welcome",),
        effects.welcome,
    ),
    Part(
        gettext_noop("SMS-Texte"),
        gettext_noop("Jeder Text mit Vorschau, Länge und Preis."),
        "desk_texts",
        "",
        ("set_text", "reset_text"),
    ),
    Part(
        gettext_noop("Seiten"),
        gettext_noop("Impressum, Datenschutz und Barrierefreiheit."),
        "desk_pages",
        "",
        ("set_page",),
    ),
    Part(
        gettext_noop("Tarife"),
        gettext_noop("Was für einen Einsatz gezahlt wird."),
        "desk_tariffs",
        "",
        ("add_tariff", "begin_tariff", "remove_tariff"),
    ),
    Part(
        gettext_noop("Abrechnung"),
        gettext_noop("Ob im Monat oder im Vierteljahr abgerechnet wird."),
        "desk_statements",
        "zeitraum",
        ("set_period",),
        money_effects.period,
    ),
    Part(
        gettext_noop("Fördertöpfe"),
        gettext_noop("Woher das Geld kommt, wie viel es ist, was davon gezahlt wird."),
        "desk_funding",
        "",
        ("add_source", "change_source", "end_source", "set_budget", "set_funding_texts"),
    ),
    Part(
        gettext_noop("Steuerfreier Betrag"),
        gettext_noop("Nach welchem Gesetz, ab wann gewarnt wird, und was dann mit der Suche ist."),
        "desk_ceilings_rules",
        "",
        ("set_ceiling_rules",),
        effects.tax_free,
    ),
    Part(
        gettext_noop("Aufbewahrung"),
        gettext_noop("Wie lange Zahlungen und der Inhalt von Anfragen bleiben."),
        "desk_retention",
        "",
        ("set_retention",),
        money_effects.retention,
    ),
    Part(
        gettext_noop("Konto des Pools"),
        gettext_noop("Von welchem Konto gezahlt wird, und ab wann zwei Personen freigeben."),
        "desk_payer",
        "",
        ("set_payer",),
        effects.payer,
    ),
    Part(
        gettext_noop("Stunden"),
        gettext_noop("Was von selbst freigegeben ist, wer erinnert wird, welche Fristen gelten."),
        "desk_money_rules",
        "",
        ("set_hours_rules",),
        money_effects.hours,
    ),
    Part(
        gettext_noop("Vertretung"),
        gettext_noop("Wer geholt wird, wenn etwas liegen bleibt."),
        "desk_standing_in",
        "",
        ("set_absence", "end_absence", "set_alert_way", "set_alert_after"),
        effects.alerts,
    ),
    Part(
        gettext_noop("Team"),
        gettext_noop("Wer koordiniert und wer den Pool verwaltet."),
        "desk_team",
        "",
        ("add_coordinator", "set_leads", "end_coordinator", "leave_team"),
    ),
)
VERBS = frozenset(verb for part in PARTS for verb in part.verbs)
