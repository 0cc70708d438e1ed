"""The benchmarks say their figures in one line; that of matching agrees with its hand-written yardstick."""

import json

import pytest
from django.core.management import CommandError, call_command

from pool.models import Pool
from scheduling.management.benchmarks import feeds, matching

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


def test_benchmark_of_feeds_leaves_nothing_behind(
    capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long anything takes is never tested: a busy machine proves nothing."""
    monkeypatch.setattr(feeds, "OWN", 3)
    monkeypatch.setattr(feeds, "ALL", 8)

    call_command("benchmark", "feeds", rounds=3, json=True)

    told = json.loads(capsys.readouterr().out.splitlines()[-1])["feeds"]
    assert [cost["assignments"] for cost in told] == [3, 8]
    assert all(cost["empty_ms"] > 0 and cost["unchanged_ms"] > 0 for cost in told)
    assert told[0]["kilobytes"] < told[1]["kilobytes"]
    assert not Pool.objects.exists()


def test_benchmark_of_the_portal_leaves_nothing_behind(capsys: pytest.CaptureFixture) -> None:
    """Its pages answer, whatever the time."""
    call_command("benchmark", "portal", requests=[1, 90], rounds=1, json=True)

    told = json.loads(capsys.readouterr().out.splitlines()[-1])["portal"]
    assert [cost["requests"] for cost in told] == [1, 90]
    assert all(cost["form_ms"] > 0 and cost["list_ms"] > 0 and cost["past_ms"] > 0 for cost in told)
    assert not Pool.objects.exists()


def test_benchmark_of_the_desk_leaves_nothing_behind(capsys: pytest.CaptureFixture) -> None:
    """Its pages answer, and cost as many statements with more rows behind them."""
    call_command("benchmark", "desk", requests=[70, 140], rounds=1, json=True)

    told = json.loads(capsys.readouterr().out.splitlines()[-1])["desk"]
    assert [cost["requests"] for cost in told] == [70, 140]
    assert all(ms > 0 for cost in told for ms in cost["ms"].values())
    assert all(abs(told[1]["queries"][page] - number) <= 2 for page, number in told[0]["queries"].items())
    assert not Pool.objects.exists()


def test_benchmark_of_the_year_leaves_nothing_behind(capsys: pytest.CaptureFixture) -> None:
    """Everything that is approved is settled, in every size."""
    call_command("benchmark", "year", assignments=[10, 40], json=True)

    told = json.loads(capsys.readouterr().out.splitlines()[-1])["year"]
    assert [(cost["assignments"], cost["refused"]) for cost in told] == [(10, 0), (40, 0)]
    assert 10 <= told[0]["statements"] < told[1]["statements"] <= 24
    assert all(cost["closing_s"] > 0 and cost["archive_kilobytes"] > 1 for cost in told)
    assert not Pool.objects.exists()
