"""`./run manage simulate`: the product's rules for asking in an invented year, with figures and a page."""

import json
import os
import sys
from argparse import ArgumentTypeError
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from scheduling.demo.synthetic.progress import Progress
from scheduling.domain.rounds import policy
from scheduling.management.simulation.many import Wanted, jobs_of, run_all
from scheduling.management.simulation.parameters import YEAR, Nonsense, Parameters, option
from scheduling.management.simulation.report import page
from scheduling.management.simulation.service import Rules
from scheduling.management.simulation.summary import entries, table

POLICIES = "adaptive,everyone,one-by-one,fixed-3"


def several(kind: Callable[[str], Any], what: str) -> Callable[[str], tuple[Any, ...]]:
    """ "1,2" -> (1.0, 2.0), each of them once"""

    def read(text: str) -> tuple[Any, ...]:
        try:
            return tuple(dict.fromkeys(kind(one.strip()) for one in text.split(",")))
        except ValueError as error:
            raise ArgumentTypeError(f"{what} with commas between them, not {text!r}") from error

    return read


def policy_name(text: str) -> str:
    """A name the product knows."""
    if policy(text).name != text:
        raise ValueError(text)
    return text


def degree(text: str) -> float:
    """How strongly tiredness works: 0 not at all, 1 as assumed, 2 twice as much."""
    value = float(text)
    if not 0 <= value <= 10:
        raise ValueError(text)
    return value


class Command(BaseCommand):
    """Every policy meets the same people in the same mood; none can look into them."""

    help = "Runs the policies of asking through an invented county and says what they reach and cost."

    def add_arguments(self, parser: CommandParser) -> None:
        """The policies, the seeds, and every figure of the world."""
        names = several(policy_name, "adaptive, everyone, one-by-one or fixed-3")
        parser.add_argument("--policy", type=names, default=POLICIES, help=f"default: {POLICIES}")
        parser.add_argument("--seeds", type=int, default=2, help="how many counties, from --first-seed on")
        parser.add_argument("--first-seed", type=int, default=1)
        degrees = several(degree, "numbers from 0 to 10")
        parser.add_argument("--tiredness", type=degrees, default="1,2", help="degrees of it; 1: as assumed")
        parser.add_argument("--year", action="store_true", help=f"{YEAR} days")
        parser.add_argument(
            "--weekly-limit", type=int, default=0, help="questions a person and week; 0: none"
        )
        parser.add_argument("--several-open", action="store_true", help="not one open question per person")
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes")
        parser.add_argument(
            "--report", type=Path, help="where the page goes (default: var/simulate/report.html)"
        )
        parser.add_argument("--json", action="store_true", help="the figures as one last line")
        for field in fields(Parameters):
            kind, default = type(field.default), field.default
            parser.add_argument(option(field.name), type=kind, default=default, help=f"default: {default}")

    def handle(self, *args: Any, **options: Any) -> None:
        """A table for each degree of tiredness, then where the page lies."""
        wanted = self._wanted(options)
        path = options["report"] or settings.VAR / "simulate" / "report.html"
        if options["jobs"] < 1:
            raise CommandError("--jobs must be at least 1.")
        out = options.get("stderr") or sys.stderr
        progress = Progress(out, "years", len(jobs_of(wanted)))
        done = run_all(wanted, options["jobs"], progress.step)
        rows = entries(wanted, done)
        self._tell(wanted, rows)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(wanted, done, rows), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        self.stdout.write(f"\n{path}")
        if options["json"]:
            self.stdout.write(json.dumps({"policies": rows}))

    def _wanted(self, options: dict[str, Any]) -> Wanted:
        values = {field.name: options[field.name] for field in fields(Parameters)}
        if options["year"]:
            values["days"] = YEAR
        if options["seeds"] < 1 or options["weekly_limit"] < 0:
            raise CommandError("--seeds must be at least 1, --weekly-limit not negative.")
        try:
            parameters = Parameters(**values)
        except Nonsense as nonsense:
            raise CommandError(str(nonsense)) from nonsense
        first = options["first_seed"]
        rules = Rules(one_open=not options["several_open"], weekly=options["weekly_limit"])
        seeds = tuple(range(first, first + options["seeds"]))
        return Wanted(parameters, options["policy"], options["tiredness"], seeds, rules)

    def _tell(self, wanted: Wanted, rows: list[dict[str, Any]]) -> None:
        for tiredness in wanted.tiredness:
            these = [row for row in rows if row["tiredness"] == tiredness]
            top = f"{100 * these[0]['ceiling']:.1f} %, {100 * these[0]['ceiling_under_6h']:.1f} % under 6 h"
            self.stdout.write(f"\nTiredness x {tiredness:g}. Who knows all fills {top}.")
            for line in table(these):
                self.stdout.write(line)
