"""{% load hours %}: a record of service as people read it."""

from django import template

from scheduling.wording import hours

register = template.Library()
register.filter("beyond_said", hours.beyond_said)
register.filter("attested_said", hours.attested_said)
register.filter("means_said", hours.means_said)
