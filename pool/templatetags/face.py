"""{% load face %}: what the shared fragments need to show themselves."""

from django import template

from notifications.domain.phones import pretty
from pool.domain import prose
from pool.shortcuts import Shortcut
from pool.shortcuts import shortcuts as all_shortcuts

register = template.Library()

KINDS = ("info", "success", "warning", "danger")
MESSAGE_KINDS = {"debug": "info", "error": "danger"}


@register.filter
def alert_kind(level: object) -> str:
    """A Django message level or a tone, as a kind that KERN knows."""
    kind = MESSAGE_KINDS.get(str(level), str(level))
    return kind if kind in KINDS else "info"


@register.filter
def telephone(number: str) -> str:
    """A number as people in the country write it."""
    return pretty(number) if number else ""


@register.filter
def blocks(text: str) -> list[prose.Block]:
    """A typed text as headings, paragraphs and lists."""
    return prose.blocks(text)


@register.simple_tag
def shortcuts() -> list[Shortcut]:
    """The keys of the desk."""
    return all_shortcuts()
