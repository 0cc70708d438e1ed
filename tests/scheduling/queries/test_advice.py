"""Advice on a language: how many, confirmed neighbours, the phone."""

from typing import Any

import pytest

from pool import postal_codes
from pool.domain.languages import Grade
from pool.models import Interpreter, LanguageEdge, LanguageSkill, Pool
from scheduling.queries.advice import MANY, Advice, StandIn, advice_for
from tests.builders import CLEARED, make_interpreter, make_pool
from tests.scheduling.web import queries_of

pytestmark = pytest.mark.django_db
KORBACH = postal_codes.find("34497")
BERLIN = postal_codes.find("10115")


@pytest.fixture
def pool() -> Pool:
    """A Pool in which nobody speaks anything yet."""
    return make_pool()


def stands_in(interpreter: Interpreter, language: str, via: str, **fields: Any) -> None:
    """They speak `via` and were asked about `language`."""
    LanguageSkill.objects.create(
        pool=interpreter.pool, interpreter=interpreter, language=language, via=via, confirmed_on=CLEARED,
        **fields,
    )  # fmt: skip


def asked(pool: Pool, language: str = "acm", modality: str = "on_site", more: tuple[str, ...] = ()) -> Advice:
    """The advice for an appointment in Korbach."""
    return advice_for(pool, language, modality, KORBACH, more)


def test_nobody_speaks_it(pool):
    advice = asked(pool)

    assert (advice.speak, advice.people, advice.scarce) == (0, 0, True)
    assert (advice.others, advice.stand_ins) == ({}, ())


def test_speakers_are_counted_as_far_as_they_may_be_asked(pool):
    make_interpreter(pool, "Amal Haddad", "acm")
    make_interpreter(pool, "Chadi Nassar", "acm", state=Interpreter.TRAINING)
    make_interpreter(pool, "Rima Issa", "acm", state=Interpreter.PAUSED)
    make_interpreter(pool, "Nour Masri", "acm", level="A2")
    make_interpreter(make_pool("nachbar"), "Hala Darwish", "acm")

    assert asked(pool).speak == 1


def test_who_follows_too_little_is_not_counted(pool):
    one = make_interpreter(pool, "Amal Haddad", "acm")
    one.skills.of(pool).update(understands="A2")

    assert asked(pool).speak == 0


def test_three_are_enough(pool):
    for name in ("Amal Haddad", "Chadi Nassar", "Rima Issa"):
        make_interpreter(pool, name, "acm")

    assert (asked(pool).people, asked(pool).scarce) == (3, False)


def test_far_away_only_the_phone_helps(pool):
    make_interpreter(pool, "Amal Haddad", "acm", plz="10115", video=True)
    make_interpreter(pool, "Chadi Nassar", "acm", plz="10115")

    advice = asked(pool)

    assert (advice.speak, advice.people) == (2, 0)
    assert advice.others == {"phone": 2, "video": 1}
    assert asked(pool, modality="phone").people == 2


def test_place_that_is_not_known_yet_is_no_reason(pool):
    make_interpreter(pool, "Amal Haddad", "acm", plz="10115")

    assert advice_for(pool, "acm", "on_site", None).people == 1
    assert advice_for(pool, "acm", "on_site", BERLIN).people == 1


def test_interpreter_without_place_does_not_come_but_may_call(pool):
    make_interpreter(pool, "Amal Haddad", "acm", plz="")

    assert (asked(pool).people, asked(pool).others) == (0, {"phone": 1})


def test_language_by_phone_only_is_not_counted_on_site(pool):
    one = make_interpreter(pool, "Amal Haddad", "acm")
    one.skills.of(pool).update(remote_only=True)

    assert (asked(pool).people, asked(pool).others) == (0, {"phone": 1})


def test_sign_language_has_no_phone(pool):
    one = make_interpreter(pool, "Amal Haddad", "gsg", on_site=False, video=True)

    assert one.phone
    assert asked(pool, "gsg").others == {"video": 1}


def test_stand_ins_are_those_with_an_edge_and_a_confirmation(pool):
    """apc and arb may serve acm; only a speaker of apc was asked."""
    stands_in(make_interpreter(pool, "Amal Haddad", "apc"), "acm", "apc")
    stands_in(make_interpreter(pool, "Chadi Nassar", "apc"), "acm", "apc")
    make_interpreter(pool, "Rima Issa", "arb")

    assert asked(pool).stand_ins == (StandIn("apc", Grade.LIKELY, 2),)
    assert asked(pool).speak == 0


def test_stand_in_without_an_edge_is_none(pool):
    stands_in(make_interpreter(pool, "Emin Kaya", "kmr"), "ckb", "kmr")

    assert asked(pool, "ckb").stand_ins == ()


def test_pools_own_word_counts(pool):
    stands_in(make_interpreter(pool, "Emin Kaya", "kmr"), "ckb", "kmr")
    stands_in(make_interpreter(pool, "Amal Haddad", "apc"), "acm", "apc")
    LanguageEdge.objects.create(pool=pool, language="kmr", serves="ckb", grade="ask")
    LanguageEdge.objects.create(pool=pool, language="apc", serves="acm", grade="never")

    assert asked(pool, "ckb").stand_ins == (StandIn("kmr", Grade.ASK, 1),)
    assert asked(pool, "acm").stand_ins == ()


def test_stand_in_too_far_away_may_help_by_phone(pool):
    stands_in(make_interpreter(pool, "Amal Haddad", "apc", plz="10115"), "acm", "apc")

    assert asked(pool).stand_ins == (StandIn("apc", Grade.LIKELY, 0, remote=1),)


def test_several_languages_are_counted_together(pool):
    one = make_interpreter(pool, "Amal Haddad", "apc")
    LanguageSkill.objects.create(pool=pool, interpreter=one, language="kmr")
    make_interpreter(pool, "Chadi Nassar", "apc")

    assert asked(pool, "apc").speak == 2
    assert asked(pool, "apc", more=("kmr",)).speak == 1
    assert asked(pool, "apc", more=("kmr", "tur")).speak == 0


def test_counting_ends_where_there_are_enough(pool):
    many = Advice("apc", "on_site", speak=MANY, people=0)

    assert many.many
    assert not many.scarce


def test_statements_do_not_grow_with_people(pool):
    found: list[int] = []
    for number in range(2):
        with queries_of(found):
            asked(pool)
        stands_in(make_interpreter(pool, f"Amal{number} Haddad", "apc"), "acm", "apc")
        make_interpreter(pool, f"Rima{number} Issa", "acm")
    with queries_of(found):
        asked(pool)

    assert found == [2, 3, 3]
