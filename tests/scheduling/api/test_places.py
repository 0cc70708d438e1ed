"""Two places in one Request, and substitutes, through HTTP."""

import pytest

from pool.models import LanguageEdge
from tests.builders import make_interpreter, make_substitute, sent_offers, submit

DARI = {"language": "prs", "gender": "female", "gender_required": True}


@pytest.fixture
def two(need):
    """Iraqi Arabic, for which Levantine may stand in, and a woman for Dari."""
    return need | {"language": "acm", "also": ["apc"], "second": DARI}


def test_places_come_back_whole(gesa, people, two):
    body = gesa.post("requests/", two | {"more": ["Englisch"], "direction": "from"})

    first, second = body["positions"]
    assert gesa.status == 201
    assert (first["language"], first["more"], first["also"]) == ("acm", ["eng"], ["apc"])
    assert (second["number"], second["language"], second["more"], second["also"]) == (2, "prs", [], [])
    assert (second["gender"], second["gender_required"]) == ("female", True)
    assert {place["direction"] for place in body["positions"]} == {"from"}
    assert (body["language"], body["assignment"]) == ("acm", None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"more": ["acm"]}, "more"),
        ({"more": ["eng", "eng"]}, "more"),
        ({"more": ["eng", "fra", "rus"]}, "more"),
        ({"more": ["Arabisch"]}, "more.0"),
        ({"more": "eng"}, "more"),
        ({"also": ["kmr"]}, "also"),
        ({"also": ["Klingonisch"]}, "also.0"),
        ({"direction": "sideways"}, "direction"),
        ({"second": {"language": "Kurdisch"}}, "second.language"),
        ({"second": {"language": "prs", "gender_required": True}}, "second.gender"),
        ({"second": "prs"}, "second"),
    ],
)
def test_wrong_places_are_told_where_they_are_wrong(gesa, people, two, change, field):
    body = gesa.post("requests/", two | change)

    assert (gesa.status, body["errors"][0]["field"]) == (422, field)


def test_stand_in_that_the_pool_rules_out_is_refused(gesa, people, two):
    LanguageEdge.objects.create(pool=people.pool, language="apc", serves="acm", grade="never")

    body = gesa.post("requests/", two)

    assert (gesa.status, body["code"]) == (422, "NoStandIn")
    assert body["detail"] == "Arabisch (Levante) bieten wir hier nicht als Ersatz für Arabisch (Irak) an."


def test_candidates_and_assignment_of_the_second_place(ines, people, two, gesa):
    darya = make_interpreter(people.pool, "Darya Amiri", "prs", gender="female", mobile="+491713920004")
    pk = gesa.post("requests/", two)["id"]

    first = ines.get(f"requests/{pk}/candidates/")
    second = ines.get(f"requests/{pk}/candidates/?position=2")
    told = {"interpreter": darya.pk, "reason": "am Telefon", "position": 2}
    made = ines.post(f"requests/{pk}/assign/", told)

    assert (first["position"], first["candidates"]) == (1, [])
    assert (second["position"], second["candidates"][0]["name"]) == (2, "Darya Amiri")
    assert (ines.status, made["position"], made["language"]) == (201, 2, "prs")
    body = ines.get(f"requests/{pk}/")
    assert [place["filled"] for place in body["positions"]] == [False, True]
    assert [place["assignment"] for place in body["positions"]] == [None, made["id"]]
    assert (body["state"], body["assignment"]) == ("unfilled", None)


@pytest.mark.parametrize("number", [3, 0, "zwei"])
def test_place_that_does_not_exist(ines, people, at, number):
    row = submit(people.youth_office, at)

    body = ines.get(f"requests/{row.pk}/candidates/?position={number}")

    assert (ines.status, body["errors"][0]["field"]) == (422, "position")


def test_substitute_is_marked_everywhere(ines, gesa, people, at):
    make_substitute(people.amal, "acm")
    row = submit(people.youth_office, at, language="acm", also=("apc",))
    (offer,) = sent_offers(row, at)

    asked = ines.get(f"offers/{offer.pk}/")
    hidden = gesa.get(f"offers/{offer.pk}/")
    made = ines.post(f"requests/{row.pk}/assign/", {"interpreter": people.amal.pk, "reason": "kommt"})

    assert ines.get(f"requests/{row.pk}/candidates/")["candidates"][0]["via"] == "apc"
    assert (asked["language"], asked["via"], hidden["via"]) == ("acm", "apc", None)
    assert gesa.get(f"assignments/{made['id']}/")["via"] == "apc"


def test_change_keeps_what_it_does_not_name(gesa, people, two):
    body = gesa.post("requests/", two)

    changed = gesa.patch(f"requests/{body['id']}/", {"meeting_point": "Haus B"})
    without = gesa.patch(f"requests/{body['id']}/", {"second": None})

    assert changed["positions"] == body["positions"]
    assert changed["version"] == 1
    assert [place["language"] for place in without["positions"]] == ["acm"]
