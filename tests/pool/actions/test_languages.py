"""Languages and stand-ins of a person, and the edges they need."""

from datetime import date

import pytest

from pool.actions import edges, skills
from pool.actions.register import NotInRegister, TooWide
from pool.domain.days import DayToCome
from pool.domain.languages import Grade
from pool.domain.refusals import LostRace, NotAllowed
from pool.models import Event, LanguageEdge, LanguageSkill
from tests.builders import make_interpreter

ON = date(2026, 11, 20)
IRAQI = {"language": "acm", "via": "apc", "level": "B2", "on": ON}


def spoken_by(who) -> set[tuple[str, str]]:
    """Every language with the one they stand in by."""
    return set(LanguageSkill.objects.of(who.pool_id).filter(interpreter=who).values_list("language", "via"))


def test_language_has_levels_of_both_directions(amal, ines, at):
    row = skills.set_skill(
        amal, language="tir", level="B2", understands="C1", remote_only=True, by=ines, at=at
    )

    assert (row.level, row.understands, row.remote_only, row.pool) == ("B2", "C1", True, amal.pool)


def test_same_level_of_both_directions_is_said_once(amal, ines, at):
    assert (
        skills.set_skill(amal, language="tir", level="B2", understands="B2", by=ines, at=at).understands == ""
    )


@pytest.mark.parametrize(("code", "refusal"), [("xyz", NotInRegister), ("", NotInRegister), ("ara", TooWide)])
def test_what_is_no_language_is_refused(amal, ines, at, code, refusal):
    with pytest.raises(refusal):
        skills.set_skill(amal, language=code, level="B2", by=ines, at=at)


def test_stand_in_is_confirmed_over_an_edge(amal, ines, at):
    row = skills.confirm_stand_in(amal, **IRAQI, by=ines, at=at)

    assert (row.via, row.level, row.confirmed_on) == ("apc", "B2", ON)


@pytest.mark.parametrize(
    ("changes", "refusal", "words"),
    [
        (
            {"via": "arb"},
            skills.NotTheirLanguage,
            "Amal Haddad spricht Arabisch (Hocharabisch) nicht selbst.",
        ),
        ({"language": "tir"}, skills.NoEdge, "Wer Arabisch (Levante) spricht, hilft in diesem Pool nicht"),
        ({"language": "apc"}, skills.SpeaksItself, "spricht Arabisch (Levante) selbst"),
        ({"language": "ara"}, TooWide, "Arabisch ist nicht eine Sprache"),
        ({"on": date(2026, 11, 24)}, DayToCome, "liegt in der Zukunft"),
    ],
)
def test_stand_in_nobody_could_send_is_refused(amal, ines, at, changes, refusal, words):
    with pytest.raises(refusal, match=words.replace("(", r"\(").replace(")", r"\)")):
        skills.confirm_stand_in(amal, **IRAQI | changes, by=ines, at=at)

    assert spoken_by(amal) == {("apc", "")}


def test_nobody_stands_in_by_way_of_a_stand_in(amal, ines, at):
    skills.confirm_stand_in(amal, **IRAQI, by=ines, at=at)
    edges.set_edge(amal.pool, language="acm", serves="arz", grade=Grade.LIKELY, by=ines, at=at)

    with pytest.raises(skills.NotTheirLanguage):
        skills.confirm_stand_in(amal, **IRAQI | {"language": "arz", "via": "acm"}, by=ines, at=at)


def test_who_speaks_it_themselves_is_no_stand_in_any_more(amal, ines, at):
    skills.confirm_stand_in(amal, **IRAQI, by=ines, at=at)

    row = skills.set_skill(amal, language="acm", level="C1", by=ines, at=at)

    assert (row.via, row.confirmed_on) == ("", None)
    assert spoken_by(amal) == {("apc", ""), ("acm", "")}


def test_stand_in_is_withdrawn(amal, ines, at):
    row = skills.confirm_stand_in(amal, **IRAQI, by=ines, at=at)

    skills.withdraw_stand_in(amal, skill=row, by=ines, at=at)

    assert spoken_by(amal) == {("apc", "")}
    assert Event.objects.of(amal.pool).about(amal).last().verb == "withdraw_stand_in"


