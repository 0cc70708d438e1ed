"""People, their one calendar, their sign-ins and roles."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from notifications.domain.phones import mask
from pool.actions import spoken
from pool.admin.site import InOnePool
from pool.forms.calendars import AbsenceForm, ExtraHoursForm, HoursForm
from pool.forms.people import MembershipForm, NewUserForm, PersonForm
from pool.models import Absence, Availability, ExtraHours, Membership, Person, User

admin.site.unregister(Group)


class HoursInline(admin.TabularInline):  # type: ignore[type-arg]
    """The week of a Person."""

    model = Availability
    form = HoursForm
    fields = ("weekday", "begins", "ends", "valid_from", "valid_until")
    extra = 0


class ExtraHoursInline(admin.TabularInline):  # type: ignore[type-arg]
    """Dated hours beside the week."""

    model = ExtraHours
    form = ExtraHoursForm
    fields = ("day", "begins", "ends")
    extra = 0


class AbsenceInline(admin.TabularInline):  # type: ignore[type-arg]
    """Days away, or hours of days."""

    model = Absence
    form = AbsenceForm
    fields = ("first_day", "last_day", "begins", "ends")
    extra = 0


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """People, whatever their role, with their one calendar."""

    form = PersonForm
    list_display = ("name", "masked", "email")
    search_fields = ("name", "email", "=mobile")
    ordering = ("name",)
    inlines: ClassVar = [HoursInline, ExtraHoursInline, AbsenceInline]

    @admin.display(description=_("Mobilnummer"))
    def masked(self, person: Person) -> str:
        """The last four digits."""
        return mask(person.mobile) if person.mobile else ""

    def save_related(self, request: Any, form: Any, formsets: Any, change: Any) -> None:
        """The search follows the calendar and the number, in every Pool."""
        super().save_related(request, form, formsets, change)
        spoken.rebuild_of_person(form.instance.pk)


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


@admin.register(Membership)
class MembershipAdmin(InOnePool):
    """Who may do what."""

    form = MembershipForm
    list_display = ("person", "role", "authority", "pool", "active")
    list_filter = ("role", "active", "pool")
    list_select_related = ("person", "authority", "pool")
    search_fields = ("person__name", "authority__name")
    autocomplete_fields = ("person", "authority")
