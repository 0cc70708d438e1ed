"""Forms in KERN: `{{ form }}` and `{{ field.as_field_group }}` give label, hint, field and error, wired."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.urls import reverse

KINDS = (
    (forms.CheckboxSelectMultiple, "checkboxes"),  # a kind of RadioSelect to Django, so it comes first
    (forms.RadioSelect, "radio"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.MultiWidget, "group"),
)
CLASSES = {
    "radio": "kern-form-check__radio",
    "checkboxes": "kern-form-check__checkbox",
    "checkbox": "kern-form-check__checkbox",
    "select": "kern-form-input__select",
}
SHORT = (forms.DateInput, forms.TimeInput, forms.NumberInput)


class KernField(BoundField):
    """A field that knows its kind and gives its widget KERN's classes."""

    @property
    def kind(self) -> str:
        """Which piece of the template draws this field."""
        return next((kind for widget, kind in KINDS if isinstance(self.field.widget, widget)), "input")

    @property
    def anchor(self) -> str:
        """The id that the summary of errors links to."""
        return f"{self.auto_id}_0" if self.kind in ("radio", "checkboxes", "group") else self.id_for_label

    @property
    def topic(self) -> str:
        """The label without its own punctuation, for "topic: what is wrong"; none of a sentence to tick."""
        label = str(self.label).strip()
        sentence = label.endswith(".") and " " in label
        return "" if self.kind == "checkbox" and sentence else label.rstrip(".:?! ")

    @property
    def notes(self) -> list[Any]:
        """What is special about the day that stands here; nothing in a form that does not look."""
        notes_of = getattr(self.form, "notes_of", None)
        return notes_of(self.name) if notes_of else []

    @property
    def live(self) -> bool:
        """Whether its notes are fetched while somebody chooses a day."""
        return bool(getattr(self.form, "live", False)) and self.name in self.form.noted  # type: ignore[attr-defined]

    @property
    def aria_describedby(self) -> str | None:
        """Hint, error and notes, for those who hear the field."""
        notes = f"{self.auto_id}_note" if self.live or self.notes else None
        return " ".join(filter(None, (super().aria_describedby, notes))) or None

    @property
    def optional(self) -> bool:
        """Whether to say that this may stay empty; a single box to tick never has to."""
        wanted = getattr(self.form, "mark_optional", True) and getattr(self.field, "mark_optional", True)
        return bool(wanted) and not self.field.required and self.kind != "checkbox"

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes plus KERN's classes; the group, not each button in it, is invalid."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if widget.is_hidden:
            return attrs
        if self.live:
            target = f"#{self.auto_id}_note"
            attrs |= {"hx-get": reverse("day_notes"), "hx-trigger": "change", "hx-target": target}
        if self.kind == "radio":
            attrs.pop("aria-invalid", None)
        names = [widget.attrs.get("class", ""), *self._kern_classes(widget)]
        return attrs | {"class": " ".join(name for name in names if name)}

    def _kern_classes(self, widget: forms.Widget) -> list[str]:
        name = CLASSES.get(self.kind, "kern-form-input__input")
        names = [name, f"{name}--error"] if self.errors else [name]
        sized = "width-" in widget.attrs.get("class", "")
        return [*names, "width-m"] if isinstance(widget, SHORT) and not sized else names


class KernRenderer(DjangoTemplates):
    """settings.FORM_RENDERER. Widgets keep Django's own templates, so the admin stays as it is."""

    form_template_name = "pool/forms/form.html"
    field_template_name = "pool/forms/field.html"
    bound_field_class = KernField
