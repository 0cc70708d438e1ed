"""The Twilio stand-in's list of messages: filters and pages as Twilio's own."""

from collections.abc import Callable, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

Row = dict[str, Any]


def page(path: str, newest_first: Sequence[Row]) -> Row:
    """The page that `path` asks for, out of all messages."""
    parts = urlsplit(path)
    asked = dict(parse_qsl(parts.query))
    size, token = int(asked.get("PageSize", 50)), asked.get("PageToken", "")
    found = [row for row in newest_first if all(fits(row) for fits in _filters(asked))]
    if token:  # the page begins after the message it names, whatever has come in since
        sids = [row["sid"] for row in found]
        found = found[sids.index(token) + 1 :]
    rest = len(found) > size
    further = {**asked, "PageToken": found[size - 1]["sid"]} if rest else {}
    uri = f"{parts.path}?{urlencode(further)}" if rest else None
    return {"messages": found[:size], "page": 0, "page_size": size, "next_page_uri": uri}


def _filters(asked: dict[str, str]) -> list[Callable[[Row], bool]]:
    rules: list[Callable[[Row], bool]] = []
    if to := asked.get("To"):
        rules.append(lambda row: row["to"] == to)
    if sender := asked.get("From"):
        rules.append(lambda row: row["from"] == sender)
    if after := asked.get("DateSent>"):
        rules.append(lambda row: _sent(row) >= datetime.fromisoformat(after))
    if before := asked.get("DateSent<"):
        rules.append(lambda row: _sent(row) <= datetime.fromisoformat(before))
    return rules


def _sent(row: Row) -> datetime:
    return parsedate_to_datetime(row["date_sent"])
