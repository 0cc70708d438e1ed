"""Nothing personal in logs: what is written there has its numbers and mail addresses masked."""

import logging
import re

from notifications.domain.phones import masked

# A short link, a calendar's address or a mail's link opens what is behind it for whoever reads it: it is cut
# off also when it is mistyped, in capitals, without its end, or in another address; what is no secret, too.
TOKEN = re.compile(r"((?:/|%2F)(?:k|kalender|bestaetigen|einladung)(?:/|%2F)+)[^/\s\"'<>)\]]+", re.IGNORECASE)


def without_tokens(text: str) -> str:
    """`text` with every short link and calendar address cut off before its token."""
    return TOKEN.sub(r"\1…", text)


class MaskedFormatter(logging.Formatter):
    """The last hand on every line, tracebacks included: databases and libraries quote values, too."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole text of the record, masked."""
        return masked(without_tokens(super().format(record)))
