"""Event: the journal. Who did what, when, to what, and why. Append-only, without foreign keys."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.domain.actors import Actor
from pool.scope import PoolQuerySet


class EventQuerySet(PoolQuerySet):
    """Reads only: history is never rewritten."""

    def of(self, pool: Any) -> "EventQuerySet":
        """The events of one Pool; the Pool is a plain number here."""
        return self.filter(pool_id=getattr(pool, "pk", pool))

    def about(self, subject: models.Model) -> "EventQuerySet":
        """The story of one row, oldest first."""
        return self.filter(subject=subject._meta.model_name, subject_id=subject.pk).order_by("pk")

    def update(self, **_: Any) -> NoReturn:
        """Refused."""
        raise TypeError("Events are append-only.")

    def delete(self) -> NoReturn:
        """Refused."""
        raise TypeError("Events are append-only.")


class Event(models.Model):
    """One line of the journal; it outlives everything it speaks of."""

    pool_id = models.BigIntegerField(null=True, db_index=True)
    at = models.DateTimeField()
    role = models.CharField(max_length=12)
    actor = models.CharField(max_length=120)
    person_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("Ereignis")
        verbose_name_plural = _("Ereignisse")
        indexes = [models.Index(name="event_story", fields=["subject", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.verb} {self.subject} {self.subject_id}"

    @classmethod
    def record(
        cls, verb: str, subject: Any, *, by: Actor, at: datetime, reason: str = "", **facts: Any
    ) -> "Event":
        """Write one line. `facts` are plain JSON values; never personal data that must be erasable."""
        itself = subject.pk if subject._meta.model_name == "pool" else None
        return cls.objects.create(
            pool_id=getattr(subject, "pool_id", itself),
            at=at,
            role=by.role,
            actor=by.name,
            person_id=by.person_id,
            verb=verb,
            subject=subject._meta.model_name,
            subject_id=subject.pk,
            reason=reason,
            facts=facts,
        )

    @classmethod
    def record_all(cls, verb: str, subjects: Iterable[Any], *, by: Actor, at: datetime, **facts: Any) -> None:
        """The same line about each of many rows of one kind, in one statement."""
        rows: list[Any] = [
            cls(
                pool_id=one.pool_id, at=at, role=by.role, actor=by.name, person_id=by.person_id, verb=verb,
                subject=one._meta.model_name, subject_id=one.pk, facts=facts,
            )
            for one in subjects
        ]  # fmt: skip
        cls.objects.bulk_create(rows)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if not self._state.adding:
            raise TypeError("Events are append-only.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise TypeError("Events are append-only.")
