"""Making, renewing and revoking addresses: the actions, and the pages of clerk and coordinator."""

import re
from datetime import datetime

import pytest
from django.test import Client

from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Event
from scheduling.actions.feeds import MOST, FeedOver, TooManyFeeds, make_feed, renew_feed, revoke_feed
from scheduling.models import Feed
from scheduling.queries.feeds import feeds_of
from scheduling.volunteers import actor_of
from tests.builders import clerk_of, make_interpreter
from tests.people import Cast
from tests.scheduling.feeds.reading import ADDRESS, ask
from tests.scheduling.web import queries_of, text_of

PORTAL, DESK = "/termine/abonnieren/", "/desk/schedule/abonnieren/"


def address_on(page: object) -> str:
    """The path of the one address that a page shows, to copy, to tap on and to look at."""
    (path,) = set(ADDRESS.findall(page.content.decode()))  # type: ignore[attr-defined]
    return str(path)


def kept(people: Cast) -> list[Feed]:
    """Every feed there is."""
    return list(Feed.objects.of(people.pool).order_by("pk"))


def test_each_role_makes_its_own_kind(people: Cast, at: datetime) -> None:
    volunteer, clerk, ines = (
        actor_of(people.amal),
        clerk_of(people.youth_office)[0],
        people.actor(people.ines),
    )

    for by in (volunteer, clerk, ines):
        make_feed(people.pool, by=by, at=at)

    told = [(one.kind, one.person_id, one.interpreter_id, one.authority_id) for one in kept(people)]
    assert told == [
        ("interpreter", people.amal.person_id, people.amal.pk, None),
        ("authority", clerk.person_id, None, people.youth_office.pk),
        ("pool", ines.person_id, None, None),
    ]
    assert [feeds_of(by).count() for by in (volunteer, clerk, ines)] == [1, 1, 1]


def test_token_has_128_bits_and_is_told_once(people: Cast, at: datetime) -> None:
    issued = make_feed(people.pool, by=actor_of(people.amal), at=at)

    assert re.fullmatch(r"[\w-]{22}", issued.token)
    assert issued.token not in str(vars(issued.feed))
    assert "token" not in str(Event.objects.latest("pk").facts)


@pytest.mark.parametrize("about", [{"language": "apc"}, {"interpreter": "chadi"}, {"authority": "school"}])
@pytest.mark.parametrize("who", ["volunteer", "clerk"])
def test_only_a_coordinator_chooses(people: Cast, at: datetime, about: dict[str, str], who: str) -> None:
    by = actor_of(people.amal) if who == "volunteer" else clerk_of(people.youth_office)[0]
    wanted = {name: getattr(people, value, value) for name, value in about.items()}

    with pytest.raises(NotAllowed):
        make_feed(people.pool, by=by, at=at, **wanted)


def test_nobody_makes_one_elsewhere(people: Cast, at: datetime) -> None:
    theirs = make_interpreter(people.neighbour, "Lena Voss")
    ines = people.actor(people.ines)

    for pool, by, about in (
        (people.neighbour, ines, {}),
        (people.pool, ines, {"interpreter": theirs}),
        (people.pool, ines, {"language": "xxx"}),
        (people.pool, SYSTEM, {}),
        (people.pool, Actor(Role.COORDINATOR, "?", people.pool.pk), {}),
        (people.pool, Actor(Role.INTERPRETER, "?", people.pool.pk, people.amal.person_id), {}),
        (people.pool, Actor(Role.AUTHORITY, "?", people.pool.pk, people.amal.person_id), {}),
    ):
        with pytest.raises(NotAllowed):
            make_feed(pool, by=by, at=at, **about)
    assert kept(people) == []


def test_ten_are_enough(people: Cast, at: datetime) -> None:
    by = actor_of(people.amal)
    for _each in range(MOST):
        last = make_feed(people.pool, by=by, at=at).feed

    with pytest.raises(TooManyFeeds):
        make_feed(people.pool, by=by, at=at)
    revoke_feed(last, by=by, at=at)
    make_feed(people.pool, by=by, at=at)


def test_who_may_renew_and_revoke(people: Cast, at: datetime) -> None:
    amal, ines, jona = actor_of(people.amal), people.actor(people.ines), people.actor(people.jona)
    clerk = clerk_of(people.youth_office)[0]
    hers, clerks, pools = (make_feed(people.pool, by=by, at=at).feed for by in (amal, clerk, ines))

    for feed, others in (
        (hers, (clerk, jona, actor_of(people.chadi))),
        (clerks, (amal, ines, jona, clerk_of(people.school)[0])),
        (pools, (amal, clerk, jona)),
    ):
        for by in others:
            with pytest.raises(NotAllowed):
                revoke_feed(feed, by=by, at=at)
            with pytest.raises(NotAllowed):
                renew_feed(feed, by=by, at=at)
    with pytest.raises(NotAllowed):  # Ines may end it, not read it
        renew_feed(hers, by=ines, at=at)
    assert revoke_feed(hers, by=ines, at=at)
    assert not revoke_feed(hers, by=ines, at=at)
    with pytest.raises(FeedOver):
        renew_feed(hers, by=amal, at=at)


