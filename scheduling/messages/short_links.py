"""How a short link stands in a text, and who is told by mail instead of SMS."""

from collections.abc import Callable
from typing import Any

from notifications.domain.sms_text import segments
from scheduling.models import Assignment, Offer

SEGMENTS = 2  # no SMS of ours should cost more


def page(token: str) -> str:
    """The path of what a short link shows; empty without a token."""
    return f"/k/{token}/" if token else ""


def writes_to(row: Offer | Assignment) -> bool:
    """Whether this person is told by mail: they were asked so, or have no mobile phone."""
    asked = row if isinstance(row, Offer) else row.offer
    return asked.by_mail if asked else not row.person.mobile


def shortest(text_of: Callable[..., str], link: str, row: Assignment) -> dict[str, Any]:
    """How the link stands in an SMS: not at all, when everything is said in two segments without it.

    When there are notes, which no SMS may carry, or it would be too long, it stands at the end; if that is
    too long as well, instead of meeting point and contact, which are behind it.
    """
    bare = {"link": "", "brief": False}
    if not link:
        return bare
    for choice in (*([bare] * (not row.request.notes)), bare | {"link": link}):
        if segments(text_of(**choice)) <= SEGMENTS:
            return choice
    return {"link": link, "brief": True}
