"""Forms about Statements: which days one covers."""

from django import forms

from scheduling.models import MoneyRules


class PeriodForm(forms.Form):
    """A month or a quarter."""

    period = forms.ChoiceField(
        label=MoneyRules._meta.get_field("period").verbose_name,
        choices=list(MoneyRules.PERIODS.items()),
        widget=forms.RadioSelect,
    )
