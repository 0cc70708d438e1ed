"""The part of the form that knows what the Pool does not serve, and from which day on it is in good time."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.settings_of_work import Setting
from pool.models import Pool
from scheduling import wording
from scheduling.domain.pool_rules import earliest_day
from scheduling.queries.pool_rules import rules_of


class ServedFields(forms.Form):
    """The kind of matter; one that is not served can be chosen, and says at once where else to turn."""

    setting = forms.ChoiceField(label=gettext_lazy("Bereich"))
    pool: Pool
    at: datetime

    def choose_served(self) -> None:
        """What there is to choose, and the hint beside the date."""
        fields: dict[str, Any] = self.fields
        fields["setting"].choices = setting_choices(self.pool)
        fields["day"].help_text = lead_hint(self.pool, self.at)

    @property
    def elsewhere(self) -> str:
        """Where to turn with what is chosen now; empty when it is served."""
        return elsewhere(self.pool, str(self["setting"].value() or ""))


def elsewhere(pool: Pool, setting: str) -> str:
    """Where to turn with this kind of matter; empty when the Pool serves it, or when it is none."""
    excluded = setting in pool.excluded_settings and setting in list(Setting)
    return wording.turn_to(pool, setting) if excluded else ""


def setting_choices(pool: Pool) -> list[tuple[str, Any]]:
    """Every kind of matter, what the Pool serves first."""
    out = [one for one in Setting if one in pool.excluded_settings]
    served = [(one.value, wording.setting(one)) for one in Setting if one not in out]
    others = [(one.value, wording.setting(one)) for one in out]
    return [("", _("Bitte wählen")), *served, *([(_("Nicht über diesen Pool"), others)] if others else [])]


def lead_hint(pool: Pool, at: datetime) -> str:
    """From which day on a Request is in good time; nothing when the Pool has no lead time."""
    if not pool.lead_days:
        return ""
    told = {"day": f"{earliest_day(rules_of(pool, at), at):%d.%m.%Y}"}
    if pool.lead_refuses:
        return _("Frühestens am %(day)s.") % told
    return _("Ab dem %(day)s ist es rechtzeitig. Davor nur, wenn es eilt.") % told
