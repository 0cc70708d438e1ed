"""`./run manage states`: the state machines as Mermaid; `--write` refreshes the drawing in the README."""

import re
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from scheduling.domain.states import MACHINES

BEGIN, END = "<!-- states -->", "<!-- /states -->"


def drawing() -> str:
    """Every machine, as GitHub and others draw it."""
    return "\n\n".join(f"**{one.name}**\n\n```mermaid\n{one.mermaid()}\n```" for one in MACHINES)


def refreshed(text: str) -> str:
    """`text` with the drawing between its two marks; raises ValueError when they are missing."""
    block = f"{BEGIN}\n{drawing()}\n{END}"
    new, found = re.subn(f"{BEGIN}.*?{END}", lambda _: block, text, count=1, flags=re.DOTALL)
    if not found:
        raise ValueError(f"{BEGIN} … {END} is missing")
    return new


class Command(BaseCommand):
    """Draw."""

    help = "Prints the state machines as Mermaid, or writes them into the README."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Print or write."""
        parser.add_argument("--write", action="store_true", help="refresh the drawing in README.md")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print, or write."""
        if not options["write"]:
            self.stdout.write(drawing())
            return
        readme = settings.BASE / "README.md"
        try:
            readme.write_text(refreshed(readme.read_text(encoding="utf-8")), encoding="utf-8")
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
