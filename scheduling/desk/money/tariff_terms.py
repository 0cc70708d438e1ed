"""Between the fields of the form and Terms: names are paths, "time_base" is `terms.time.base`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from scheduling.desk.money.tariff_fields import KINDS, STEPS
from scheduling.domain.tariffs import CancelStep, Supplement, Terms, TimeRule, TravelRule
from scheduling.domain.tariffs.rates import LAWS, MEANS, law_rates

NOTHING = Decimal("0.00")


def terms_from(data: Mapping[str, Any], *, day: date | None = None) -> Terms:
    """What was filled in; `data` are cleaned values, an empty field counts as not said."""
    return Terms(
        time=TimeRule(
            base=data.get("time_base") or NOTHING, covers=data.get("time_covers"),
            step=data.get("time_step") or NOTHING, each=_or(data.get("time_each"), 60),
            grace=data.get("time_grace") or 0, unused_percent=data.get("time_unused_percent") or 0,
            exact=bool(data.get("time_exact")),
        ),
        travel=_travel(data),
        supplements=tuple(one for kind in KINDS if (one := _supplement(kind, data))),
        cancellation=tuple(step for n in STEPS if (step := _step(n, data))),
        least=data.get("least"), most=data.get("most"), client_most=data.get("client_most"),
        year_most=data.get("year_most"), absent_percent=_or(data.get("absent_percent"), 100),
        as_one=bool(data.get("as_one")),
    )  # fmt: skip


def _travel(data: Mapping[str, Any]) -> TravelRule:
    law = next((one.rates for one in LAWS if one.key == data.get("travel_law")), {})
    typed = {means: _or(data.get(f"travel_rates_{means}"), law.get(means)) for means in MEANS}
    return TravelRule(
        rates={means: rate for means, rate in typed.items() if rate},
        zones=data.get("travel_zones") or (), ticket=bool(data.get("travel_ticket")),
        flat=data.get("travel_flat") or NOTHING, hour=data.get("travel_hour") or NOTHING,
        counts=bool(data.get("travel_counts")), from_km=data.get("travel_from_km") or Decimal(0),
        most=data.get("travel_most"), once_within=data.get("travel_once_within") or 0,
    )  # fmt: skip


def _supplement(kind: str, data: Mapping[str, Any]) -> Supplement | None:
    percent, amount = (data.get(f"supplements_{kind}_{name}") for name in ("percent", "amount"))
    if not (percent or amount):
        return None
    clocks = (data.get("supplements_evening_begins"), data.get("supplements_evening_ends"))
    return Supplement(kind, percent or 0, amount or NOTHING, *(clocks if kind == "evening" else ()))


def _step(n: int, data: Mapping[str, Any]) -> CancelStep | None:
    told = {name: data.get(f"cancellation_{n}_{name}") for name in ("hours", "clock", "minutes")}
    if not told["hours"] and told["clock"] is None:
        return None
    percent = data.get(f"cancellation_{n}_rest_percent") or 0
    travel = bool(data.get(f"cancellation_{n}_travel"))
    return CancelStep(told["hours"] or 0, told["clock"], told["minutes"], percent, travel)


def filled_in(terms: Terms) -> dict[str, Any]:
    """The form's values for these Terms; what is nothing stays empty."""
    found: dict[str, Any] = {
        f"time_{name}": getattr(terms.time, name) for name in terms.time.__dataclass_fields__
    }
    found |= {f"travel_{name}": getattr(terms.travel, name) for name in terms.travel.__dataclass_fields__}
    found |= {f"travel_rates_{means}": rate for means, rate in terms.travel.rates.items()}
    for one in terms.supplements:
        told = {name: getattr(one, name) for name in one.__dataclass_fields__}
        found |= {f"supplements_{one.kind}_{name}": value for name, value in told.items()}
    for n, step in enumerate(terms.cancellation, 1):
        told = {name: getattr(step, name) for name in step.__dataclass_fields__}
        found |= {f"cancellation_{n}_{name}": value for name, value in told.items()}
    names = "least", "most", "client_most", "year_most", "as_one", "absent_percent"
    found |= {name: getattr(terms, name) for name in names}
    kept = {"time_covers", "cancellation_1_minutes", "cancellation_2_minutes", "absent_percent"}
    return {name: value for name, value in found.items() if name in kept or value not in (0, (), False, None)}


def with_law(values: dict[str, Any], day: date) -> dict[str, Any]:
    """The newest kilometre rates of the law, where the starting point pays by the kilometre."""
    if not any(name.startswith("travel_rates_") for name in values):
        return values
    rates = law_rates(day)
    law = rates[0].rates if rates else {}
    return values | {f"travel_rates_{means}": rate for means, rate in law.items()}


def _or(value: Any, otherwise: Any) -> Any:
    return otherwise if value is None else value
