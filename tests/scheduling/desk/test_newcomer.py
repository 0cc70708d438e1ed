"""Somebody new by hand, without an application; who is known already is not made twice."""

import pytest

from notifications.models import Message
from pool.models import Interpreter, Person
from tests.builders import make_interpreter
from tests.scheduling.web import text_of

PAGE = "/desk/people/neu/"
NEW = {
    "full_name": "Rahim  Saleh", "gender": "male", "mobile": "0171 3920009", "texts_allowed": "on",
    "email": "rahim@person.example", "postal_code": "35066", "town": "", "language": "ckb", "level": "C1",
}  # fmt: skip


def found(people, name="Rahim Saleh"):
    """The new one."""
    return Interpreter.objects.of(people.pool).get(person__name=name)


def test_newcomer_begins_in_training_and_gets_a_code(ines, people):
    page = ines.post(PAGE, NEW, follow=True)

    row = found(people)
    assert (row.state, row.number, row.town) == ("training", 6, "Frankenberg")
    assert (row.person.mobile, row.skills.get().language) == ("+491713920009", "ckb")
    assert row.lat is not None
    assert Message.objects.filter(recipient="+491713920009").count() == 1
    assert "in Schulung" in text_of(page)


def test_without_consent_no_code_leaves(ines, people):
    ines.post(PAGE, {**NEW, "texts_allowed": ""})

    assert found(people).sms_consent_on is None
    assert not Message.objects.filter(recipient="+491713920009").exists()


@pytest.mark.parametrize(
    "changes",
    [{"full_name": " "}, {"mobile": "069 90009001"}, {"mobile": "x"}, {"mobile": "", "email": ""},
     {"email": "x"}, {"postal_code": "99999"}, {"postal_code": ""}, {"language": "ara"}, {"language": ""},
     {"level": "Z"}],
)  # fmt: skip
def test_wrong_input_is_refused(ines, people, changes):
    page = ines.post(PAGE, NEW | changes)

    assert page.context["form"].errors
    assert not Person.objects.filter(name="Rahim Saleh").exists()


def test_who_is_in_the_pool_already_is_asked_about_and_not_made_twice(ines, people):
    page = ines.post(PAGE, NEW | {"mobile": "0171 3920001"})
    assert "Amal Haddad, schon im Pool: Nr. 1, aktiv" in text_of(page)
    assert not Person.objects.filter(name="Rahim Saleh").exists()

    page = ines.post(PAGE, NEW | {"mobile": "0171 3920001", "who": people.amal.person_id})
    assert "Amal Haddad gehört schon zum Pool." in text_of(page)

    ines.post(PAGE, NEW | {"mobile": "0171 3920001", "who": "new"})
    assert found(people).person.mobile == "+491713920001"


def test_somebody_of_an_institution_becomes_an_interpreter_as_the_same_person(ines, people):
    ines.post(PAGE, NEW | {"email": people.gesa.person.email, "who": people.gesa.person_id})

    row = found(people, "Gesa Klee")
    assert row.person_id == people.gesa.person_id


def test_stranger_of_another_pool_is_not_given_away(ines, people):
    make_interpreter(people.neighbour, "Zoe Fremd", email="zoe@person.example")

    page = ines.post(PAGE, NEW | {"email": "zoe@person.example"}, follow=True)

    assert "Zoe" not in text_of(page)
    assert found(people).person.email == "zoe@person.example"


def test_page_is_for_coordinators(gesa, client):
    assert gesa.get(PAGE).status_code == 403
    assert client.get(PAGE).status_code == 302
