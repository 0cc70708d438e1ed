"""What every door does with calendar addresses: lists them, makes, renews and revokes one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from pool.domain.actors import Actor
from pool.models import Pool
from scheduling.actions import feeds
from scheduling.doors import DoorRequest, numbered
from scheduling.models import Feed
from scheduling.queries.feeds import feeds_of
from scheduling.showing import spoken

Told = dict[str, Any]


def show_feeds(request: DoorRequest, here: str, *, at: datetime, form: Any = None) -> HttpResponse:
    """The page of clerk and coordinator named `here`: the addresses there are, and one button of STEPS.

    A new address stands on the answer and nowhere else. `form` (a SectionForm, bound when it was sent)
    narrows a new one.
    """
    told: Told = {}
    do, sent = request.POST.get("do", ""), bool(form and form.is_bound)
    if request.method == "POST" and (not sent or form.is_valid()):
        about = form.wanted() if sent else {}
        number, by = request.POST.get("row", ""), request.actor
        if do in STEPS:
            told = pressed(do, request.membership.pool, number=number, by=by, at=at, **about)
        if done := told.pop("done", ""):
            messages.success(request, done)
        if not told:
            return redirect(here)
    context = {"form": form} | feeds_shown(request.actor) | told
    return render(request, "scheduling/feeds/addresses.html", context)


def feeds_shown(actor: Actor) -> Told:
    """This person's addresses in this role, and what each is about."""
    return {"feeds": [(feed, _about(feed)) for feed in feeds_of(actor)]}


def _about(feed: Feed) -> str:
    """Whose Assignments it shows, and by what it is narrowed."""
    if feed.kind != Feed.POOL:
        return str(feed.authority or Feed.KINDS[feed.kind])
    who = feed.interpreter.person.name if feed.interpreter else ""
    narrowed = filter(None, (feed.language and spoken(feed.language), who, str(feed.authority or "")))
    return ", ".join(narrowed) or str(Feed.KINDS[feed.kind])


def pressed(do: str, pool: Pool, *, number: str, by: Actor, at: datetime, **about: Any) -> Told:
    """What one button of STEPS does, and what to say of it; a new address is told once, in what is returned.

    `number` names the row of an address there is, `about` narrows a new one. Raises Refused.
    """
    return STEPS[do](pool, number=number, by=by, at=at, **about)


def _make(pool: Pool, *, number: str, by: Actor, at: datetime, **about: Any) -> Told:
    return _told(feeds.make_feed(pool, by=by, at=at, **about))


def _renew(pool: Pool, *, number: str, by: Actor, at: datetime, **about: Any) -> Told:
    return _told(feeds.renew_feed(_own(by, number), by=by, at=at))


def _revoke(pool: Pool, *, number: str, by: Actor, at: datetime, **about: Any) -> Told:
    feeds.revoke_feed(_own(by, number), by=by, at=at)
    return {"done": _("Die Adresse ist gesperrt.")}


def _own(actor: Actor, number: str) -> Feed:
    found: Feed | None = feeds_of(actor).filter(pk=numbered(number)).first()
    if found is None:  # revoked in another window, or never theirs
        raise feeds.FeedOver
    return found


def _told(issued: feeds.Issued) -> Told:
    """The address for a calendar program to paste, and for a telephone to tap on."""
    address = settings.PUBLIC_URL + reverse("feed", args=[issued.token])
    return {"address": address, "webcal": f"webcal://{address.partition('://')[2]}"}


STEPS: dict[str, Callable[..., Told]] = {"make_feed": _make, "renew_feed": _renew, "revoke_feed": _revoke}
