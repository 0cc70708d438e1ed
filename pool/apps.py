"""The pool room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PoolConfig(AppConfig):
    """Who can help, in which language, where, when."""

    name = "pool"
    verbose_name = _("Pool und Menschen")
