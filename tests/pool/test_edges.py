"""Who may stand in for whom: the register's hints, and a Pool's own word above them."""

import pytest

from pool import languages
from pool.domain.languages import Grade
from pool.edges import stand_ins
from pool.models import LanguageEdge
from tests.builders import make_pool

pytestmark = pytest.mark.django_db


def test_stand_ins_are_those_whose_speakers_serve_the_language():
    """apc --likely--> acm, arb --ask--> acm"""
    assert stand_ins(make_pool(), "acm") == {"apc": Grade.LIKELY, "arb": Grade.ASK}


def test_stand_ins_of_a_language_nobody_else_serves_are_none():
    """Kurmandschi and Sorani are two languages."""
    assert stand_ins(make_pool(), "kmr") == {}


def test_stand_ins_go_by_the_pools_own_word():
    pool, other = make_pool(), make_pool("nachbar")
    LanguageEdge.objects.create(pool=pool, language="apc", serves="acm", grade="never")
    LanguageEdge.objects.create(pool=pool, language="ckb", serves="acm", grade="ask")
    LanguageEdge.objects.create(pool=pool, language="arb", serves="acm", grade="likely")

    assert list(stand_ins(pool, "acm").items()) == [("arb", Grade.LIKELY), ("ckb", Grade.ASK)]
    assert stand_ins(other, "acm") == {"apc": Grade.LIKELY, "arb": Grade.ASK}


def test_stand_ins_never_name_the_language_itself_or_one_too_wide():
    pool = make_pool()

    for row in languages.OFFERED:
        found = stand_ins(pool, row.code)
        assert row.code not in found
        assert not {code for code in found if not languages.ALL[code].offered}