def test_own_language_is_not_withdrawn_as_a_stand_in(amal, ines, at):
    with pytest.raises(LostRace):
        skills.withdraw_stand_in(amal, skill=amal.skills.get(), by=ines, at=at)


def test_stand_ins_go_with_the_language_they_came_by(amal, ines, at):
    skills.confirm_stand_in(amal, **IRAQI, by=ines, at=at)

    skills.remove_skill(amal, skill=amal.skills.get(language="apc"), by=ines, at=at)

    assert spoken_by(amal) == set()


def test_language_of_somebody_else_is_not_removed(amal, ines, at):
    other = make_interpreter(amal.pool, "Bo Tesfay", "tir")

    with pytest.raises(LostRace):
        skills.remove_skill(amal, skill=other.skills.get(), by=ines, at=at)


def test_languages_and_edges_are_the_coordinators(amal, jona, herself, at):
    edge = LanguageEdge.objects.create(pool=amal.pool, language="apc", serves="tir", grade="ask")
    for by in (jona, herself):
        with pytest.raises(NotAllowed):
            skills.set_skill(amal, language="tir", level="B2", by=by, at=at)
        with pytest.raises(NotAllowed):
            skills.confirm_stand_in(amal, **IRAQI, by=by, at=at)
        with pytest.raises(NotAllowed):
            edges.set_edge(amal.pool, language="apc", serves="acm", grade=Grade.NEVER, by=by, at=at)
        with pytest.raises(NotAllowed):
            edges.remove_edge(edge, by=by, at=at)


def test_edge_is_set_once_and_changed(amal, ines, at):
    for grade in (Grade.ASK, Grade.LIKELY):
        edges.set_edge(amal.pool, language="tir", serves="tig", grade=grade, by=ines, at=at)

    assert list(LanguageEdge.objects.of(amal.pool).values_list("language", "serves", "grade")) == [
        ("tir", "tig", "likely")
    ]


@pytest.mark.parametrize(
    ("language", "serves", "refusal"),
    [
        ("apc", "apc", edges.EdgeToItself),
        ("ara", "apc", TooWide),
        ("apc", "kur", TooWide),
        ("x", "apc", NotInRegister),
    ],
)
def test_edge_between_no_two_languages_is_refused(amal, ines, at, language, serves, refusal):
    with pytest.raises(refusal):
        edges.set_edge(amal.pool, language=language, serves=serves, grade=Grade.ASK, by=ines, at=at)


def test_edge_that_forbids_takes_back_what_was_confirmed_here_only(amal, ines, jona, at):
    """apc --never--> acm: the pool's stand-ins are gone, the neighbour's stay."""
    skills.confirm_stand_in(amal, **IRAQI, by=ines, at=at)
    other = make_interpreter(amal.pool.__class__.objects.get(slug="nachbar"), "Vera Blum", "apc")
    skills.confirm_stand_in(other, **IRAQI, by=jona, at=at)

    change = edges.set_edge(amal.pool, language="apc", serves="acm", grade=Grade.NEVER, by=ines, at=at)

    assert change.withdrawn == 1
    assert spoken_by(amal) == {("apc", "")}
    assert spoken_by(other) == {("apc", ""), ("acm", "apc")}
    assert Event.objects.of(amal.pool).about(amal.pool).last().facts["withdrawn"] == 1


def test_edge_that_stays_open_takes_nothing_back(amal, ines, at):
    skills.confirm_stand_in(amal, **IRAQI, by=ines, at=at)

    change = edges.set_edge(amal.pool, language="apc", serves="acm", grade=Grade.ASK, by=ines, at=at)

    assert (change.withdrawn, spoken_by(amal)) == (0, {("apc", ""), ("acm", "apc")})


def test_edge_without_a_hint_takes_back_when_it_is_removed(amal, ines, at):
    edges.set_edge(amal.pool, language="apc", serves="tir", grade=Grade.LIKELY, by=ines, at=at)
    skills.confirm_stand_in(amal, **IRAQI | {"language": "tir"}, by=ines, at=at)

    edge = LanguageEdge.objects.of(amal.pool).get()
    change = edges.remove_edge(edge, by=ines, at=at)

    assert (change.withdrawn, spoken_by(amal)) == (1, {("apc", "")})
    edge.pk = edge.pk or 1
    with pytest.raises(LostRace):
        edges.remove_edge(edge, by=ines, at=at)
