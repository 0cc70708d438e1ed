"""A day or a week planned at once: the proposal beside what asking in turn would give, and the offers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool.models import Interpreter
from pool.special_days import special_days
from scheduling import queries, wording
from scheduling.actions.plans import Pick, send_plan
from scheduling.desk.forms import PlanForm
from scheduling.domain.greedy import in_turn
from scheduling.domain.need import Fit
from scheduling.domain.planning import Plan
from scheduling.domain.sieve import torn
from scheduling.doors import DoorRequest, answering, coordinator_required, sentence
from scheduling.models import Offer, Request
from scheduling.planner import propose
from scheduling.queries.planning import OpenPlace, open_places
from scheduling.templatetags.moments import moment

PICK = re.compile(r"([0-9]{1,18})-([0-9]{1,4})-([0-9]{1,18})-([0-9]{1,9})")


@dataclass(frozen=True)
class Line:
    """One place on the page: who is proposed, who would come in turn, whose answer may still come."""

    place: OpenPlace
    proposed: Fit | None
    in_turn: Fit | None
    empty: str

    @property
    def request(self) -> Request:
        """The row."""
        return self.place.request

    @property
    def offers(self) -> list[Offer]:
        """All who were asked about this version."""
        return self.place.offers

    @property
    def asked(self) -> bool:
        """Whether the one who is proposed has the question already."""
        return bool(self.proposed) and self.proposed.candidate.interpreter_id in self.place.waiting  # type: ignore[union-attr]

    @property
    def holds(self) -> bool:
        """Whether they hold another question about the same time."""
        return bool(self.proposed) and torn(self.proposed, self.place.job.need.period)  # type: ignore[arg-type]

    @property
    def pick(self) -> str:
        """What the tick box sends."""
        key, who = self.place.key, self.proposed.candidate.interpreter_id if self.proposed else 0
        return f"{key[0]}-{key[1]}-{who}-{self.request.version}"


@coordinator_required
@require_safe
def plan(request: DoorRequest) -> HttpResponse:
    """Look only; nothing is sent by opening it."""
    pool, at = request.membership.pool, clock.now()
    form = PlanForm(request.GET)
    first, days, span = form.wanted(at.astimezone(pool.tz).date())
    places, left_out = open_places(pool, first, days, at=at)
    jobs = [place.job for place in places]
    proposal, turn = propose(jobs), in_turn(jobs)
    lines = [_line(place, proposal.plan, turn) for place in places]
    context = {
        "form": PlanForm(initial={"day": first, "span": span}),
        "first": first,
        "last": first + timedelta(days=days - 1),
        "before": first - timedelta(days=days),
        "after": first + timedelta(days=days),
        "span": span,
        "special": special_days(
            pool, (first + timedelta(days=n) for n in range(days)), get_language() or "de"
        ),
        "lines": lines,
        "left_out": left_out,
        "plan": proposal.plan,
        "turn": turn,
        "single": len({place.request.pk for place in places}) == len(places),
        "gain": _gain(proposal.plan, turn),
        "how": wording.how(proposal.how),
        "sendable": any(line.proposed and not line.asked for line in lines),
    }
    return render(request, "scheduling/desk/plan.html", context)


def _line(place: OpenPlace, proposed: Plan, turn: Plan) -> Line:
    why = proposed.why_empty(place.job)
    empty = wording.empty(why) if why else ""
    if place.expected:
        empty = _("Wir warten auf eine Antwort.")
    return Line(place, proposed.chosen.get(place.key), turn.chosen.get(place.key), empty)


def _gain(proposed: Plan, turn: Plan) -> str:
    """What the proposal is better at, in one sentence."""
    more, km = proposed.served - turn.served, (turn.tenths - proposed.tenths) / 10
    parts = []
    if more:
        parts.append(ngettext("%(n)s Platz mehr besetzt", "%(n)s Plätze mehr besetzt", more) % {"n": more})
    if km:
        words = _("%(km)s km weniger Weg") if km > 0 else _("%(km)s km mehr Weg")
        parts.append(words % {"km": wording.number(abs(km))})
    if not parts and proposed.burden < turn.burden:
        parts.append(_("die Arbeit ist gleichmäßiger verteilt"))
    return ", ".join(parts)


@coordinator_required
@require_POST
@answering
def send(request: DoorRequest) -> HttpResponse:
    """Ask those who are ticked; what has changed meanwhile is said, the others are asked."""
    picks = [
        Pick(*map(int, found.groups()))
        for text in request.POST.getlist("pick")
        if (found := PICK.fullmatch(text))
    ]
    sent = send_plan(request.membership.pool, picks=picks, by=request.actor, at=clock.now())
    if sent.rounds:
        n = len(sent.rounds)
        text = ngettext("%(n)s Angebot ist unterwegs.", "%(n)s Angebote sind unterwegs.", n)
        messages.success(request, text % {"n": n})
    elif not picks:
        messages.info(request, _("Es war nichts angekreuzt."))
    names = _names(request, [pick for pick, _refused in sent.skipped])
    for pick, refused in sent.skipped:
        messages.warning(request, f"{names[pick]}: {sentence(refused)}")
    back = QueryDict(mutable=True)
    for name in ("day", "span"):
        back[name] = request.POST.get(name, "")[:10]
    return redirect(f"{reverse('desk_plan')}?{back.urlencode()}")


def _names(request: DoorRequest, picks: Iterable[Pick]) -> dict[Pick, str]:
    """Who and when, for those who could not be asked; what is not of this Pool stays a number."""
    picks = list(picks)
    rows = queries.request_rows(request.actor).filter(pk__in=[pick.request for pick in picks])
    times = {row.pk: moment(row.slot.starts) for row in rows}
    people: Any = Interpreter.objects.of(request.membership.pool).filter(
        pk__in=[one.interpreter for one in picks]
    )
    named = dict(people.values_list("pk", "person__name"))
    return {
        pick: ", ".join(filter(None, (named.get(pick.interpreter), times.get(pick.request))))
        or f"#{pick.request}"
        for pick in picks
    }
