"""The desk's forms about institutions: the filter of the list, what becomes of a registration, the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.actions.welcome import LONGEST_TERMS, Welcome
from pool.domain.mail_domains import read_domains
from pool.forms.fields import KINDS
from pool.models import Authority, Pool

NEW = "new"


class AuthoritiesFilter(forms.Form):
    """Which to list; what is nonsense filters nothing."""

    mark_optional = False
    name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=120)
    kind = forms.ChoiceField(
        label=gettext_lazy("Art"), required=False, choices=[("", gettext_lazy("alle")), *KINDS]
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Zulassung"),
        required=False,
        choices=[("", gettext_lazy("alle")), *Authority.STATES.items()],
    )

    def wanted(self) -> dict[str, str]:
        """What was chosen, empty where nothing was."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class ApproveForm(forms.Form):
    """A new institution, or one more person for one there is; the one of the same name stands first."""

    mark_optional = False
    into = forms.ChoiceField(label=gettext_lazy("Wofür fragt diese Person an?"))

    def __init__(self, data: Any = None, *, pool: Pool, same: Authority | None) -> None:
        super().__init__(data, auto_id="approve_%s", initial={"into": str(same.pk) if same else NEW})
        rows = Authority.objects.of(pool).exclude(state=Authority.BLOCKED).order_by("name", "pk")
        self.rows = {str(row.pk): row for row in rows}
        there = [(pk, _("gehört zu: %(name)s") % {"name": row.name}) for pk, row in self.rows.items()]
        there.sort(key=lambda one: not (same and one[0] == str(same.pk)))
        self.fields["into"].choices = [(NEW, _("Neue Einrichtung anlegen")), *there]  # type: ignore[attr-defined]

    def wanted(self) -> Authority | None:
        """None: a new one."""
        return self.rows.get(self.cleaned_data["into"])


class WelcomeForm(forms.Form):
    """Who registers how, and what they agree to."""

    registers = forms.BooleanField(
        label=gettext_lazy("Einrichtungen können sich selbst anmelden"), required=False
    )
    trusted_domains = forms.CharField(
        label=gettext_lazy("Mail-Domains, die sofort zugelassen sind"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 4, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Eine je Zeile, zum Beispiel: landkreis.example. Wer eine Adresse mit genau dieser Domain "
            "bestätigt, kann ohne Ihr Zutun anfragen. Unter-Domains zählen nicht mit, sie stehen für sich."
        ),
    )
    terms = forms.CharField(
        label=gettext_lazy("Regeln für Einrichtungen"),
        required=False,
        max_length=LONGEST_TERMS,
        widget=forms.Textarea({"rows": 12}),
        help_text=gettext_lazy(
            "Stehen im Anmeldeformular und werden dort bestätigt. Leer: unser kurzer Text."
        ),
    )

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        domains = "\n".join(pool.trusted_domains)
        super().__init__(
            data, initial={"registers": pool.registers, "trusted_domains": domains, "terms": pool.terms}
        )

    def wanted(self) -> Welcome:
        """The plain value."""
        given = self.cleaned_data
        domains = tuple(read_domains(given["trusted_domains"]))
        return Welcome(registers=given["registers"], trusted_domains=domains, terms=given["terms"])
