"""What an Authority says after an appointment: another time, who did not come, how it was."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.widgets import CLOCKS, TimeInput
from scheduling.actions.feedback import LONGEST
from scheduling.actions.service_records import LONGEST_NOTE
from scheduling.domain.both_sides import minutes_between
from scheduling.domain.service import LONGEST as LONGEST_MINUTES
from scheduling.models import Assignment, Feedback

LASTED, ABSENT, NOBODY = "lasted", "absent", "nobody"
WHAT = {
    LASTED: gettext_lazy("Es hat anders lange gedauert."),
    ABSENT: gettext_lazy("Die ratsuchende Person ist nicht gekommen."),
    NOBODY: gettext_lazy("Zum Dolmetschen ist niemand gekommen."),
}


class OtherHoursForm(forms.Form):
    """How it really was: minutes, or two clock times, or who did not come. `over`: before, only that."""

    what = forms.ChoiceField(label=gettext_lazy("Wie war es?"), widget=forms.RadioSelect)
    minutes = forms.IntegerField(
        label=gettext_lazy("Dauer in Minuten"),
        required=False,
        min_value=1,
        max_value=LONGEST_MINUTES,
        help_text=gettext_lazy("Oder Beginn und Ende."),
    )
    begin = forms.TimeField(
        label=gettext_lazy("Beginn"), required=False, widget=TimeInput, input_formats=CLOCKS
    )
    end = forms.TimeField(label=gettext_lazy("Ende"), required=False, widget=TimeInput, input_formats=CLOCKS)
    note = forms.CharField(
        label=gettext_lazy("Was sollen wir wissen?"),
        help_text=gettext_lazy("Bitte keine Namen von Ratsuchenden."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, row: Assignment, over: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": f"hours_{row.pk}_%s"})
        self.row = row
        words = WHAT if over else {ABSENT: WHAT[ABSENT]}
        self.fields["what"].choices = [*words.items()]  # type: ignore[attr-defined]
        if not over:
            self.initial["what"] = ABSENT
            for name in ("minutes", "begin", "end"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Who says how long has to say it in one of the two ways."""
        told = super().clean() or {}
        if told.get("what") == LASTED and not self.errors and self._minutes(told) is None:
            self.add_error("minutes", _("Bitte tragen Sie die Minuten ein, oder Beginn und Ende."))
        return told

    def _minutes(self, told: dict[str, Any]) -> int | None:
        begin, end = told.get("begin"), told.get("end")
        if told.get("minutes") or begin is None or end is None:
            return told.get("minutes")
        zone = self.row.pool.tz
        return minutes_between(begin, end, timezone.localdate(self.row.starts, zone), zone)

    def stated(self) -> dict[str, Any]:
        """What the action takes."""
        told = self.cleaned_data
        what = {"absent": True} if told["what"] == ABSENT else {"minutes": 0}
        if told["what"] == LASTED:
            what = {"minutes": self._minutes(told) or 0}
        return {**what, "note": told["note"]}


class FeedbackForm(forms.Form):
    """One word, and a text for those who have more to say."""

    rating = forms.ChoiceField(
        label=gettext_lazy("Wie war das Dolmetschen?"), choices=[*Feedback.RATINGS.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("Was möchten Sie uns sagen?"),
        help_text=gettext_lazy("Das liest nur die Koordination. Bitte keine Namen von Ratsuchenden."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, row: Assignment, given: Feedback | None, **kwargs: Any) -> None:
        initial = {"rating": given.rating, "text": given.text} if given else {}
        super().__init__(*args, **kwargs | {"auto_id": f"feedback_{row.pk}_%s", "initial": initial})
