"""Nothing personal in logs: what is written there has its numbers and mail addresses masked."""

import logging
import re

from notifications.domain.phones import masked

TOKEN = re.compile(r"(/k/)[^/\s\"'<>)\]]+")  # a short link opens its page for whoever reads it


def without_tokens(text: str) -> str:
    """`text` with every short link cut off before its token."""
    return TOKEN.sub(r"\1…", text)


class MaskedFormatter(logging.Formatter):
    """The last hand on every line, tracebacks included: databases and libraries quote values, too."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole text of the record, masked."""
        return masked(without_tokens(super().format(record)))
