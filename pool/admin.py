"""Master data for superusers: Pools, people, sign-ins, roles, languages; the journal to read.

A keyhole: states that a table governs are never edited here.
"""

from typing import Any, ClassVar

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from notifications.admin import ReadOnly
from notifications.domain.phones import mask
from pool.forms import (
    AuthorityForm,
    HoursForm,
    InterpreterForm,
    MembershipForm,
    NewUserForm,
    PersonForm,
    PoolForm,
    SkillForm,
)
from pool.models import (
    Absence,
    Authority,
    Availability,
    Event,
    Interpreter,
    LanguageSkill,
    Membership,
    Person,
    Pool,
    User,
)


def only_superusers(request: HttpRequest) -> bool:
    """Whether somebody may come in at all."""
    return bool(request.user.is_active and getattr(request.user, "is_superuser", False))


admin.site.has_permission = only_superusers  # type: ignore[method-assign,assignment]
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = _("Dolmetscherpool")
admin.site.site_title = _("Dolmetscherpool")
admin.site.index_title = _("Stammdaten")
admin.site.unregister(Group)


class InOnePool(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """A row keeps the Pool it was made in."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The Pool is chosen once."""
        fields = tuple(super().get_readonly_fields(request, obj))
        return (*fields, "pool") if obj else fields


class HoursInline(admin.TabularInline):  # type: ignore[type-arg]
    """The week of a Person."""

    model = Availability
    form = HoursForm
    fields = ("weekday", "begins", "ends", "valid_from", "valid_until")
    extra = 0


class AbsenceInline(admin.TabularInline):  # type: ignore[type-arg]
    """Days away."""

    model = Absence
    extra = 0


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """People, whatever their role, with their one calendar."""

    form = PersonForm
    list_display = ("name", "masked", "email")
    search_fields = ("name", "email", "=mobile")
    ordering = ("name",)
    inlines: ClassVar = [HoursInline, AbsenceInline]

    @admin.display(description=_("Mobilnummer"))
    def masked(self, person: Person) -> str:
        """The last four digits."""
        return mask(person.mobile) if person.mobile else ""


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Sign-ins, with the password form of Django."""

    add_form = NewUserForm
    list_display = ("email", "person", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser")
    list_select_related = ("person",)
    search_fields = ("email", "person__name")
    ordering = ("email",)
    filter_horizontal = ()
    autocomplete_fields = ("person",)
    fieldsets = (
        (None, {"fields": ("email", "password", "person")}),
        (_("Zugang"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "usable_password", "password1", "password2", "person")}),)


@admin.register(Pool)
class PoolAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A tenant and its rules."""

    form = PoolForm
    list_display = ("name", "slug", "email", "phone")
    prepopulated_fields: ClassVar = {"slug": ("name",)}


@admin.register(Authority)
class AuthorityAdmin(InOnePool):
    """Who may request. Whether a body is approved is decided here, until the desk can."""

    form = AuthorityForm
    list_display = ("name", "pool", "town", "state")
    list_filter = ("state", "pool")
    list_select_related = ("pool",)
    search_fields = ("name", "town")
    ordering = ("name",)


@admin.register(Membership)
class MembershipAdmin(InOnePool):
    """Who may do what."""

    form = MembershipForm
    list_display = ("person", "role", "authority", "pool", "active")
    list_filter = ("role", "active", "pool")
    list_select_related = ("person", "authority", "pool")
    search_fields = ("person__name", "authority__name")
    autocomplete_fields = ("person", "authority")


class SkillInline(admin.TabularInline):  # type: ignore[type-arg]
    """Languages beside German."""

    model = LanguageSkill
    form = SkillForm
    fields = ("language", "level")
    extra = 0


@admin.register(Interpreter)
class InterpreterAdmin(InOnePool):
    """Volunteers of a Pool, with their languages."""

    form = InterpreterForm
    exclude = ("lat", "lon")
    list_display = ("person", "number", "pool", "town", "state")
    list_filter = ("state", "pool", "skills__language")
    list_select_related = ("person", "pool")
    search_fields = ("person__name", "town", "=number")
    ordering = ("person__name",)
    autocomplete_fields = ("person",)
    inlines: ClassVar = [SkillInline]

    def save_formset(self, request: Any, form: Any, formset: Any, change: Any) -> None:
        """A language belongs to the Interpreter's Pool."""
        for skill in formset.save(commit=False):
            skill.pool = form.instance.pool
        formset.save()


@admin.register(Event)
class EventAdmin(ReadOnly):
    """The journal."""

    list_display = ("at", "actor", "role", "verb", "subject", "subject_id", "reason")
    list_filter = ("verb", "subject", "role")
    search_fields = ("actor", "=subject_id")
    ordering = ("-pk",)
