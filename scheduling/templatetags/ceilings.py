"""The yearly tax-free amount on pages: sentences, and the bar."""

from django import template

from scheduling.queries.ceilings import Standing
from scheduling.wording import ceilings

register = template.Library()
register.filter("counted_words", ceilings.counted)
register.filter("ahead_words", ceilings.ahead)
register.filter("month_reached", ceilings.month)
register.filter("amount_known", ceilings.amount_known)
BAR = 100  # units of the drawing


@register.filter
def bar_used(one: Standing) -> int:
    """How long the part of the bar is that is used already, of 100."""
    return min(BAR, one.percent)


@register.filter
def bar_ahead(one: Standing) -> int:
    """How long the part is that the rest of the year will use, of 100."""
    whole = min(BAR, max(0, int(one.forecast * BAR / one.ceiling))) if one.ceiling else 0
    return max(0, whole - bar_used(one))
