"""The source of the house as the rules see it: every module of the product, parsed once."""

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("pool", "scheduling", "notifications")
# Doors translate between the outside and one action; they and the tasks may read the clock.
DOORS = {
    "views", "api", "portal", "desk", "links", "sms", "mail", "admin", "management", "webhooks", "demo",
    "middleware", "context", "health", "feeds", "welcome",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Module:
    """One file of Python: its dotted name, its text, its syntax tree."""

    name: str
    text: str
    tree: ast.Module

    @classmethod
    def planted(cls, name: str, source: str) -> Self:
        """A module that is not in the house, to show that a rule would find it."""
        text = textwrap.dedent(source)
        return cls(name, text, ast.parse(text))

    @property
    def room(self) -> str:
        """pool, scheduling, notifications or tests."""
        return self.name.split(".")[0]

    @property
    def layer(self) -> str:
        """The part of the room it belongs to: actions, models, views …"""
        return [*self.name.split("."), ""][1]

    @property
    def lines(self) -> int:
        """How long it is."""
        return len(self.text.splitlines())

    def calls(self) -> Iterator[ast.Call]:
        """Every call in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def at(self, node: ast.AST) -> str:
        """Where a breach is: file and line."""
        return f"{self.name.replace('.', '/')}.py:{getattr(node, 'lineno', 1)}"


@cache
def modules(*rooms: str) -> tuple[Module, ...]:
    """Every module of these rooms (the product, when none is named); migrations are history, not code."""
    files = [file for room in rooms or ROOMS for file in sorted((ROOT / room).rglob("*.py"))]
    return tuple(_read(file) for file in files if "migrations" not in file.parts and file.stat().st_size)


def product_files(pattern: str) -> list[Path]:
    """Files of the product that are not Python."""
    return [file for room in ROOMS for file in sorted((ROOT / room).rglob(pattern)) if file.is_file()]


def called(call: ast.Call) -> tuple[str, str]:
    """`timezone.now()` is ("timezone", "now"), `now()` is ("", "now")."""
    function = call.func
    if isinstance(function, ast.Attribute):
        owner = function.value
        return (owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "?")), function.attr
    return "", getattr(function, "id", "")


def _read(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
    return Module(name.removesuffix(".__init__"), text, ast.parse(text))
