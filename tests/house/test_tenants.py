"""T6: each model belongs to a Pool or is excused; its rows are reached through one of two doors.

What a person of another Pool sees at every address is walked in tests/stories.
"""

import ast
from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps

from pool.scope import PoolOwned
from tests.house.tree import ROOMS, Module, modules

EXCUSED = {
    "Pool": "is the tenant itself",
    "Person": "one body over all Pools",
    "Availability": "hangs on the Person: one calendar over all Pools",
    "ExtraHours": "hangs on the Person: one calendar over all Pools",
    "Road": "kilometres between two postal codes are nobody's",
    "Absence": "hangs on the Person: one calendar over all Pools",
    "OwnCalendar": "hangs on the Person: one calendar over all Pools",
    "BusyTime": "hangs on the Person: one calendar over all Pools",
    "Mailbox": "the way mail comes in, before anybody knows for which Pool",
    "User": "a sign-in; what it may do is a Membership",
    "IdempotentAnswer": "hangs on the User whose request it answers",
    "Event": "keeps its Pool as a plain number, since it outlives everything; has of() all the same",
    "Message": "its Pool may be unknown at first; read by people through pool/queries only",
    "Receipt": "hangs on its Message",
    "OptOut": "a number, and a STOPP holds for every Pool",
    "Number": "a number is confirmed and works, or not, for every Pool",
    "Line": "the way to a provider, one for all Pools",
    "ClockOffset": "the one clock of demo and tests",
    "Heartbeat": "the one worker",
}
SCOPED = {"Event"}  # excused as models, but their rows are still reached by of()
ACROSS = {"tasks", "closing_tasks", "management", "demo", "admin", "sms"}
ACROSS_TOO = {
    "scheduling.queries.due": "the sweep's questions: what is due, whosever it is",
    "scheduling.queries.due_hours": "the same: whose hours are to be reminded of, or settle themselves",
    "scheduling.queries.applications": "the day's round: which six months have passed over",
    "scheduling.queries.imports": "the day's round: which tables are kept for too long",
    "scheduling.queries.drafts": "the day's round: which nobody goes on with",
    "scheduling.queries.reminders": "the same: who is to be reminded",
    "scheduling.queries.silences": "the same: who has not answered, just before",
    "scheduling.queries.phone": "the code decides which Pool an SMS belongs to",
    "scheduling.queries.answering": "the UID decides which Pool an answer belongs to",
    "scheduling.queries.links": "the token decides which Pool a link belongs to",
    "scheduling.queries.mailings": "the signature decides which Pool a link belongs to",
    "scheduling.queries.onboarding": "the signature decides which Pool a link belongs to",
    "scheduling.queries.requesters": "part of the sweep's question who is to be reminded",
    "scheduling.queries.bookings": "one person cannot be in two places, whichever Pool asked",
    "scheduling.queries.numbers": "the day's round: whose number was not asked for its code yet",
    "scheduling.queries.ceilings": "the tax-free amount counts the person, whichever Pool was told",
    "scheduling.queries.income_ahead": "the same: what every Pool will pay them; only sums are told",
    "scheduling.queries.asking": "the same: one open question per person",
    "scheduling.queries.memories": "the same: who was asked tires, whoever asked",
    "scheduling.queries.staff": "the same: what is promised elsewhere is time, nothing else is told",
    "scheduling.queries.ways": "the same: from where to where one person has to get",
    "scheduling.actions.offers": "an opt-out closes every open question of one person",
    "scheduling.actions.locks": "the same: their Requests are locked in one order",
    "pool.actions.spoken": "derived rows of one person, in every Pool they belong to",
    "pool.membership": "finds out which Pool a signed-in person is in",
}


def owned() -> set[str]:
    """The models whose `.objects` must be followed by of() or across_pools()."""
    found = {model.__name__ for room in ROOMS for model in apps.get_app_config(room).get_models()}
    return (found - set(EXCUSED)) | SCOPED


def breaches(found: Iterable[Module], names: set[str]) -> Iterator[str]:
    """Every way to rows of a tenant that does not say whose rows it means."""
    for module in found:
        within = _parents(module.tree)
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Attribute):
                continue
            if node.attr == "across_pools" and not _may_cross(module):
                yield f"{module.at(node)} looks across Pools"
            if node.attr in ("_default_manager", "_base_manager"):
                yield f"{module.at(node)} goes round the scope"
            if node.attr == "objects" and getattr(node.value, "id", "") in names:
                door = getattr(within.get(node), "attr", "")
                if door not in ("of", "across_pools") and not _makes(module, door):
                    yield f"{module.at(node)} reads {node.value.id} of every Pool: .objects.{door}"


def _may_cross(module: Module) -> bool:
    return module.layer in ACROSS or module.name in ACROSS_TOO or module.name == "pool.scope"


def _makes(module: Module, door: str) -> bool:
    """A new row carries its Pool; the constraint NOT NULL sees to that."""
    return door in ("create", "bulk_create") and module.layer in {"actions", "models", "management", "demo"}


def _parents(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def test_each_model_belongs_to_a_pool_or_is_excused():
    homeless = {
        model.__name__
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        if not issubclass(model, PoolOwned)
    }

    assert homeless == set(EXCUSED)


def test_every_look_at_rows_says_whose_they_are():
    assert list(breaches(modules(), owned())) == []


def test_list_of_those_who_look_across_only_shrinks():
    crossing = {m.name for m in modules() if "across_pools" in m.text}

    assert set(ACROSS_TOO) - crossing == set()


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("scheduling.views.requests", "Request.objects.get(pk=1)"),
        ("scheduling.views.requests", "Request.objects.create(pool=pool)"),
        ("scheduling.actions.requests", "rows = Request.objects"),
        ("scheduling.actions.requests", "Request.objects.filter(pk=1)"),
        ("scheduling.views.requests", "Request.objects.across_pools()"),
        ("pool.api.requests", "Request._base_manager.all()"),
        ("pool.queries", "Event.objects.all()"),
    ],
)
def test_planted_look_is_found(name, source):
    assert len(list(breaches([Module.planted(name, source)], {"Request", "Event"}))) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("scheduling.views.requests", "Request.objects.of(pool).get(pk=1)"),
        ("scheduling.tasks", "Request.objects.across_pools()"),
        ("scheduling.actions.requests", "Request.objects.create(pool=pool)"),
    ],
)
def test_look_through_a_door_is_fine(name, source):
    assert list(breaches([Module.planted(name, source)], {"Request"})) == []
