"""Who gets a word to many, by which way; each chosen person is counted exactly once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.mailings import Reader, Way, Why, sort_post, worded

BOTH = Reader(1, "Amal", "amal@post.example", "+491713920001")
PHONE_ONLY = Reader(2, "Bo", "", "+491713920002")
MAIL_ONLY = Reader(3, "Cem", "cem@post.example", "")
readers = st.lists(
    st.builds(
        Reader,
        key=st.integers(1, 9),
        name=st.sampled_from(["Amal", "Bo"]),
        email=st.sampled_from(["", "a@post.example", "b@post.example"]),
        mobile=st.sampled_from(["", "+491713920001", "+491713920002"]),
        declined=st.booleans(),
        opted_out=st.booleans(),
        confirmed=st.booleans(),
    ),
    max_size=12,
)


def ways(post) -> list[tuple[str, str]]:
    """Who gets it how."""
    return [(one.reader.name, one.way.value) for one in post.letters]


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (Way.EMAIL, [("Amal", "email"), ("Cem", "email")]),
        (Way.SMS, [("Amal", "sms"), ("Bo", "sms")]),
        (Way.BOTH, [("Amal", "email"), ("Bo", "sms"), ("Cem", "email")]),
    ],
)
def test_each_way_reaches_whom_it_can(way, expected) -> None:
    assert ways(sort_post([BOTH, PHONE_ONLY, MAIL_ONLY], way)) == expected


@pytest.mark.parametrize(
    ("changes", "way", "why"),
    [
        ({"declined": True}, Way.EMAIL, Why.DECLINED),
        ({"opted_out": True}, Way.SMS, Why.OPTED_OUT),
        ({"confirmed": False}, Way.SMS, Why.UNCONFIRMED),
        ({"email": ""}, Way.EMAIL, Why.NO_EMAIL),
        ({"mobile": ""}, Way.SMS, Why.NO_MOBILE),
    ],
)
def test_who_is_left_out_is_told_why(changes, way, why) -> None:
    reader = Reader(**(vars(BOTH) | changes))

    assert sort_post([reader], way).left_out == ((reader, why),)


def test_couple_with_one_phone_gets_one_sms() -> None:
    partner = Reader(4, "Dana", "", BOTH.mobile)

    post = sort_post([BOTH, partner], Way.SMS)

    assert (len(post.letters), post.left_out) == (1, ((partner, Why.TWICE),))


@given(readers, st.sampled_from(Way))
def test_everybody_is_counted_exactly_once(chosen, way) -> None:
    post = sort_post(chosen, way)

    assert len(post.letters) + len(post.left_out) == len(chosen)
    assert post.count(Way.EMAIL) + post.count(Way.SMS) == len(post.letters)
    assert not any(one.reader.declined for one in post.letters)
    assert not any(one.reader.opted_out for one in post.letters if one.way is Way.SMS)


@given(st.text(max_size=50), st.text(max_size=20))
def test_only_the_name_is_filled_in(text, name) -> None:
    assert worded(text.replace("{name}", ""), name) == text.replace("{name}", "")
    assert worded("Hallo {name}, {pool}", name) == f"Hallo {name}, {{pool}}"
