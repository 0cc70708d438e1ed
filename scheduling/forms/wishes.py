"""The part of the form about the wish: a woman or a man, who came last, why it is urgent, the reference."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.models import Authority, Pool
from scheduling.actions.wanted import LONGEST_WORDS, AgainForNoCase, UrgentForNoReason, client_token
from scheduling.domain.references import looks_like_a_name
from scheduling.forms.told import Told
from scheduling.models import Request
from scheduling.queries.last_time import came_last

WISHES = ("again", "urgent", "urgent_reason", "client_agrees", "file_reference")


class WishFields(Told):
    """What is wished besides. A form with these also has `pool`, `language` and, if known, `authority`."""

    pool: Pool
    authority: Authority | None = None
    gender = forms.ChoiceField(
        label=gettext_lazy("Wer soll dolmetschen?"), required=False, widget=forms.RadioSelect, initial=""
    )
    gender_required = forms.TypedChoiceField(
        label=gettext_lazy("Wie wichtig ist das?"),
        required=False,
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        empty_value=None,
        initial="no",
    )
    again = forms.ChoiceField(
        label=gettext_lazy("Soll dieselbe Person kommen wie beim letzten Mal?"),
        required=False,
        widget=forms.RadioSelect,
        choices=list(Request.AGAIN.items()),
        initial="",
        help_text=gettext_lazy("Wir erkennen das an Ihrem Zeichen."),
    )
    urgent = forms.BooleanField(label=gettext_lazy("Es eilt"), required=False)
    urgent_reason = forms.CharField(
        label=gettext_lazy("Warum eilt es?"),
        required=False,
        max_length=LONGEST_WORDS["urgent_reason"],
        help_text=gettext_lazy("Ein Satz genügt. Bitte keine Namen von Ratsuchenden."),
    )
    client_agrees = forms.BooleanField(
        label=gettext_lazy(
            "Die ratsuchende Person weiß Bescheid und ist einverstanden, dass jemand dolmetscht."
        ),
        required=False,
    )
    notes = forms.CharField(
        label=gettext_lazy("Hinweise"),
        required=False,
        max_length=LONGEST_WORDS["notes"],
        help_text=gettext_lazy(
            "Was die dolmetschende Person wissen muss. Bitte keine Namen von Ratsuchenden."
        ),
        widget=forms.Textarea({"rows": 3}),
    )
    file_reference = forms.CharField(
        label=gettext_lazy("Ihr Zeichen"),
        required=False,
        max_length=LONGEST_WORDS["file_reference"],
        help_text=gettext_lazy(
            "Ihr eigenes Aktenzeichen, nie der Name der ratsuchenden Person: "
            "Wir brauchen den Namen nicht, und was wir nicht haben, kann niemand verlieren."
        ),
    )
    no_name = forms.BooleanField(label=gettext_lazy("Es ist kein Name"), required=False)

    def choose_wishes(self) -> None:
        """Whoever says that it is urgent has to say why, so nothing calls that optional."""
        self.fields["urgent_reason"].mark_optional = False  # type: ignore[attr-defined]

    @property
    def wishes_open(self) -> bool:
        """Whether what is folded away has something to show."""
        fields = [self[name] for name in ("gender", "gender_required", "again")]
        return any(one.errors or (one.value() or "") not in ("", "no") for one in fields)

    @property
    def name_asked(self) -> bool:
        """Whether to show the box that says it is no name: it was asked about."""
        return self.is_bound and looks_like_a_name(self["file_reference"].value() or "")

    def clean_wishes(self, data: dict[str, Any]) -> None:
        """The rules of the action beside each field; a reference that looks like a name is asked about."""
        if data.get("urgent") and not (data.get("urgent_reason") or "").strip():
            self.add_error("urgent_reason", _(UrgentForNoReason.sentence))
        reference = data.get("file_reference", "")
        if data.get("again") and not reference and "file_reference" not in self.errors:
            self.add_error("file_reference", _(AgainForNoCase.sentence))
        known = self.initial.get("file_reference")
        if looks_like_a_name(reference) and reference != known and not data.get("no_name"):
            asked = _(
                "Das sieht aus wie ein Name. Bitte nehmen Sie ein Zeichen, an dem nur Sie den Fall erkennen. "
                "Oder kreuzen Sie an, dass es kein Name ist."
            )
            self.add_error("file_reference", asked)

    @cached_property
    def again_said(self) -> str:
        """Whether anybody has come for this reference yet, when the same person is wished again."""
        told = {name: self.told.get(name) for name in ("again", "file_reference", "language")}
        if not (self.authority and all(told.values())):
            return ""
        token = client_token(self.authority, str(told["file_reference"]))
        if came_last(self.authority.pool_id, token, str(told["language"])):
            return _("Zu diesem Zeichen war schon jemand da. Diese Person fragen wir zuerst.")
        return _("Zu diesem Zeichen war noch niemand für diese Sprache da. Wir fragen alle, die passen.")