def test_each_step_is_one_event_in_the_volunteers_story(people: Cast, at: datetime) -> None:
    by = actor_of(people.amal)
    feed = make_feed(people.pool, by=by, at=at).feed
    renew_feed(feed, by=by, at=at)
    revoke_feed(feed, by=by, at=at)

    story = [(event.verb, event.facts) for event in Event.objects.about(people.amal)]
    assert story == [(verb, {"feed": feed.pk}) for verb in ("make_feed", "renew_feed", "revoke_feed")]


def test_clerk_makes_renews_and_revokes(people: Cast, gesa: Client) -> None:
    assert gesa.get(PORTAL).status_code == 200
    made = gesa.post(PORTAL, {"do": "make_feed"})
    first = address_on(made)
    (feed,) = kept(people)

    assert made["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert "webcal://" in made.content.decode() and "nur dieses eine Mal" in text_of(made)
    assert "alle 8 bis 24 Stunden" in text_of(made)
    assert ask(first).status_code == 200
    page = gesa.get(PORTAL)
    assert first not in page.content.decode() and "Jugendamt Korbach aktiv seit" in text_of(page)

    second = address_on(gesa.post(PORTAL, {"do": "renew_feed", "row": feed.pk}))
    assert [ask(path).status_code for path in (first, second)] == [404, 200]

    gone = gesa.post(PORTAL, {"do": "revoke_feed", "row": feed.pk})
    assert (gone.status_code, gone["Location"]) == (302, PORTAL)
    assert "Die Adresse ist gesperrt." in text_of(gesa.get(PORTAL))
    assert ask(second).status_code == 404
    late = gesa.post(PORTAL, {"do": "revoke_feed", "row": feed.pk})
    assert late.status_code == 409 and "ist gesperrt" in late.content.decode()


def test_get_writes_nothing_and_nonsense_neither(people: Cast, gesa: Client, ines: Client) -> None:
    for client, path in ((gesa, PORTAL), (ines, DESK)):
        client.get(path, {"do": "make_feed"})
        client.head(path)
        client.post(path, {"do": "fly"})
        client.post(path)
        for row in ("", "x", "-1", "9" * 40, "１２"):
            assert client.post(path, {"do": "renew_feed", "row": row}).status_code == 409

    assert kept(people) == []


def test_coordinator_chooses_what_it_is_about(people: Cast, ines: Client, at: datetime) -> None:
    about = {"language": "apc", "interpreter": people.amal.pk, "authority": people.youth_office.pk}

    page = ines.post(DESK, {"do": "make_feed", **about})

    (feed,) = kept(people)
    assert (feed.language, feed.interpreter, feed.authority) == ("apc", people.amal, people.youth_office)
    assert ask(address_on(page)).status_code == 200
    assert "Arabisch (Levante), Amal Haddad, Jugendamt Korbach aktiv seit" in text_of(page)
    whole = ines.post(DESK, {"do": "make_feed", "language": "", "interpreter": "", "authority": ""})
    assert "Einsätze des Pools aktiv seit" in text_of(whole)


def test_coordinator_cannot_choose_what_is_not_theirs(people: Cast, ines: Client) -> None:
    theirs = make_interpreter(people.neighbour, "Lena Voss")

    page = ines.post(DESK, {"do": "make_feed", "interpreter": theirs.pk, "language": "xxx"})

    assert page.status_code == 200 and kept(people) == []
    assert "Voss" not in page.content.decode()


def test_doors_are_for_their_own_people(people: Cast, gesa: Client, ines: Client, at: datetime) -> None:
    assert gesa.get(DESK).status_code == 403
    assert ines.get(PORTAL).status_code == 403
    assert Client().get(PORTAL).status_code == 302
    pools = make_feed(people.pool, by=people.actor(people.ines), at=at).feed
    assert gesa.post(PORTAL, {"do": "renew_feed", "row": pools.pk}).status_code == 409


def test_list_costs_the_same_however_many(people: Cast, ines: Client, at: datetime) -> None:
    by, found = people.actor(people.ines), []
    for count in (1, 3):
        while feeds_of(by).count() < count:
            make_feed(people.pool, by=by, at=at, interpreter=people.amal, authority=people.school)
        with queries_of(found):
            ines.get(DESK)

    assert found[0] == found[1] <= 12


def test_filter_of_the_calendar_is_offered_for_the_address(people: Cast, ines: Client) -> None:
    page = ines.get(
        f"/desk/schedule/?language=apc&authority={people.youth_office.pk}&state=open"
    ).content.decode()
    (query,) = set(re.findall(rf'href="{DESK}(\?[^"]*)"', page))

    form = ines.get(DESK + query.replace("&amp;", "&")).context["form"]

    assert [form[name].value() for name in ("language", "authority")] == ["apc", str(people.youth_office.pk)]
    assert form["do"].value() == "make_feed"
