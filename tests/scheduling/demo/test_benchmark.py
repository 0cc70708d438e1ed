"""The benchmark of matching: it agrees with its hand-written yardstick, and says its figures in one line."""

import json

import pytest
from django.core.management import CommandError, call_command

from scheduling.management.benchmarks import matching

pytestmark = pytest.mark.django_db


def test_benchmark_agrees_with_sql_by_hand_and_ends_with_its_figures(capsys: pytest.CaptureFixture) -> None:
    call_command("benchmark", "matching", interpreters=[250], rounds=40, json=True)

    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    (size,) = told["sizes"]
    assert told["database"] in ("sqlite", "postgresql")
    assert size["interpreters"] == 250
    assert 0 < size["answer_p50_ms"] <= size["answer_p99_ms"]
    assert 0 < size["select1_p50_ms"] <= size["sql_p50_ms"] <= size["sql_p99_ms"]
    assert 3 <= size["queries"] <= 12


def test_benchmark_stops_when_the_yardstick_finds_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "by_hand", lambda row, at: [-1])

    with pytest.raises(CommandError, match="only by hand"):
        call_command("benchmark", "matching", interpreters=[60], rounds=3)


@pytest.mark.parametrize("wrong", [{"rounds": 0}, {"interpreters": [0]}])
def test_benchmark_refuses_nonsense(wrong: dict) -> None:
    with pytest.raises(CommandError):
        call_command("benchmark", "matching", **({"interpreters": [60], "rounds": 3} | wrong))
