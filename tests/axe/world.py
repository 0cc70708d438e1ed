"""One Pool with a row of every kind, some with the longest names there can be."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pool.actions.venues import Spot, add_venue
from pool.models import Membership
from scheduling.actions import applications, imports, imports_taken, imports_undone, requests, service_records
from scheduling.actions.applications import Said
from scheduling.actions.assignments import complete_assignment
from scheduling.actions.drafts import save_draft
from scheduling.actions.invitations import invite
from scheduling.actions.links import make_own_link
from scheduling.actions.mailings import send_mailing
from scheduling.actions.registrations import Application, confirm_registration, register
from scheduling.actions.steering import pause_search
from scheduling.actions.words import write_word
from scheduling.domain.imports.tables import Line, Table
from scheduling.models import Assignment, Request
from scheduling.queries.imports import Usual, guess, plan_of
from scheduling.queries.mailings import no_more_token
from scheduling.queries.onboarding import token_of
from scheduling.volunteers import actor_of
from tests.axe.world_money import paid_names
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    hear,
    interpreter_actor,
    make_authority,
    submit,
)
from tests.people import Cast
from tests.scheduling.web import people_at

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsamt"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class World:
    """Where the pages find something to show; `names` fill the places in addresses."""

    people: Cast
    names: dict[str, int | str]


def make_world(at: datetime) -> World:
    """Requests and hours in every state, everything a clerk and a coordinator keep, long names."""
    people = people_at(at)
    people.pool.offers_per_week = 0  # or nobody is left to ask for what is searched for
    people.pool.save()
    people.amal.person.name = f"Amal {LONG}"
    people.amal.person.save()
    make_authority(people.pool, name=LONG)
    return World(
        people,
        {
            **_filed(people, at),
            **_kept(people, at),
            **_boarding(people, at),
            **_joining(people, at),
            **_lists(people, at),
            **paid_names(people, at),
        },
    )


def _filed(people: Cast, at: datetime) -> dict[str, int | str]:
    office = people.youth_office
    clerk, person = clerk_of(office)
    going = accepted(submit(office, at - 2 * DAY, starts=at - timedelta(minutes=10)), at - 2 * DAY)
    held = accepted(submit(office, at, starts=at + 5 * DAY), at)
    for days in (7, 8):
        done(accepted(submit(office, at, starts=at + days * DAY), at), reported=days == 7)
    unfilled = submit(office, at, starts=at + 2 * DAY, language="ckb")
    withdrawn = submit(office, at, starts=at + 6 * DAY)
    requests.withdraw_request(withdrawn, by=clerk, at=at, reason=LONG)
    searching = submit(office, at, starts=at + 3 * DAY, town=LONG, meeting_point=LONG[:60], notes=LONG * 3)
    paused = submit(office, at, starts=at + 4 * DAY, language="kmr")  # Emin is asked nothing else
    pause_search(paused, by=coordinator_of(people.pool), at=at, reason=LONG)
    write_word(searching, text=LONG * 5, writer=person, key="k", by=clerk, at=at)
    hear("+491713920099", "Wer sind Sie?", at)
    twin, twin2 = (submit(office, at, starts=at + 12 * DAY, language="tir") for _each in range(2))
    asked = searching.offers.order_by("pk").first()
    over = Assignment.objects.of(people.pool).filter(state="done").earliest("pk")
    return {
        "going": going.pk, "searching": searching.pk, "filled": held.request_id, "unfilled": unfilled.pk,
        "withdrawn": withdrawn.pk, "closed": over.request_id, "held": held.pk, "done": over.pk,
        "record": over.service_record.pk,
        "twin": twin.pk, "twin2": twin2.pk, "asked": f"offer-{asked.pk}" if asked else "",
        "paused": paused.pk, "chadi": people.chadi.pk, "bo": people.bo.pk,
        "amal": people.amal.pk, "office": office.pk,
        "no_more": no_more_token(people.amal.pk),
        "member": Membership.objects.of(people.pool).get(role=Membership.COORDINATOR).pk,
    }  # fmt: skip


def _kept(people: Cast, at: datetime) -> dict[str, int | str]:
    clerk, _person = clerk_of(people.youth_office)
    spot = Spot(LONG[:60], "34497", "Korbach", LONG[:60], LONG[:60], "Frau Klee", "069 90009002")
    venue = add_venue(people.youth_office, spot=spot, by=clerk, at=at)
    typed = {"language": "som", "day": "31.02.2027", "notes": LONG}
    draft = save_draft(people.youth_office, key="d", typed=typed, by=clerk, at=at)
    assert draft
    return {"venue": venue.pk, "draft": draft.pk, "mailing": mailed(people, at)}


def mailed(people: Cast, at: datetime) -> int:
    """A Mailing with a long text."""
    row = send_mailing(
        people.pool, people=[people.amal], way="email", subject=LONG, body=LONG * 3, count=1, key="m",
        wanted={}, by=people.actor(people.ines), at=at,
    )  # fmt: skip
    return row.pk


def _boarding(people: Cast, at: datetime) -> dict[str, int | str]:
    clerk, _person = clerk_of(people.youth_office)
    invitation = invite(people.youth_office, name=LONG, email="neu@kita.example", by=clerk, at=at)
    place = ("34497", "Korbach", "Bergweg 3")
    said = Application(LONG, "kita", *place, LONG, "Nora Busch", "nora@kita.example", "069 90009003", LONG)
    waiting = confirm_registration(register(people.pool, said=said, agreed=True, at=at), at=at)
    fresh = Application(
        "Kita Zwei", "kita", *place, "", "Nora Busch", "zwei@kita.example", "069 90009003", ""
    )
    return {
        "invitation": token_of(invitation),
        "registration": waiting.pk,
        "unconfirmed": token_of(register(people.pool, said=fresh, agreed=True, at=at)),
    }


def _joining(people: Cast, at: datetime) -> dict[str, int | str]:
    amal, by = people.amal.person, people.actor(people.ines)
    spoken = (("som", "native"), ("ckb", "B2"))
    said = Said(LONG, "female", amal.email, amal.mobile, "34497", LONG, spoken, LONG * 3)
    row = applications.file_application(people.pool, said=said, agreed=True, key="a", at=at)
    row = applications.invite_to_interview(row, when=at + DAY, where=LONG, by=by, at=at)
    fresh = Said("Nora Said", "", "nora@post.example", "", "34497", "", spoken, "")
    other = applications.file_application(people.pool, said=fresh, agreed=True, key="b", at=at)
    third = applications.file_application(people.pool, said=fresh, agreed=True, key="c", at=at)
    refused = applications.withdraw_application(third, by=by, at=at)
    return {
        "application": row.pk, "application_link": token_of(other), "refused": refused.pk,
        "fatou": people.fatou.pk, "own": make_own_link(people.amal, by=actor_of(people.amal), at=at),
        "own_new": make_own_link(people.fatou, by=actor_of(people.fatou), at=at),
    }  # fmt: skip


def _lists(people: Cast, at: datetime) -> dict[str, int | str]:
    """A list with everything that can be said about a row; one that was taken over, one that was undone."""
    by = people.actor(people.ines)
    head = Line(1, ("Name", "Mobil", "Wohnort", "Sprachen"))
    rows = (
        ("Amal Haddad", "0171 3920001", "Korbach", "Arabisch (Levante)"),
        (LONG, "4,91523E+12", LONG, f"Kurdisch, {LONG}"),
        ("Zara Ali", "069 90009001", "Frankenberg", "Dari"),
        ("Zara Ali", "", "Frankenberg", "Farsi"),
    )
    found = []
    for cells in (rows, rows[2:3], (("Yara Omar", "", "Korbach", "Somali"),)):
        lines = [Line(number, row) for number, row in enumerate(cells, 2)]
        table = Table(LONG[:31], (head, *lines), hidden=1)
        row = imports.begin_import(people.pool, name=f"{LONG}.xlsx", tables=[table], by=by, at=at)
        found.append(imports.set_columns(row, sheet=0, layout=guess(table), usual=Usual(), by=by, at=at))
    for row in found[1:]:
        seen = plan_of(row, at=at).digest
        imports_taken.take_over(row, seen=seen, without_wrong=False, by=by, at=at)
    imports_undone.undo_import(found[2], by=by, at=at)
    return dict(zip(("list", "taken", "undone"), (row.pk for row in found), strict=True))


def done(row: Assignment, *, reported: bool) -> Request:
    """It is over; the volunteer has told the hours, or not yet."""
    record = complete_assignment(row, at=row.ends)
    if reported:
        by = interpreter_actor(row)
        service_records.report_record(record, minutes=75, km=24, by=by, at=row.ends + timedelta(hours=1))
    return row.request
