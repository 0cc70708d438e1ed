"""{% load joining %}: what somebody who wants to interpret has said, as people read it."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pool.domain.languages import LEVEL_LABELS, Level
from scheduling import wording
from scheduling.models import Application

register = template.Library()


@register.filter
def spoken_languages(row: Application) -> str:
    """Somali (Muttersprache), Englisch (B2)"""
    lang = get_language() or "de"
    named = [(wording.language(code, lang), _(LEVEL_LABELS[Level(level)])) for code, level in row.languages]
    return ", ".join(f"{name} ({level})" for name, level in named)
