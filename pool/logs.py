"""What logs may not keep: the token of a short link opens its page for whoever reads it."""

import logging
import re

TOKEN = re.compile(r"(/k/)[^/\s\"'<>)\]]+")


def without_tokens(text: str) -> str:
    """`text` with every short link cut off before its token."""
    return TOKEN.sub(r"\1…", text)


class Masked(logging.Formatter):
    """Formats like its parent, tracebacks too, and masks the result."""

    def format(self, record: logging.LogRecord) -> str:
        """One entry, fit to be kept."""
        return without_tokens(super().format(record))
