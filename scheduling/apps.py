"""The scheduling room as a Django app; here the two inbound facts of notifications are heard."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchedulingConfig(AppConfig):
    """Who is needed, who is asked, who comes, what it cost."""

    name = "scheduling"
    verbose_name = _("Anfragen und Einsätze")
