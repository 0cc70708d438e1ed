"""The map of who is where, and the same as a table."""

import pytest

from pool.models import Interpreter
from tests.builders import make_interpreter, make_pool
from tests.scheduling.web import browser_of, people_at, queries_of, text_of

pytestmark = pytest.mark.django_db
PAGE = "/desk/karte/"


@pytest.fixture
def people(at):
    """Everybody, and the clock."""
    return people_at(at)


@pytest.fixture
def ines(people):
    """The coordinator's browser."""
    return browser_of(people.ines)


def test_everybody_active_stands_on_the_map_and_in_the_table(ines, people) -> None:
    response = ines.get(PAGE)

    active = Interpreter.objects.of(people.pool).filter(state=Interpreter.ACTIVE)
    assert f"{active.count()} Personen sind aktiv." in text_of(response)
    assert all(one.person.name in text_of(response) for one in active)
    assert b"map__people" in response.content


def test_who_left_does_not_stand_there(ines, people) -> None:
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(state=Interpreter.LEFT)

    assert people.amal.person.name not in text_of(ines.get(PAGE))


def test_language_shows_its_speakers_alone(ines, people) -> None:
    make_interpreter(people.pool, name="Zara", language="ckb")

    page = text_of(ines.get(PAGE, {"language": "ckb"}))

    assert "Zara" in page and people.amal.person.name not in page


def test_nobody_knows_where_stands_in_the_table(ines, people) -> None:
    make_interpreter(people.pool, name="Ohneort", postal_code="", town="", lat=None, lon=None)

    assert "Ort unbekannt" in text_of(ines.get(PAGE))


def test_institutions_are_shown_on_demand(ines, people) -> None:
    assert people.youth_office.name not in text_of(ines.get(PAGE))
    assert people.youth_office.name in text_of(ines.get(PAGE, {"authorities": "on"}))


def test_empty_pool_says_so(people) -> None:
    Interpreter.objects.of(people.pool).update(state=Interpreter.LEFT)

    assert "Hier ist noch niemand aktiv." in text_of(browser_of(people.ines).get(PAGE))


def test_nonsense_shows_everybody(ines) -> None:
    assert ines.get(PAGE, {"language": "klingonisch"}).status_code == 200


def test_other_pool_stands_on_no_map_of_ours(ines) -> None:
    make_interpreter(make_pool(slug="anders", name="Anders"), name="Fremde Frau")

    assert "Fremde Frau" not in text_of(ines.get(PAGE, {"authorities": "on"}))


def test_more_people_cost_no_more_queries(ines, people) -> None:
    counts: list[int] = []
    for name in ("Eins", "Zwei"):
        make_interpreter(people.pool, name=name)
        with queries_of(counts):
            ines.get(PAGE, {"authorities": "on"})

    assert counts[0] == counts[1]
