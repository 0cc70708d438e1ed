"""What we say about the yearly tax-free amount: the question for other income, and that little is left."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from pool.domain.ceilings import LAWS
from pool.models import Interpreter
from scheduling.domain import money
from scheduling.domain.ceilings import Step
from scheduling.messages.facts_and_times import polite_time
from scheduling.messages.saying import mail, sms
from scheduling.messages.short_links import page
from scheduling.queries.ceilings import Standing


def income_wanted(row: Interpreter, *, year: int, token: str, by_sms: bool, at: datetime) -> None:
    """What do you get elsewhere this year? Once a year and person, in whichever Pool; politely timed."""
    words: dict[str, Any] = {
        "about": f"interpreter:{row.pk}", "key": f"income:{row.person_id}:{year}", "at": at, "year": year,
        "link": page(token),
    }  # fmt: skip
    if by_sms:
        sms("income_wanted", row.person, row.pool, due=polite_time(row, at), **words)
    else:
        mail("income_wanted", row.person.email, row.pool, person=row.person, **words)


def ceiling_near(row: Interpreter, standing: Standing, step: Step, *, by_sms: bool, at: datetime) -> None:
    """To the volunteer (by mail, else by SMS) and to the Pool; each once a year and step.

    Who volunteers in two Pools hears it once; what comes from elsewhere is told as one sum.
    """
    about, law = f"interpreter:{row.pk}", LAWS[row.pool.ceiling_law]
    told: dict[str, Any] = {
        "about": about, "at": at, "person": row.person, "standing": standing, "law": law,
        "reached": step is Step.REACHED,
    }  # fmt: skip
    key = f"ceiling:{row.person_id}:{standing.year}:{step}"
    if row.person.email:
        mail("ceiling_near", row.person.email, row.pool, key=key, **told)
    elif by_sms:
        sms(
            "ceiling_near", row.person, row.pool, about=about, key=key, at=at, due=polite_time(row, at),
            year=standing.year, ceiling=_euro(standing.ceiling), counted=_euro(standing.counted),
        )  # fmt: skip
    mail(
        "ceiling_desk", row.pool.email, row.pool, key=f"ceiling:{row.pk}:{standing.year}:{step}",
        link=f"/desk/freibetraege/{row.pk}/", stops=row.pool.ceiling_stops, **told,
    )  # fmt: skip


def _euro(amount: Decimal) -> str:
    """960,00 Euro; the sign costs twice in an SMS."""
    return money.words(amount).replace("€", "Euro")
