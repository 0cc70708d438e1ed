"""Person, User, Membership: a body, its sign-in, and what it may do in which Pool."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.domain.settings_of_work import GENDER_LABELS
from pool.scope import PoolOwned


class Person(models.Model):
    """A human being, apart from every role. One person has one body and one calendar over all Pools.

    `reminder_leads`: how many minutes before an appointment they are reminded, whole days being days of the
    calendar; None: as usual, empty: not at all. `reminder_way`: "" is the way on which they are asked.
    """

    AS_ASKED, SMS, EMAIL, BOTH = "", "sms", "email", "both"
    REMINDER_WAYS: ClassVar = {
        AS_ASKED: _("so, wie sie gefragt wird"),
        SMS: _("per SMS"),
        EMAIL: _("per E-Mail"),
        BOTH: _("per SMS und per E-Mail"),
    }

    name = models.CharField(_("Name"), max_length=120)
    gender = models.CharField(
        _("Geschlecht"), max_length=8, blank=True, choices=[(k.value, _(v)) for k, v in GENDER_LABELS.items()]
    )
    mobile = models.CharField(_("Mobilnummer"), max_length=16, blank=True, db_index=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    reminder_leads: Any = models.JSONField(_("Erinnerungen (Minuten vorher)"), null=True, blank=True)
    reminder_way = models.CharField(
        _("Weg der Erinnerungen"), max_length=5, blank=True, choices=REMINDER_WAYS
    )

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user with a hashed password (None: cannot sign in by password)."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user who may open the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A sign-in. Volunteers need none; clerks and coordinators have one each."""

    email = models.EmailField(_("E-Mail"), unique=True)
    person = models.OneToOneField(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="user"
    )
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_staff = models.BooleanField(_("darf in die Verwaltung"), default=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Anmeldung")
        verbose_name_plural = _("Anmeldungen")

    def __str__(self) -> str:
        return self.person.name if self.person else self.email


class Membership(PoolOwned):
    """What a Person may do in a Pool: request for one Authority, or coordinate.

    Of coordinators: `leads` may change the Pool's settings and its team, and each Pool has one of them.
    `alert_way` is how what nobody has looked at in time reaches them; from `away_from` to `away_until` (local
    days, both inclusive) it reaches `deputy` instead.
    """

    REQUESTER, COORDINATOR = "requester", "coordinator"
    NOT_AT_ALL, EMAIL, SMS, BOTH = "", "email", "sms", "both"
    ALERT_WAYS: ClassVar = {
        NOT_AT_ALL: _("gar nicht"),
        EMAIL: _("per E-Mail"),
        SMS: _("per SMS"),
        BOTH: _("per SMS und per E-Mail"),
    }
    ROLES: ClassVar = {REQUESTER: _("Ansprechperson"), COORDINATOR: _("Koordination")}

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("Rolle"), max_length=12, choices=ROLES)
    authority = models.ForeignKey(
        "pool.Authority", null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    active = models.BooleanField(_("aktiv"), default=True)
    leads = models.BooleanField(
        _("verwaltet den Pool"), default=True, help_text=_("darf Einstellungen und Team ändern")
    )
    alert_way = models.CharField(
        _("wird geholt"), max_length=5, choices=ALERT_WAYS, default=EMAIL, blank=True
    )
    away_from = models.DateField(_("abwesend ab"), null=True, blank=True)
    away_until = models.DateField(_("abwesend bis einschließlich"), null=True, blank=True)
    deputy = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="stands_in_for"
    )

    class Meta:
        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")
        constraints = [
            models.CheckConstraint(
                name="membership_requester_has_authority",
                condition=Q(role="requester", authority__isnull=False)
                | Q(role="coordinator", authority__isnull=True),
            ),
            models.CheckConstraint(
                name="membership_away_order",
                condition=Q(away_from__isnull=True, away_until__isnull=True)
                | Q(away_from__isnull=False, away_until__isnull=False, away_from__lte=F("away_until")),
            ),
            models.UniqueConstraint(
                name="membership_once_per_authority",
                fields=["person", "authority"],
                condition=Q(role="requester"),
            ),
            models.UniqueConstraint(
                name="membership_once_per_pool", fields=["person", "pool"], condition=Q(role="coordinator")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.authority or self.pool}"
