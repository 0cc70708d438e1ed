"""{% load careers %}: where a volunteer stands, for a part of a page that brings its own facts."""

from datetime import datetime

from django import template
from django.utils.translation import gettext as _

from pool.domain.careers import CHECK_LABELS, CONDITIONS, Check
from pool.models import Interpreter
from scheduling.queries.careers import Standing, standing

register = template.Library()


@register.simple_tag
def career_of(row: Interpreter, at: datetime, way: str | None = None) -> Standing:
    """What is missing until they are asked, and what can happen next; `way`: how a question reaches them."""
    return standing(row, at, way=way)


@register.filter
def check(one: Check) -> str:
    """Basisschulung beendet"""
    return _(CHECK_LABELS[one])


@register.filter
def demanded(one: Check) -> bool:
    """Whether nobody becomes active without it."""
    return one in CONDITIONS
