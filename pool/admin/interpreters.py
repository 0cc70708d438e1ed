"""Volunteers with their languages, wishes, papers and bonds."""

from typing import Any, ClassVar

from django.contrib import admin

from pool.actions import spoken
from pool.admin.site import InOnePool
from pool.forms.interpreters import BondForm, InterpreterForm, SkillForm, SkillFormSet
from pool.models import Bond, Interpreter, LanguageSkill


class SkillInline(admin.TabularInline):  # type: ignore[type-arg]
    """Languages beside German."""

    model = LanguageSkill
    form = SkillForm
    formset = SkillFormSet
    fields = ("language", "level", "understands", "remote_only", "via", "confirmed_on")
    extra = 0


class BondInline(admin.TabularInline):  # type: ignore[type-arg]
    """What is said of them; a bond with a case is made on the desk, from a Request."""

    model = Bond
    form = BondForm
    fields = ("kind", "authority", "said_by", "said_on", "reason")
    autocomplete_fields = ("authority",)
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
    inlines: ClassVar = [SkillInline, BondInline]

    def save_formset(self, request: Any, form: Any, formset: Any, change: Any) -> None:
        """A language or a bond belongs to the Interpreter's Pool."""
        for row in formset.save(commit=False):
            row.pool = form.instance.pool
        formset.save()

    def save_related(self, request: Any, form: Any, formsets: Any, change: Any) -> None:
        """The search follows."""
        super().save_related(request, form, formsets, change)
        spoken.rebuild([form.instance.pk])
