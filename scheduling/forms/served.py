"""The part of the form that knows what the Pool does not serve, and from which day on it is in good time."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.settings_of_work import Setting
from pool.models import Authority, Pool
from scheduling import wording
from scheduling.actions.against_rules import AgainstRule, refusal
from scheduling.domain.pool_rules import Asked, broken, earliest_day
from scheduling.queries.pool_rules import rules_of


class ServedFields(forms.Form):
    """The kind of matter; one that is not served can be chosen, and says at once where else to turn."""

    setting = forms.ChoiceField(label=gettext_lazy("Bereich"))
    pool: Pool
    at: datetime
    authority: Authority | None = None

    def choose_served(self) -> None:
        """What there is to choose, and the hint beside the date."""
        fields: dict[str, Any] = self.fields
        fields["setting"].choices = setting_choices(self.pool)
        fields["day"].help_text = lead_hint(self.pool, self.at)

    @property
    def elsewhere(self) -> str:
        """Where to turn with what is chosen now; empty when it is served."""
        return elsewhere(self.pool, str(self["setting"].value() or ""))

    def foreseen(self) -> AgainstRule | None:
        """What the Pool's rules refuse of what is filled in well while something else is wrong: all at once.

        A missing reason for urgent has its own words. What a client has had is counted when all is well.
        """
        data, rules = self.cleaned_data, rules_of(self.pool, self.at)
        asked = Asked(
            kind=self.authority.kind if self.authority else "",
            setting=data.get("setting", ""),
            minutes=data.get("minutes", 0),
            at=self.at,
            starts=(data["starts"],) if {"start", "starts", "minutes"} <= data.keys() else (),
            urgent=bool(data.get("urgent")),
            urgent_reason=data.get("urgent_reason") or "?",
            agrees=bool(data.get("client_agrees")),
        )
        found = broken(rules, asked)
        return refusal(found, rules, asked, self.pool) if found else None


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
