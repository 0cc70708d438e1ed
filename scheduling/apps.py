"""The scheduling room as a Django app; here the two inbound facts of notifications are heard."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SchedulingConfig(AppConfig):
    """Who is needed, who is asked, who comes, what it cost."""

    name = "scheduling"
    verbose_name = _("Anfragen und Einsätze")

    def ready(self) -> None:
        """Connect the doors of SMS and mail, and keep the sweep in the worker's schedule."""
        from notifications import signals  # noqa: PLC0415 -- models are ready only now
        from scheduling import mail, sms  # noqa: PLC0415 -- models are ready only now

        signals.message_received.connect(sms.on_message_received, dispatch_uid="scheduling.sms")
        signals.message_received.connect(mail.on_message_received, dispatch_uid="scheduling.mail")
        signals.delivery_changed.connect(sms.on_delivery_changed, dispatch_uid="scheduling.sms")
        post_migrate.connect(keep_schedule, sender=self, dispatch_uid="scheduling.sweep")


def keep_schedule(**_: Any) -> None:
    """Once a minute the worker looks at what is due, once a day at what is derived."""
    from notifications.queue import every_day, every_minute  # noqa: PLC0415 -- models are ready only now

    every_minute("scheduling sweep", "scheduling.tasks.sweep")
    every_day("scheduling daily", "scheduling.tasks.daily")
