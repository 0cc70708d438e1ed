"""Everything the machine did has words: verbs, deliveries, what texts were taken for; never a raw key."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from notifications.domain.statuses import MessageState
from scheduling import wording
from scheduling.domain.dialogue import Do
from scheduling.domain.story import Line, Word
from scheduling.sms import heard
from scheduling.wording.delivery import HELD, TAKEN_FOR, fate, taken_for
from scheduling.wording.journal import PHONE
from tests.house.tree import Module, called, modules

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
NOUNS = {
    "Request": "request", "Offer": "offer", "Assignment": "assignment", "ServiceRecord": "servicerecord",
    "Series": "series", "Feedback": "feedback",
}  # fmt: skip
# what a call names without saying in its function what it is: its module and variable -> the noun
VARIABLES = {
    ("rules_of_pool", "row"): "request",
    ("splitting", "one"): "request",
    ("not_there", "made"): "request",
    ("offers", "offer"): "offer",
    ("together", "offer"): "offer",
    ("numbers", "interpreter"): "",
    ("feedback", "feedback.assignment"): "assignment",
    ("service_records_deciding", "record.assignment"): "assignment",
}
RAW = re.compile(r"%\(|[a-z]+_[a-z]+|–: ")


def recorded() -> Iterator[tuple[str, str, str]]:
    """Each verb that an action writes about a row: module, noun, verb. Nouns that nobody tells are empty."""
    for module in modules("scheduling"):
        for function in (one for one in ast.walk(module.tree) if isinstance(one, ast.FunctionDef)):
            for call in (one for one in ast.walk(function) if isinstance(one, ast.Call)):
                if called(call) == ("Event", "record"):
                    noun = subject(module, function, ast.unparse(call.args[1]))
                    yield from ((module.name, noun, verb) for verb in verbs(function, call.args[0]))


def subject(module: Module, function: ast.FunctionDef, name: str) -> str:
    """What kind of row the journal is told about."""
    last = module.name.rpartition(".")[2]
    if (last, name) in VARIABLES:
        return VARIABLES[last, name]
    given = {one.arg: one.annotation for one in (*function.args.args, *function.args.kwonlyargs)}
    if (note := given.get(name)) is not None:
        return NOUNS.get(ast.unparse(note).partition(" |")[0].strip('"'), "")
    return NOUNS.get(
        {"request": "Request", "assignment": "Assignment", "record": "ServiceRecord"}.get(name, ""), ""
    )


def verbs(function: ast.FunctionDef, said: ast.expr) -> list[str]:
    """A verb, or all it may be: either, or any of those that a variable is set to."""
    if isinstance(said, ast.Constant):
        return [str(said.value)]
    if isinstance(said, ast.IfExp):
        return [*verbs(function, said.body), *verbs(function, said.orelse)]
    if isinstance(said, ast.JoinedStr):
        return [f"decide_{side}" for side in ("reported", "stated")]
    if isinstance(said, ast.Name):
        sets = [one for one in ast.walk(function) if isinstance(one, ast.Assign | ast.NamedExpr)]
        mine = [one.value for one in sets if said.id in {ast.unparse(target) for target in _targets(one)}]
        return [verb for value in mine for verb in verbs(function, value)]
    return []


def _targets(one: ast.Assign | ast.NamedExpr) -> list[ast.expr]:
    return list(one.targets) if isinstance(one, ast.Assign) else [one.target]


def test_every_verb_about_a_request_and_what_belongs_to_it_has_words() -> None:
    found = {f"{noun}.{verb}" for _module, noun, verb in recorded() if noun}

    assert found - set(wording.VERBS) == set()
    assert {"request.change", "offer.accept", "assignment.miss", "servicerecord.decide_stated"} <= found
    assert {"servicerecord.state_no_show", "request.phone", "request.merge"} <= found


def test_walk_knows_what_each_verb_of_these_modules_is_about() -> None:
    told = {"offers", "rounds", "changes", "requests", "assignments", "service_records", "calls", "merging"}
    unknown = [one for one in recorded() if one[0].rpartition(".")[2] in told and not one[1]]

    assert unknown == []


@pytest.mark.parametrize("name", sorted(wording.VERBS))
def test_no_sentence_shows_a_raw_key_whatever_the_facts(name: str) -> None:
    noun, _dot, verb = name.partition(".")
    bare = Line(1, AT, noun, 1, verb, "coordinator", "Ines Vogt")
    full = Line(1, AT, noun, 1, verb, "system", "System", facts={"said": "thinking", "round": 2}, name="Amal")

    for one in (bare, full):
        said = wording.happened(one, one.name)
        assert not RAW.search(said) and said.endswith("."), said


@pytest.mark.parametrize("said", ["accept", "decline", "thinking", "unreached"])
def test_calls_have_words(said: str) -> None:
    line = Line(1, AT, "offer", 1, "phone", "coordinator", "Ines Vogt", facts={"said": said}, name="Amal")

    assert wording.happened(line, "Amal") == f"Ines Vogt hat Amal angerufen: {PHONE[said]}."


@pytest.mark.parametrize("outcome", [*(one.value for one in Do)])
def test_every_meaning_of_a_text_has_words(outcome: str) -> None:
    assert outcome in TAKEN_FOR
    assert not RAW.search(taken_for(text(outcome=outcome)))


def test_every_silence_has_words_and_a_refused_yes_too() -> None:
    silences = {value for name, value in vars(heard).items() if name.isupper() and "silent:" in str(value)}

    assert silences <= set(TAKEN_FOR)
    assert taken_for(text(outcome="accept:DoubleBooked")).startswith("verstanden als Zusage, aber")
    assert taken_for(text(outcome="mail:counter:silent")).startswith("Im Kalender eine andere Zeit")


@pytest.mark.parametrize("state", [one.value for one in MessageState])
@pytest.mark.parametrize("error", ["", *HELD, "withdrawn 2026-11-23 08:00", "provider: 30005"])
def test_every_fate_has_words(state: str, error: str) -> None:
    said = fate(text(state=state, error=error), AT)

    assert said and not RAW.search(said) and "withdrawn" not in said


def text(**told: str) -> Word:
    """A word that came in or went out."""
    usual = {"kind": "", "about": "", "who": "Amal", "state": "handled", "body": "JA"} | told
    return Word(1, AT, False, True, **usual)  # type: ignore[arg-type]
