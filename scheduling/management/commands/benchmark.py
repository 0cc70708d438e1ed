"""`./run manage benchmark matching|feeds|portal|desk|year`: speed as a ratio, yardsticks in the same run."""

import json
import sys
from argparse import ArgumentTypeError
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from notifications import clock
from scheduling.demo.synthetic.ground import check_ground
from scheduling.demo.synthetic.make import synthetic_pool
from scheduling.demo.synthetic.recipe import Recipe
from scheduling.demo.trouble import Trouble
from scheduling.management.benchmarks.desk import measure_desk
from scheduling.management.benchmarks.feeds import measure_feeds
from scheduling.management.benchmarks.matching import COUNTY, Disagreement, Size, measure, measure_whole
from scheduling.management.benchmarks.portal import measure_portal
from scheduling.management.benchmarks.year import YearCost, measure_years
from scheduling.management.benchmarks.years import Years


def sizes(text: str) -> list[int]:
    """ "300,20000" -> [300, 20000]"""
    try:
        return [int(one) for one in text.split(",")]
    except ValueError as error:
        raise ArgumentTypeError(f"numbers with commas between them, not {text!r}") from error


class Command(BaseCommand):
    """Matching: generate or reuse synthetic pools and measure. All others: rows that vanish again."""

    help = (
        "matching: the whole answer beside hand-written SQL and a bare SELECT 1. "
        "feeds: a calendar that has not changed beside an empty view. "
        "portal: a clerk's form and list with very many stored Requests beside the same with few. "
        "desk: the coordinator's pages with a large pool's many years beside a demo's worth of rows. "
        "year: closing a year with all its statements and the archive, beside a smaller one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to measure, on how many."""
        parser.add_argument("what", choices=["matching", "feeds", "portal", "desk", "year"])
        parser.add_argument("--interpreters", type=sizes, default=[300, 20_000], help="sizes, with commas")
        parser.add_argument("--requests", type=sizes, default=[100, 100_000], help="for portal and desk")
        parser.add_argument("--assignments", type=sizes, default=[250, 1_000], help="for year")
        parser.add_argument("--rounds", type=int, default=150, help="how many questions to time")
        parser.add_argument("--json", action="store_true", help="the figures as one last line")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per size, then the ratios."""
        if options["rounds"] < 1:
            raise CommandError("--rounds muss mindestens 1 sein / must be at least 1.")
        try:
            check_ground(demo=settings.DEMO)
            if options["what"] == "feeds":
                return self._feeds(options["rounds"], as_json=options["json"])
            if options["what"] == "year":
                return self._year(options["assignments"], as_json=options["json"])
            if options["what"] == "desk":
                return self._desk(options["requests"], options["rounds"], as_json=options["json"])
            if options["what"] == "portal":
                return self._portal(options["requests"], options["rounds"], as_json=options["json"])
            found = [self._size(number, options["rounds"]) for number in options["interpreters"]]
        except (Trouble, Disagreement) as trouble:
            raise CommandError(str(trouble)) from trouble
        self._growth(found)
        if options["json"]:
            figures = [asdict(size) for size in found]
            self.stdout.write(json.dumps({"database": connection.vendor, "sizes": figures}))

    def _size(self, interpreters: int, rounds: int) -> Size:
        recipe = Recipe(interpreters=interpreters, requests=max(rounds, Recipe.requests))
        pool = synthetic_pool(recipe, at=clock.now(), out=sys.stderr)
        size, grown = measure(pool, interpreters=interpreters, at=clock.now(), rounds=rounds)
        say = self.stdout.write
        say(f"{interpreters} interpreters, {connection.vendor}, {rounds} Requests")
        say(f"  whole answer (best 20)  p50 {size.answer_p50_ms} ms  p99 {size.answer_p99_ms} ms")
        say(f"  hand-written SQL        p50 {size.sql_p50_ms} ms  p99 {size.sql_p99_ms} ms")
        say(f"  SELECT 1 through Django p50 {size.select1_p50_ms} ms")
        allowed = 3 * size.sql_p50_ms + 2
        say(f"  answer : (3 x SQL + 2 ms) = {size.answer_p50_ms / allowed:.2f}; "
            f"p99 : p50 = {size.answer_p99_ms / size.answer_p50_ms:.1f}; "
            f"{size.queries} statements; memory grew by {grown:.1f} MB")  # fmt: skip
        if interpreters <= COUNTY:
            whole = measure_whole(pool, at=clock.now())
            times = whole.explained_p50_ms / whole.fetched_p50_ms
            say(f"  everybody explained     p50 {whole.explained_p50_ms} ms, rows alone "
                f"{whole.fetched_p50_ms} ms: {times:.2f} times")  # fmt: skip
        return size

    def _feeds(self, rounds: int, *, as_json: bool) -> None:
        found = []
        for cost in measure_feeds(at=clock.now(), rounds=rounds):
            found.append(asdict(cost))
            self.stdout.write(
                f"{cost.assignments} Assignments, {connection.vendor}: unchanged {cost.unchanged_ms:.3f} ms, "
                f"empty view {cost.empty_ms:.3f} ms: {cost.times:.2f} times; "
                f"the whole feed {cost.whole_ms:.0f} ms, {cost.kilobytes:.0f} kB"
            )
        if as_json:
            self.stdout.write(json.dumps({"database": connection.vendor, "feeds": found}))

    def _portal(self, numbers: list[int], rounds: int, *, as_json: bool) -> None:
        found = [asdict(one) for one in measure_portal(numbers, at=clock.now(), rounds=rounds)]
        for one in found:
            line = "{requests} Requests: form {form_ms:.1f} ms, list {list_ms:.1f} ms, past {past_ms:.1f} ms"
            self.stdout.write(line.format(**one))
        for page in ("form_ms", "list_ms", "past_ms"):
            times = found[-1][page] / found[0][page]
            self.stdout.write(f"{page.removesuffix('_ms')}: {times:.2f} times ({connection.vendor})")
        if as_json:
            self.stdout.write(json.dumps({"database": connection.vendor, "portal": found}))

    def _desk(self, numbers: list[int], rounds: int, *, as_json: bool) -> None:
        """100 people with the fewest Requests, 300 with all others; ten words each."""
        sizes = [Years(300 if one > min(numbers) else 100, one) for one in numbers]
        found = list(measure_desk(sizes, at=clock.now(), rounds=rounds))
        first, last = found[0], found[-1]
        for one in found:
            self.stdout.write(f"{one.interpreters} people, {one.requests} Requests, {one.messages} messages")
        for page, ms in last.ms.items():
            times, asked = ms / first.ms[page], f"{first.queries[page]} -> {last.queries[page]} statements"
            self.stdout.write(f"  {page}: {first.ms[page]:.0f} -> {ms:.0f} ms, {times:.2f} times; {asked}")
        if as_json:
            figures = [asdict(one) for one in found]
            self.stdout.write(json.dumps({"database": connection.vendor, "desk": figures}))

    def _year(self, numbers: list[int], *, as_json: bool) -> None:
        found = list(measure_years(numbers, at=clock.now()))
        for one in found:
            memory = "unknown" if one.megabytes is None else f"{one.megabytes:.0f} MB"
            self.stdout.write(
                f"{one.assignments} Assignments, {one.people} people, {one.statements} Statements: "
                f"begun in {one.begin_s:.2f} s, closed in {one.closing_s:.1f} s ({_parts(one)}), "
                f"paid in {one.payment_s:.1f} s, archive of "
                f"{one.archive_kilobytes:.0f} kB in {one.archive_s:.1f} s; memory grew by {memory}"
            )
        first, last = found[0], found[-1]
        if first is not last:
            work, time = last.statements / max(1, first.statements), last.closing_s / first.closing_s
            self.stdout.write(
                f"{last.assignments / first.assignments:.1f} times the Assignments, {work:.1f} times the "
                f"Statements: {time:.1f} times the time ({connection.vendor})"
            )
        if as_json:
            figures = [asdict(one) for one in found]
            self.stdout.write(json.dumps({"database": connection.vendor, "year": figures}))

    def _growth(self, found: list[Size]) -> None:
        small, large = min(found, key=lambda s: s.interpreters), max(found, key=lambda s: s.interpreters)
        if small is not large:
            growth = f"{large.answer_p50_ms / small.answer_p50_ms:.2f}"
            self.stdout.write(f"{small.interpreters} -> {large.interpreters}: answer grows {growth} times")


def _parts(cost: YearCost) -> str:
    """statements 12.3 s, left 0.1 s"""
    return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in cost.steps.items())
