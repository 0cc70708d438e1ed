"""T2: doors and tasks read the one clock; everybody else is told the time by `at=`."""

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.house.tree import DOORS, Module, called, modules

CLOCK = "notifications.clock"
WORDS = {"now", "today", "utcnow", "localtime", "localdate", "Now", "TruncNow"}
OWN_CLOCK = {("clock", "now"), ("", "now")}
MAY_READ = {
    # whose own name is not that of a door, with the reason
}


def breaches(found: Iterable[Module]) -> Iterator[str]:
    """Every look at a clock that is not allowed."""
    for module in found:
        if module.name == CLOCK:
            continue
        door = module.layer in DOORS | {"tasks", "closing_tasks"} or module.name in MAY_READ
        for call in module.calls():
            owner, word = called(call)
            reads = word in WORDS and not (word.startswith("local") and (call.args or call.keywords))
            if (owner, word) == ("time", "time") or (reads and not (door and (owner, word) in OWN_CLOCK)):
                yield f"{module.at(call)} reads the clock: {owner}.{word}()"
            for keyword in call.keywords:
                if keyword.arg in ("auto_now", "auto_now_add") or _is_clock(keyword.value, keyword.arg):
                    yield f"{module.at(call)} lets the database read the clock: {keyword.arg}"


def _is_clock(value: ast.expr, name: str | None) -> bool:
    return name == "default" and isinstance(value, ast.Attribute) and value.attr in WORDS


def test_only_doors_and_tasks_read_the_clock():
    assert list(breaches(modules())) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("scheduling.actions.offers", "from notifications import clock\nclock.now()"),
        ("scheduling.views.requests", "from django.utils import timezone\ntimezone.now()"),
        ("scheduling.tasks", "datetime.now(UTC)"),
        ("pool.domain.periods", "date.today()"),
        ("pool.models.events", "at = models.DateTimeField(auto_now_add=True)"),
        ("pool.models.events", "at = models.DateTimeField(default=timezone.now)"),
        ("scheduling.queries.board", "timezone.localtime()"),
        ("scheduling.queries.board", "filter(at__lt=Now())"),
        ("notifications.delivery", "time.time()"),
    ],
)
def test_planted_look_at_the_clock_is_found(name, source):
    assert len(list(breaches([Module.planted(name, source)]))) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("scheduling.views.requests", "clock.now()"),
        ("notifications.webhooks", "now()"),
        ("scheduling.queries.board", "timezone.localtime(at, tz)"),
        ("scheduling.demo.stand_in", "time.monotonic()"),
    ],
)
def test_door_may_read_the_one_clock(name, source):
    assert list(breaches([Module.planted(name, source)])) == []
