"""T12: small rooms. Median module ≤ 80 lines, none > 300, no function > 40."""

import ast
from collections.abc import Iterable, Iterator
from statistics import median

from tests.house.tree import Module, modules

MEDIAN, LONGEST, FUNCTION = 80, 300, 40
EXCEPTIONS: dict[str, str] = {
    # "room.module.function": reason. This list may only shrink.
}


def too_long(found: Iterable[Module]) -> Iterator[str]:
    """Modules and functions over the budget."""
    for module in found:
        if module.lines > LONGEST:
            yield module.name
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                if (node.end_lineno or first) - first + 1 > FUNCTION:
                    yield f"{module.name}.{node.name}"


def test_no_module_and_no_function_is_too_long():
    assert sorted(too_long([*modules(), *modules("tests")])) == sorted(EXCEPTIONS)


def test_median_module_is_small():
    assert median(module.lines for module in modules()) <= MEDIAN


def test_planted_long_function_and_module_are_found():
    body = "\n".join("    x = 1" for _ in range(40))
    long = Module.planted("pool.long", f"def f():\n{body}\n" + "y = 1\n" * 300)

    assert list(too_long([long])) == ["pool.long", "pool.long.f"]
