"""T7: exactly two signals, both ours. Signals invert a dependency, nothing else."""

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.house.tree import Module, called, modules

OURS = {"message_received", "delivery_changed"}
FOREIGN = {"post_migrate": "the worker's schedule is a row and needs its table"}


def signals(found: Iterable[Module]) -> list[str]:
    """The name of every `x = Signal()`."""
    return [
        f"{module.name}.{getattr(node.targets[0], 'id', '?')}"
        for module in found
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if called(node.value)[1] == "Signal"
    ]


def breaches(found: Iterable[Module]) -> Iterator[str]:
    """Everybody who listens to what a model does."""
    for module in found:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django"):
                listens = "signals" in (node.module or "")
                for name in node.names:
                    if (listens and name.name not in FOREIGN) or name.name == "signals":
                        yield f"{module.at(node)} listens to {node.module}.{name.name}"


def test_two_signals_and_both_are_ours():
    assert sorted(signals(modules())) == sorted(f"notifications.signals.{name}" for name in OURS)


def test_nobody_listens_to_models():
    assert list(breaches(modules())) == []


@pytest.mark.parametrize(
    "source",
    [
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "from django.contrib.auth.signals import user_logged_in",
    ],
)
def test_planted_listener_is_found(source):
    assert len(list(breaches([Module.planted("scheduling.apps", source)]))) == 1


def test_planted_signal_is_found():
    module = Module.planted("pool.events", "pool_changed = Signal()\nother = dispatch.Signal()")

    assert signals([module]) == ["pool.events.pool_changed", "pool.events.other"]
