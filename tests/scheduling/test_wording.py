"""Words: everything that can happen has a sentence."""

import ast
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from scheduling import wording
from tests.house.tree import called, modules


def recorded() -> set[str]:
    """Every verb that an action writes into the journal."""
    calls = [call for module in modules("scheduling") for call in module.calls()]
    verbs = [call.args[0] for call in calls if called(call) == ("Event", "record")]
    return {verb.value for verb in verbs if isinstance(verb, ast.Constant)}


def test_every_verb_of_the_journal_has_a_sentence():
    known = {name.partition(".")[2] for name in wording.VERBS}

    assert recorded() - known == set()


def test_unknown_verb_is_still_told():
    event = SimpleNamespace(subject="offer", verb="fly", role="coordinator", actor="Ines", facts={})

    assert wording.happened(event) == "Ines: fly"


@pytest.mark.parametrize(
    ("minutes", "de", "en"),
    [
        (45, "45 Minuten", "45 "),
        (60, "1 Stunde", "1 "),
        (75, "75 Minuten", "75 "),
        (90, "1,5 Stunden", "1.5 "),
        (480, "8 Stunden", "8 "),
    ],
)
def test_duration_is_told_as_people_do(minutes, de, en):
    with override("de"):
        assert wording.duration(minutes) == de
    with override("en"):
        assert wording.duration(minutes).startswith(en)
