"""JA and NEIN to "Kommen Sie?": the tenth sentence of the dialogue."""

import pytest
from hypothesis import given

from scheduling.domain.dialogue import Do, Open, decide
from scheduling.domain.replies import Intent, Reply, read
from tests.scheduling.domain.test_dialogue import OPEN, REPLIES

STILL = Open(assignments={"4821"}, still={"4821"})
STILL_AND_MORE = Open(assignments={"4821", "7306"}, still={"4821"})
STILL_AND_OFFER = Open(assignments={"4821"}, still={"4821"}, offers={"7306"})
STILL_AND_CLOSED = Open(assignments={"4821"}, still={"4821"}, closed={"7306"}, lately={"7306"})


@given(REPLIES, OPEN)
def test_asking_whether_they_come_takes_no_yes_from_an_offer(reply: Reply, items: Open) -> None:
    """Whoever has an Offer, too, has to name the code; and with one a bare no cancels nothing."""
    decision = decide(reply, items)

    bare = items.offers and not reply.codes
    assert not (bare and decision.do is Do.COMING)
    assert not (bare and reply.intent is Intent.DECLINE and decision.do is Do.CANCEL)


@pytest.mark.parametrize(
    ("text", "items", "do"),
    [
        ("ja", STILL, Do.COMING),
        ("JA 4821", STILL, Do.COMING),
        ("ich komme", STILL, Do.COMING),
        ("ich komme", STILL_AND_MORE, Do.COMING),
        ("ok 4821", STILL, Do.COMING),
        ("ok", STILL, Do.ASK_WHICH),
        ("danke", STILL, Do.ASK_WORD),
        ("nein", STILL, Do.CANCEL),
        ("NEIN 4821", STILL_AND_MORE, Do.CANCEL),
        ("nein", STILL_AND_MORE, Do.ASK_WHICH),
        ("Nein der Hund hat die Schlüssel", STILL, Do.ASK_WHICH),
        ("Nein 4821 der Hund hat die Schlüssel", STILL, Do.ASK_WORD),
        ("bin krank", STILL, Do.ASK_WHICH),
        ("ja", STILL_AND_OFFER, Do.ASK_WHICH),
        ("nein", STILL_AND_OFFER, Do.ASK_WHICH),
        ("ja 7306", STILL_AND_OFFER, Do.ACCEPT),
        ("nein 7306", STILL_AND_OFFER, Do.DECLINE),
        ("ja 4821", STILL_AND_OFFER, Do.COMING),
        ("ja", Open(assignments={"4821", "7306"}, still={"4821", "7306"}), Do.ASK_WHICH),
        ("ja 7306", STILL_AND_MORE, Do.CONFIRMED_ALREADY),
        ("nein", STILL_AND_CLOSED, Do.ASK_WHICH),
        ("nein 4821", STILL_AND_CLOSED, Do.CANCEL),
        ("nein 7306", STILL_AND_CLOSED, Do.CLOSED_CODE),
        ("ja", STILL_AND_CLOSED, Do.COMING),
        ("absage", STILL, Do.CANCEL),
        ("absage", STILL_AND_CLOSED, Do.CANCEL),
        ("ja 9999", STILL, Do.UNKNOWN_CODE),
        ("vielleicht", STILL, Do.ASK_WORD),
    ],
)
def test_10_whether_they_come_is_answered_like_a_question(text: str, items: Open, do: Do) -> None:
    assert decide(read(text), items).do is do
