"""Where an item of the desk leads, and the buttons that settle it with one click."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.context import path_of
from scheduling.domain.todo import Kind, Level, level
from scheduling.messages import SOON
from scheduling.queries.todo import Item
from scheduling.wording import todo as words

SHOWN = 5  # of each kind on the front page


class Button(NamedTuple):
    """`posts`: it settles the item; otherwise it leads to a page. `field` and `value` are what it sends."""

    label: str
    url: str
    posts: bool = True
    field: str = ""
    value: str = ""


class Contact(NamedTuple):
    """Somebody to call or to write to."""

    name: str
    address: str

    @property
    def by_phone(self) -> bool:
        """Whether it is a number."""
        return self.address.startswith("+")


@dataclass(frozen=True)
class Shown:
    """An item as the page shows it."""

    item: Item
    sentence: str
    url: str
    buttons: list[Button]
    contacts: list[Contact]
    quote: str
    soon: bool

    @property
    def since(self) -> datetime | None:
        """Since when it waits; of papers, closures and the like their own sentence says when."""
        return None if level(self.item.kind) is Level.SOMETIME else self.item.since


class Group(NamedTuple):
    """All items of one kind, or the first of them."""

    kind: Kind
    heading: str
    hint: str
    items: list[Shown]
    total: int

    @property
    def more(self) -> bool:
        """Whether some are not shown here."""
        return self.total > len(self.items)


def by_level(items: Iterable[Item], at: datetime) -> list[tuple[str, list[Group]]]:
    """The items under the headings of how pressing they are, the first few of each kind."""
    groups = [group(kind, list(rows), at) for kind, rows in groupby(items, key=lambda one: one.kind)]
    return [
        (words.level(value), list(found)) for value, found in groupby(groups, key=lambda one: level(one.kind))
    ]


def group(kind: Kind, rows: list[Item], at: datetime, most: int = SHOWN) -> Group:
    """One kind."""
    return Group(
        kind, words.heading(kind), words.hint(kind), [shown(one, at) for one in rows[:most]], len(rows)
    )


def shown(item: Item, at: datetime) -> Shown:
    """One item."""
    due = item.due if level(item.kind) is Level.NOW else None
    return Shown(
        item, words.sentence(item), URLS[item.kind](item), list(BUTTONS.get(item.kind, _none)(item)),
        list(_contacts(item)), _quote(item), due is not None and due - at <= SOON,
    )  # fmt: skip


def _request(item: Item) -> str:
    return reverse("desk_request", args=[item.pk])


def _of_request(item: Item) -> str:
    return reverse("desk_request", args=[item.row.request_id])


def _of_assignment(item: Item) -> str:
    return reverse("desk_request", args=[item.row.assignment.request_id])


def _person(anchor: str = "") -> Callable[[Item], str]:
    return lambda item: reverse("desk_person", args=[item.pk]) + anchor


def _page(name: str, anchor: str = "") -> Callable[[Item], str]:
    return lambda _item: reverse(name) + anchor


def _undelivered(item: Item) -> str:
    """To the Request it is about, or to the volunteer; otherwise nobody knows more than stands here."""
    about, _colon, number = item.row.about.partition(":")
    if request := item.facts["request"]:
        return reverse("desk_request", args=[request])
    if about == "interpreter" and number.isdigit():
        return reverse("desk_person", args=[int(number)])
    return ""


def _applications(_item: Item) -> str:
    return path_of("desk_applications") or reverse("desk_people")


URLS: dict[Kind, Callable[[Item], str]] = {
    Kind.MISSED: _of_request,
    Kind.UNFILLED: _request,
    Kind.RUNNING_OUT: _request,
    Kind.DROPPED_OUT: _request,
    Kind.SILENT: _of_request,
    Kind.REVIEW: _request,
    Kind.UNCLEAR: lambda item: f"{reverse('desk_sms')}#sms-{item.pk}",
    Kind.CLERK_WORD: lambda item: reverse("desk_request", args=[item.facts["request"].pk]),
    Kind.VOLUNTEER_WORD: lambda item: reverse("desk_person", args=[item.facts["person"]]),
    Kind.UNDELIVERED: _undelivered,
    Kind.TOO_BUSY: _page("desk_rules", "#sms"),
    Kind.DIFFERING: lambda item: f"{reverse('desk_hours')}?state={item.row.state}",
    Kind.POOR: _of_assignment,
    Kind.HOURS: _page("desk_hours"),
    Kind.HOURS_UNANSWERED: lambda item: reverse("desk_record", args=[item.pk]),
    Kind.REGISTRATION: lambda item: reverse("desk_registration", args=[item.pk]),
    Kind.APPLICATION: _applications,
    Kind.LOST_NUMBER: _person("#number"),
    Kind.OPTED_OUT: _person("#number"),
    Kind.CALENDAR: _person("#own_calendar"),
    Kind.PAPER: _person("#papers"),
    Kind.CLOSURE: _page("desk_rules", "#closure"),
    Kind.BUDGET: _page("desk_rules", "#sms"),
    Kind.WAITING_NUMBER: _person("#number"),
}


def _none(_item: Item) -> Iterable[Button]:
    return ()


def _press(label: str, name: str, *, posts: bool = True) -> Callable[[Item], Button]:
    return lambda item: Button(_(label), reverse(name, args=[item.pk]), posts)


def _seen(item: Item) -> Button:
    return Button(_("Erledigt"), reverse("desk_sms_seen"), field="row", value=str(item.pk))


def _side(label: str, side: str) -> Callable[[Item], Button]:
    return lambda item: Button(
        _(label), reverse("desk_record_decide", args=[item.pk]), field="side", value=side
    )


def _all(*makers: Callable[[Item], Button]) -> Callable[[Item], Iterable[Button]]:
    return lambda item: [make(item) for make in makers]


ASSIGN = _press(gettext_noop("Von Hand einteilen"), "desk_request_assign", posts=False)
BUTTONS: dict[Kind, Callable[[Item], Iterable[Button]]] = {
    Kind.MISSED: _all(
        _press(gettext_noop("War da"), "desk_assignment_was_there"),
        _press(gettext_noop("Nicht erschienen"), "desk_assignment_miss", posts=False),
    ),
    Kind.UNFILLED: _all(_press(gettext_noop("Noch einmal suchen"), "desk_request_search"), ASSIGN),
    Kind.RUNNING_OUT: _all(ASSIGN),
    Kind.DROPPED_OUT: _all(ASSIGN),
    Kind.SILENT: _all(
        _press(gettext_noop("Kommt"), "desk_assignment_coming"),
        _press(gettext_noop("Kommt nicht"), "desk_assignment_cancel", posts=False),
    ),
    Kind.REVIEW: _all(
        _press(gettext_noop("Annehmen"), "desk_request_approve"),
        _press(gettext_noop("Ablehnen"), "desk_request_reject", posts=False),
    ),
    Kind.UNCLEAR: _all(_seen),
    Kind.CLERK_WORD: _all(_seen),
    Kind.VOLUNTEER_WORD: _all(_seen),
    Kind.DIFFERING: lambda item: [
        *([_side(gettext_noop("Wie gemeldet"), "reported")(item)] if item.row.reported else []),
        _side(gettext_noop("Wie die Einrichtung sagt"), "stated")(item),
        _press(gettext_noop("Andere Zahlen"), "desk_record_correct", posts=False)(item),
    ],
    Kind.HOURS_UNANSWERED: lambda item: [
        _press(gettext_noop("Eintragen"), "desk_record_correct", posts=False)(item)
        if item.row.reported is None
        else _press(gettext_noop("Für die Einrichtung bestätigen"), "desk_record_attest")(item)
    ],
    Kind.POOR: _all(_press(gettext_noop("Gesehen"), "desk_feedback_seen")),
}


def _contacts(item: Item) -> Iterable[Contact]:
    """Whom to call, or to write to where there is no number."""
    row = item.row
    if item.kind in (Kind.MISSED, Kind.SILENT):
        yield from _reach(row.interpreter.person)
    if item.kind is Kind.HOURS_UNANSWERED:
        yield from _reach(
            row.assignment.interpreter.person if row.reported is None else row.assignment.request.requester
        )
    if item.kind is Kind.DROPPED_OUT:
        yield from _reach(item.facts["gone"].interpreter.person)
    if item.kind is Kind.MISSED and row.request.contact_phone:
        yield Contact(row.request.contact_name or _("vor Ort"), row.request.contact_phone)
    if item.kind in (Kind.UNCLEAR, Kind.CLERK_WORD, Kind.VOLUNTEER_WORD) and row.sender:
        yield Contact(item.facts.get("name", ""), row.sender)
    if item.kind in (Kind.LOST_NUMBER, Kind.OPTED_OUT) and row.person.email:
        yield Contact(row.person.name, row.person.email)


def _reach(person: Any) -> Iterable[Contact]:
    if address := person.mobile or person.email:
        yield Contact(person.name, address)


def _quote(item: Item) -> str:
    """What somebody has written, where the sentence does not say it."""
    if item.kind is Kind.CLERK_WORD:
        return str(item.row.body)
    if item.kind is Kind.POOR:
        return str(item.row.text)
    return str(item.row.stated_note) if item.kind is Kind.DIFFERING else ""
