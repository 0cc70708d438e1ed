"""Who is needed, as the form says it: stand-ins, more languages, a second person; and back from the rows."""

from datetime import datetime
from typing import Any

import pytest
from django.http import QueryDict

from pool.models import LanguageEdge
from scheduling.actions.wanted import Second, Wanted
from scheduling.forms.requests import RequestForm, filled_in
from scheduling.models import Position, Request
from tests.builders import submit
from tests.people import Cast
from tests.scheduling.web import need


def form(people: Cast, at: datetime, **changes: Any) -> RequestForm:
    """The form as posted; a list stands for a field that is sent several times."""
    data = QueryDict(mutable=True)
    for name, value in need(**changes).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return RequestForm(data, pool=people.pool, at=at)


def wanted(people: Cast, at: datetime, **changes: Any) -> Wanted:
    """What a form without mistakes wants."""
    filled = form(people, at, **changes)
    assert filled.errors == {}
    return filled.wanted()


def with_second_place(row: Request, **fields: Any) -> Request:
    """The same Request, read again, with a second place."""
    Position.objects.create(pool=row.pool, request=row, number=2, **fields)
    return Request.objects.of(row.pool).get(pk=row.pk)


def test_plain_need_is_one_person_of_one_language(people, at):
    plain = wanted(people, at)

    assert (plain.also, plain.more, plain.second, plain.direction) == ((), (), None, "both")


def test_ticked_stand_ins_are_wanted(people, at):
    assert wanted(people, at, language="acm", also=["arb", "apc"]).also == ("apc", "arb")


@pytest.mark.parametrize("also", ["tir", "acm", "xxx", "", "a' OR 1=1"])
def test_what_cannot_stand_in_is_left_out(people, at, also):
    """It was ticked for the language that was chosen before."""
    assert wanted(people, at, language="acm", also=[also]).also == ()


def test_never_of_the_pool_takes_a_stand_in_out(people, at):
    LanguageEdge.objects.create(pool=people.pool, language="apc", serves="acm", grade="never")

    assert wanted(people, at, language="acm", also=["apc", "arb"]).also == ("arb",)


def test_further_languages_are_wanted_in_their_order(people, at):
    assert wanted(people, at, more_0="kmr", more_1="tur").more == ("kmr", "tur")
    assert wanted(people, at, more_1="Türkisch").more == ("tur",)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"more_0": "apc"}, "more_0", "schon oben"),
        ({"more_0": "kmr", "more_1": "kmr"}, "more_1", "schon oben"),
        ({"more_0": "Arabisch"}, "more_0", "Bitte genauer"),
        ({"more_0": "klingonisch"}, "more_0", "kennen wir nicht"),
        ({"second_wanted": "yes", "second_language": "Kurdisch"}, "second_language", "Bitte genauer"),
        ({"second_wanted": "perhaps"}, "second_wanted", "steht nicht darin"),
        ({"second_wanted": "yes", "second_gender_required": "yes"}, "second_gender", "Frau oder ein Mann"),
        ({"second_wanted": "yes", "second_gender": "moon"}, "second_gender", "steht nicht darin"),
        ({"direction": "sideways"}, "direction", "steht nicht darin"),
    ],
)
def test_bad_input_is_answered_beside_its_field_which_is_unfolded(people, at, changes, field, words):
    filled = form(people, at, **changes)

    assert list(filled.errors) == [field]
    assert words in str(filled.errors[field])
    assert filled.extras_open


@pytest.mark.parametrize(
    ("changes", "second"),
    [
        ({"second_wanted": "yes"}, Second("apc")),
        ({"second_wanted": "yes", "second_language": "kmr"}, Second("kmr")),
        (
            {"second_wanted": "yes", "second_gender": "male", "second_gender_required": "yes"},
            Second("apc", "male", True),
        ),
        ({"second_wanted": "no", "second_language": "kmr", "second_gender_required": "yes"}, None),
        ({"second_language": "kmr"}, Second("kmr")),
    ],
)
def test_second_person_is_wanted_unless_somebody_says_no(people, at, changes, second):
    assert wanted(people, at, **changes).second == second


def test_one_direction_is_wanted(people, at):
    assert wanted(people, at, direction="from").direction == "from"


def test_request_is_shown_as_it_was_wanted(people, at):
    row = submit(people.youth_office, at, gender="female", gender_required=True)
    Position.objects.of(people.pool).update(more=["kmr", "tur", "pes"], also=["acm"], direction="into")
    row = with_second_place(row, language="kmr", gender="male")

    shown = RequestForm(pool=people.pool, at=at, initial=filled_in(row))

    assert [field.value() for field in shown.more_fields] == ["kmr", "tur", "pes"]
    assert shown["also"].value() == ["acm"]
    assert shown["direction"].value() == "into"
    assert (shown["second_wanted"].value(), shown["second_language"].value()) == ("yes", "kmr")
    assert (shown["second_gender"].value(), shown["second_gender_required"].value()) == ("male", "no")
    assert shown.extras_open


def test_second_of_the_same_language_is_shown_as_the_same(people, at):
    row = with_second_place(submit(people.youth_office, at), language="apc")

    assert filled_in(row)["second_language"] == ""


def test_plain_request_keeps_the_rest_folded_away(people, at):
    row = submit(people.youth_office, at)

    assert not RequestForm(pool=people.pool, at=at, initial=filled_in(row)).extras_open


def test_ticked_stand_in_stays_to_be_seen_though_enough_speak_the_language(people, at):
    shown = form(people, at, language="apc", also=["acm"]).stand_ins

    assert shown is not None
    assert [label for _code, label in shown.field.choices] == [
        "Arabisch (Irak): 0 Personen, versteht man meistens"
    ]


def test_page_that_is_asked_back_loses_no_tick(people, at):
    filled = form(people, at, language="acm", also=["apc", "arb"])
    assert filled.is_valid()

    filled.ask_back()

    assert filled["also"].value() == ["apc", "arb"]
