"""A Tariff in plain sentences."""

from collections.abc import Iterator
from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scheduling.domain import money
from scheduling.domain.tariffs import CancelStep, Supplement, Terms, TimeRule, TravelRule
from scheduling.domain.tariffs.rates import MEANS
from scheduling.domain.tariffs.sentences import number, rate
from scheduling.domain.tariffs.travel import pays_nothing


def terms_in_words(terms: Terms) -> str:
    """25,00 € für die ersten 60 Minuten, danach 10,00 € je angefangene 30 Minuten."""
    told = [*_time(terms.time, included=pays_nothing(terms.travel)), *_travel(terms.travel)]
    told += [_supplement(one) for one in terms.supplements]
    told += [_cancel(one) for one in terms.cancellation]
    return " ".join([*told, *_bounds(terms)])


def _time(rule: TimeRule, *, included: bool) -> Iterator[str]:
    facts = {"base": money.words(rule.base), "n": rule.covers, "step": rate(rule.step), "each": rule.each}
    if rule.covers is None:
        yield (
            _("%(base)s je Einsatz, Fahrt inbegriffen.") if included else _("%(base)s je Einsatz.")
        ) % facts
        return
    if rule.covers and rule.step:
        text = (
            _("%(base)s für die ersten %(n)s Minuten, danach genau %(step)s je %(each)s Minuten.")
            if rule.exact
            else _("%(base)s für die ersten %(n)s Minuten, danach %(step)s je angefangene %(each)s Minuten.")
        )
    elif rule.covers:
        text = _("%(base)s für die ersten %(n)s Minuten, danach nichts weiter.")
    elif rule.exact:
        text = _("%(step)s je %(each)s Minuten, auf die Minute genau.")
    else:
        text = _("%(step)s je angefangene %(each)s Minuten.")
    yield text % facts
    if rule.grace:
        yield _("Bis zu %(n)s Minuten länger kosten nichts.") % {"n": rule.grace}
    if rule.unused_percent:
        yield _("Gebuchte Zeit, die nicht gebraucht wird: %(n)s %%.") % {"n": rule.unused_percent}


def _travel(rule: TravelRule) -> Iterator[str]:
    for means, price in rule.rates.items():
        if price:
            facts = {"rate": rate(price), "means": _(MEANS.get(means, means))}
            yield _("%(rate)s je Kilometer (%(means)s).") % facts
    if rule.zones:
        zones = [_("bis %(km)s km %(sum)s") % {"km": km, "sum": money.words(s)} for km, s in rule.zones[:-1]]
        last = _("darüber %(sum)s") if zones else "%(sum)s"
        zones.append(last % {"sum": money.words(rule.zones[-1][1])})
        yield _("Fahrt nach Zonen: %(zones)s.") % {"zones": ", ".join(zones)}
    if rule.ticket:
        yield _("Fahrkarten werden erstattet.")
    if rule.flat:
        yield _("%(sum)s je Fahrt.") % {"sum": money.words(rule.flat)}
    if rule.hour:
        yield _("%(sum)s je Stunde Weg.") % {"sum": money.words(rule.hour)}
    if rule.counts:
        yield _("Der Weg zählt als Arbeitszeit.")
    if rule.from_km:
        yield _("Fahrt erst ab %(km)s km.") % {"km": number(rule.from_km)}
    if rule.most is not None:
        yield _("Fahrt höchstens %(sum)s.") % {"sum": money.words(rule.most)}
    if rule.once_within:
        yield _("Weniger als %(n)s Minuten Abstand am selben Ort: eine Fahrt.") % {"n": rule.once_within}


def _supplement(one: Supplement) -> str:
    parts = [f"{one.percent} %"] if one.percent else []
    parts += [money.words(one.amount)] if one.amount else []
    facts = {"more": _(" und ").join(parts) or "0 %", "since": _clock(one.begins), "until": _clock(one.ends)}
    match one.kind:
        case "evening":
            return _("Zuschlag von %(since)s bis %(until)s Uhr: %(more)s.") % facts
        case "saturday":
            return _("Zuschlag am Samstag: %(more)s.") % facts
        case "sunday":
            return _("Zuschlag an Sonn- und Feiertagen: %(more)s.") % facts
        case _:
            return _("Zuschlag für Eilfälle: %(more)s.") % facts


def _cancel(step: CancelStep) -> str:
    if step.clock:
        when = _("Absage am Tag vorher ab %(clock)s Uhr") % {"clock": _clock(step.clock)}
    else:
        when = _("Absage weniger als %(n)s Stunden vorher") % {"n": step.hours}
    if step.minutes is None:
        paid = [_("die ganze gebuchte Zeit")]
    else:
        paid = [_("%(n)s Minuten") % {"n": step.minutes}]
        if step.rest_percent:
            paid.append(_("%(n)s %% vom Rest") % {"n": step.rest_percent})
    if step.travel:
        paid.append(_("die Fahrt"))
    return f"{when}: {', '.join(paid)}."


def _bounds(terms: Terms) -> Iterator[str]:
    if terms.absent_percent != 100:
        yield _("Kommt die ratsuchende Person nicht: %(n)s %%.") % {"n": terms.absent_percent}
    if terms.least is not None:
        yield _("Mindestens %(sum)s je Einsatz.") % {"sum": money.words(terms.least)}
    if terms.most is not None:
        yield _("Höchstens %(sum)s je Einsatz.") % {"sum": money.words(terms.most)}
    if terms.client_most is not None:
        text = ngettext(
            "Höchstens %(n)s Einsatz je Fall im Jahr.",
            "Höchstens %(n)s Einsätze je Fall im Jahr.",
            terms.client_most,
        )
        yield text % {"n": terms.client_most}
    if terms.year_most is not None:
        yield _("Höchstens %(sum)s je Person im Jahr.") % {"sum": money.words(terms.year_most)}
    if terms.as_one:
        yield _("Einsätze eines Falls bei einem Besuch zählen als einer.")


def _clock(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""
