"""`./run demo`: an invented pool, its web and its worker, on this machine only."""

import signal
import sys
from argparse import SUPPRESS
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from scheduling.demo import launch
from scheduling.demo.story import play
from scheduling.demo.trouble import Trouble


class Command(BaseCommand):
    """Migrate, seed, serve; or play the story."""

    help = "Runs the demo, or with --story the whole way without a browser."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """What may stand behind `./run demo`."""
        parser.add_argument("--fresh", action="store_true", help="begin anew")
        parser.add_argument("--port", type=int, help="8000; the story takes any free one")
        parser.add_argument("--story", action="store_true", help="prove every step of the main job")
        parser.add_argument("--folder", help=SUPPRESS)

    def handle(self, *args: Any, **options: Any) -> None:
        """First a tool that looks and begins again; then the demo itself."""
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
        try:
            self._story(options) if options["story"] else self._demo(options)
        except Trouble as trouble:
            self.stdout.flush()
            self.stderr.write(str(trouble), self.style.ERROR)
            sys.exit(1)
        except KeyboardInterrupt:
            sys.exit(130)

    def _demo(self, options: dict[str, Any]) -> None:
        port = 8000 if options["port"] is None else options["port"]
        if not launch.is_the_demo():
            launch.become(*(["--fresh"] if options["fresh"] else []), port=port)
        launch.prepare(self._say, fresh=options["fresh"])
        launch.serve(self._say, port)

    def _story(self, options: dict[str, Any]) -> None:
        if not (launch.is_the_demo() and options["folder"]):
            launch.become_story(options["port"])
        play(self._say, folder=Path(options["folder"]), port=options["port"], site=settings.PUBLIC_URL)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
