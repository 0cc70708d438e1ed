"""Nothing personal in logs: what is written there has its numbers and mail addresses masked."""

import logging

from notifications.domain.phones import masked


class MaskedFormatter(logging.Formatter):
    """The last hand on every line, tracebacks included: databases and libraries quote values, too."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole text of the record, masked."""
        return masked(super().format(record))
