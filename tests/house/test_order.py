"""T13: everything says what it is, and nothing lies about unused."""

import ast
import re
from collections.abc import Iterable, Iterator

import pytest

from tests.house.tree import ROOT, Module, modules, product_files

# Found by Django or a library under this very name.
BY_NAME = re.compile(
    r"^(\d{3}(_csrf)?\.html|base\.html|account/|mfa/|socialaccount/|admin/|robots\.txt|django/)"
)
STARTED = {"urls", "wsgi", "settings", "apps", "admin", "migrations", "management", "templatetags", "tasks",
           "closing_tasks"}  # fmt: skip


def silent(found: Iterable[Module]) -> Iterator[str]:
    """Modules, classes and public functions without a docstring."""
    for module in found:
        inner = [module.tree, *module.tree.body]
        for node in inner:
            named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            public = isinstance(node, ast.Module) or (named and not node.name.startswith("_"))
            if public and not ast.get_docstring(node):
                yield f"{module.at(node)} {getattr(node, 'name', 'module')}"


def unused(paths: Iterable[str], texts: str, words: set[str]) -> Iterator[str]:
    """Templates and static files that nobody names, by path or (message texts) by their stem."""
    for path in paths:
        stem = path.rsplit("/", 1)[-1].split(".")[0]
        by_stem = "/messages/" in path and stem in words
        if not (BY_NAME.match(path) or by_stem or path in texts):
            yield path


def forgotten(found: Iterable[Module]) -> Iterator[str]:
    """Modules that no other module imports or names; a package is used by what lies in it."""
    known = {module.name: _known(module) for module in found}
    for name in known:
        parts = name.split(".")
        package = any(other.startswith(f"{name}.") for other in known)
        if len(parts) == 1 or parts[1] in STARTED or package:
            continue
        if not any(name in names for other, names in known.items() if other != name):
            yield name


def _known(module: Module) -> set[str]:
    """Every dotted name this module imports or writes as a string."""
    names: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names |= {node.value, node.value.rpartition(".")[0]}
    return names


def _inside(folder: str) -> list[str]:
    files = [file for file in product_files("*") if f"/{folder}/" in str(file) and "vendor" not in file.parts]
    return [str(file).split(f"/{folder}/", 1)[1] for file in files if file.suffix != ".pyc"]


def _texts() -> str:
    files = [file for file in product_files("*.html") + product_files("*.txt") + product_files("*.css")]
    return "\n".join([*(file.read_text(encoding="utf-8") for file in files), *(m.text for m in modules())])


def test_everything_has_a_docstring():
    """Only a test needs none: its name is its sentence."""
    assert [line for line in silent([*modules(), *modules("tests")]) if " test_" not in line] == []


def test_every_template_is_used():
    words = {word for module in modules("scheduling") for word in re.findall(r'"(\w+)"', module.text)}

    assert list(unused(_inside("templates"), _texts(), words)) == []


def test_every_static_file_is_used():
    assert list(unused(_inside("static"), _texts(), set())) == []


def test_every_module_is_used():
    assert list(forgotten(modules())) == []


def test_no_junk_drawer():
    drawers = [file for file in ROOT.rglob("*") if file.stem in ("utils", "common", "helpers", "misc")]

    assert [str(file) for file in drawers if ".venv" not in file.parts and "vendor" not in file.parts] == []


@pytest.mark.parametrize("source", ["x = 1", '"""Fine."""\nclass A: pass', '"""Fine."""\ndef f(): ...'])
def test_planted_silence_is_found(source):
    assert len(list(silent([Module.planted("pool.quiet", source)]))) == 1


def test_planted_files_and_modules_without_use_are_found():
    paths = ["pool/lost.html", "pool/found.html", "404.html", "scheduling/messages/lost.mail.txt"]
    code = [Module.planted("pool.lost", "x = 1"), Module.planted("pool.views.a", "import pool.views.a")]

    assert list(unused(paths, "{% include 'pool/found.html' %}", {"taken"})) == [paths[0], paths[3]]
    assert list(forgotten(code)) == ["pool.lost", "pool.views.a"]
