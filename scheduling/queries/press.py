"""How much each language is in demand: Requests a day for each of its speakers, over the last year."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count

from pool.models import Interpreter, LanguageSkill
from scheduling.models import Position

YEAR = 365


def press_of(pool_id: int, interpreters: Collection[int], language: str, *, at: datetime) -> dict[int, float]:
    """By Interpreter: how much they are needed for their other languages, beyond what this one needs."""
    skills = LanguageSkill.objects.of(pool_id).filter(via="")
    spoken: dict[int, list[str]] = defaultdict(list)
    for pk, code in skills.filter(interpreter__in=interpreters).values_list("interpreter_id", "language"):
        spoken[pk].append(code)
    others = {code for codes in spoken.values() for code in codes} - {language}
    if not others:
        return dict.fromkeys(interpreters, 0.0)
    wanted = Position.objects.of(pool_id).filter(language__in=others, dropped=False)
    wanted = wanted.filter(request__submitted_at__gte=at - timedelta(days=YEAR))
    active = skills.filter(language__in=others, interpreter__state=Interpreter.ACTIVE)
    demand = dict(wanted.order_by().values_list("language").annotate(Count("pk")))
    supply = dict(active.order_by().values_list("language").annotate(Count("pk")))
    press = {code: demand.get(code, 0) / YEAR / max(1, supply.get(code, 0)) for code in others}
    return {pk: sum(press.get(code, 0.0) for code in spoken[pk]) for pk in interpreters}
