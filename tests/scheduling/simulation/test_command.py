"""`./run manage simulate`: its figures, its page, and what it says to nonsense."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TINY = ("--pool=30", "--languages=4", "--requests=2000", "--days=14", "--warm-up=2", "--cool-down=2")
ASKED = ["adaptive", "everyone", "one-by-one", "fixed-3"]


def simulate(*words: str) -> None:
    """The command as it is typed."""
    call_command("simulate", *TINY, *words)


class Tags(HTMLParser):
    """Every tag of a page, and whether each is closed."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """One more open."""
        self.seen.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        """Open and closed at once."""
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """It must be the last one that was opened."""
        assert self.open.pop() == tag


def test_simulate_ends_with_its_figures_and_leaves_a_page(
    capsys: pytest.CaptureFixture, tmp_path: Path
) -> None:
    page = tmp_path / "new" / "report.html"

    simulate("--seeds=2", "--jobs=1", "--json", f"--report={page}")

    told = capsys.readouterr()
    *lines, last = told.out.splitlines()
    policies = json.loads(last)["policies"]
    assert [(one["policy"], one["tiredness"]) for one in policies] == [
        (name, degree) for degree in (1.0, 2.0) for name in ASKED
    ]
    for one in policies:
        assert one["seeds"] == 2
        assert 0 < one["fill_rate"] < one["ceiling"] < 1
        assert 0 <= one["fill_rate_under_6h"] <= 1 and 0 <= one["gini"] < 1
        assert one["sms_per_filled"] >= 1 and one["km_per_assignment"] > 0
        assert 0 < one["median_hours_to_yes"] <= one["p90_hours_to_yes"]
        assert one["late_yes_per_filled"] >= 0
    assert lines[-1] == str(page)
    assert "100 % · 18 / 18 years" in told.err
    read_page(page.read_text(encoding="utf-8"))


def read_page(text: str) -> None:
    """Whole in itself: drawings, no script, nothing from elsewhere."""
    tags = Tags()
    tags.feed(text)
    tags.close()
    assert tags.open == []
    assert {"svg", "table", "polyline", "rect", "circle"} <= tags.seen
    assert not {"script", "link", "img", "iframe"} & tags.seen
    assert not re.search(r"https?://|url\(|@import", text)
    assert text.count("<svg") == 2 * 5


def test_two_processes_find_what_one_finds(capsys: pytest.CaptureFixture, tmp_path: Path) -> None:
    found = []
    for jobs in (1, 2):
        simulate("--policy=adaptive,fixed-2", "--tiredness=1", "--seeds=2", f"--jobs={jobs}", "--json",
                 f"--report={tmp_path / 'report.html'}")  # fmt: skip
        found.append(capsys.readouterr().out.splitlines()[-1])

    assert found[0] == found[1]
    assert [one["policy"] for one in json.loads(found[0])["policies"]] == ["adaptive", "fixed-2"]


def test_world_may_be_changed_from_the_command_line(capsys: pytest.CaptureFixture, tmp_path: Path) -> None:
    said = []
    for median in (5, 400):
        simulate("--policy=everyone", "--tiredness=0", "--seeds=1", "--jobs=1", "--json",
                 f"--reply-median={median}", f"--report={tmp_path / 'report.html'}")  # fmt: skip
        (one,) = json.loads(capsys.readouterr().out.splitlines()[-1])["policies"]
        said.append(one["median_hours_to_yes"])

    assert said[0] < said[1]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--policy=adaptive,all"], "adaptive, everyone, one-by-one or fixed-3"),
        (["--policy="], "--policy"),
        (["--tiredness=much"], "numbers from 0 to 10"),
        (["--tiredness=nan"], "numbers from 0 to 10"),
        (["--seeds=0"], "--seeds"),
        (["--jobs=0"], "--jobs"),
        (["--weekly-limit=-1"], "--weekly-limit"),
        (["--pool=0"], "--pool"),
        (["--days=4"], "--days"),
        (["--pool=many"], "--pool"),
        (["--reply-median=nan"], "--reply-median"),
    ],
)
def test_nonsense_is_answered_with_a_sentence(words: list[str], named: str) -> None:
    with pytest.raises(CommandError, match=named):
        simulate(*words)


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match="file"):
        simulate("--policy=adaptive", "--tiredness=1", "--seeds=1", "--jobs=1",
                 f"--report={tmp_path / 'file' / 'report.html'}")  # fmt: skip
