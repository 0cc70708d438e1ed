"""The page of one appointment afterwards, for a clerk, signed in or not: confirm, say otherwise, feedback.

What it shows is what is needed to answer: when, which language, who interpreted. A look changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from scheduling.actions import feedback as feedback_actions
from scheduling.actions import service_records
from scheduling.domain.both_sides import NothingToConfirm
from scheduling.domain.states import UNATTESTED_RECORD, AssignmentState, RecordState
from scheduling.doors.answers import sentence, tried
from scheduling.forms.hours import FeedbackForm, OtherHoursForm
from scheduling.models import Assignment, Feedback, ServiceRecord
from scheduling.wording.both_sides import said


@dataclass(frozen=True)
class After:
    """One Assignment that has begun, and what its Authority can still say of it."""

    row: Assignment
    record: ServiceRecord | None  # None: it is still going on
    given: Feedback | None
    may_change: bool  # the feedback

    @property
    def confirmable(self) -> bool:
        """Whether there is something reported to say yes to."""
        return bool(self.record and self.record.state == RecordState.REPORTED and not self.missed)

    @property
    def missed(self) -> bool:
        """Whether the coordinator has decided that the Interpreter did not appear."""
        return self.row.state == AssignmentState.NO_SHOW

    @property
    def statable(self) -> bool:
        """Whether the Authority can still say how it was."""
        open_yet = self.record is None or self.record.state in UNATTESTED_RECORD
        return open_yet and not self.missed

    @property
    def reported(self) -> str:
        """What the Interpreter says, in words."""
        return said(self.record.reported if self.record else None)

    @property
    def rating_form(self) -> FeedbackForm:
        """An empty or filled-in form, for another page than this one."""
        return FeedbackForm(row=self.row, given=self.given)


def after(row: Assignment, *, at: datetime) -> After | None:
    """What can be said of it; None while it has not begun, or when it is off."""
    record, given = getattr(row, "service_record", None), getattr(row, "feedback", None)
    if row.state == AssignmentState.CANCELLED or record is None and at < row.starts:
        return None
    return After(row, record, given, feedback_actions.may_change(given, at=at))


def show_hours(
    request: HttpRequest, row: Assignment, *, by: Actor, at: datetime, **more: Any
) -> HttpResponse:
    """The page; a button acts first. Raises NotBegun."""
    one = after(row, at=at)
    if one is None:
        raise service_records.NotBegun
    do = request.POST.get("do", "") if request.method == "POST" else ""
    sent = {name: request.POST if do == name else None for name in STEPS}
    other = OtherHoursForm(sent["other"], row=row, over=one.record is not None)
    rating = FeedbackForm(sent["feedback"], row=row, given=one.given)
    status, refused = 200, ""
    if do in STEPS:
        try:
            if done := STEPS[do](one, other, rating, by=by, at=at):
                messages.success(request, done)
                return redirect(request.path)
        except Refused as why:
            status, refused = 409, sentence(why)
    form = next((form for form in (other, rating) if form.errors), None)
    context = {"one": one, "other": other, "rating": rating, "form": form, "refused": refused, "at": at}
    return render(request, "scheduling/hours_page.html", context | more, status=status)


def _confirm(one: After, other: OtherHoursForm, rating: FeedbackForm, **who: Any) -> str:
    if one.record is None:
        raise NothingToConfirm
    service_records.attest_record(one.record, **who)
    return _("Danke. Die Stunden sind bestätigt.")


def _state(one: After, other: OtherHoursForm, rating: FeedbackForm, **who: Any) -> str:
    if not one.statable:  # the form is no more on the page, so it could not say why
        raise service_records.NothingWorked if one.missed else service_records.AlreadyAttested
    if not other.is_valid():
        return ""
    stated = other.stated()
    if one.record is None:
        done = tried(other, service_records.attest_absence, one.row, note=stated["note"], **who)
    else:
        done = tried(other, service_records.attest_record, one.record, **stated, **who)
    if done is None:
        return ""
    return _("Danke. Ihre Angabe ist gespeichert.")


def _rate(one: After, other: OtherHoursForm, rating: FeedbackForm, **who: Any) -> str:
    done = rating.is_valid() and tried(
        rating, feedback_actions.give_feedback, one.row, **rating.cleaned_data, **who
    )
    return _("Danke für Ihre Rückmeldung.") if done else ""


STEPS: dict[str, Callable[..., str]] = {"confirm": _confirm, "other": _state, "feedback": _rate}
