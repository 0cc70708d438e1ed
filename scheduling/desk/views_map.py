"""Karte: who is where, and who speaks what there. An SVG of our own, no foreign server is asked."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pool import counties, languages, postal_codes
from pool.domain.actors import Actor
from pool.domain.maps import Frame, frame, radius
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.queries.whereabouts import Spot, points_of, speakers_by_language, whereabouts


class MapForm(forms.Form):
    """What the map shows; nonsense shows everybody."""

    mark_optional = False
    language = forms.ChoiceField(label=gettext_lazy("Sprache"), required=False)
    authorities = forms.BooleanField(label=gettext_lazy("Einrichtungen zeigen"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counts = speakers_by_language(actor)
        names = [(code, languages.name(code, get_language() or "de")) for code in counts]
        spoken = [(code, f"{name} ({counts[code]})") for code, name in sorted(names, key=lambda one: one[1])]
        self.fields["language"].choices = [("", _("alle")), *spoken]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """The valid ones."""
        self.full_clean()
        said = self.cleaned_data
        return {"language": said.get("language", ""), "authorities": said.get("authorities", False)}


@dataclass(frozen=True)
class Dot:
    """One circle (people) or square (institutions only) with what it says; SVG numbers are texts."""

    spot: Spot
    x: str
    y: str
    r: str
    label: bool  # there is room for the town's name


@coordinator_required
@require_safe
def shown(request: DoorRequest) -> HttpResponse:
    """The map, and the same as a table."""
    form = MapForm(request.GET, actor=request.actor)
    wanted = form.wanted()
    spots = whereabouts(request.actor, **wanted)
    window = frame(points_of(spots))
    context = {
        "filter": MapForm(initial=wanted, actor=request.actor),
        "spots": spots,
        "frame": window,
        "dots": dots(spots, window) if window else [],
        "font": f"{window.width / 38:.1f}" if window else "",
        "counties": counties.counties(),
        "people": sum(len(one.people) for one in spots),
        "credits": (counties.CREDIT, postal_codes.CREDIT),
        **wanted,
    }
    return render(request, "scheduling/desk/map.html", context)


def dots(spots: list[Spot], window: Frame) -> list[Dot]:
    """The small ones last, so that no big one hides them; names where no other name stands already."""
    placed: list[tuple[float, float]] = []
    found = []
    for spot in spots:
        if spot.point is None:
            continue
        x, y = spot.point
        room = all(abs(x - a) > window.width / 6 or abs(y - b) > window.height / 25 for a, b in placed)
        if room:
            placed.append((x, y))
        size = radius(len(spot.people) or 1, window)
        found.append(Dot(spot, f"{x:.0f}", f"{y:.0f}", f"{size:.1f}", room))
    return found
