"""The tables of states are complete, and receipts only move forward."""

import pytest

from notifications.domain.failures import LABELS as LABELS_OF_FAILURES
from notifications.domain.failures import Failure, of_receipt
from notifications.domain.statuses import (
    IN,
    LABELS,
    MOVES,
    OUT,
    RECEIPT_MOVES,
    TWILIO_STATUS,
    MessageState,
    from_twilio,
    sources,
)

FINAL = {"sent", "delivered", "failed", "expired", "suppressed", "handled", "parked"}
RANK = {"queued": 0, "sending": 1, "unknown": 2, "sent": 3, "failed": 4, "delivered": 5}


def test_every_state_is_out_or_in_and_has_a_label() -> None:
    assert set(MessageState) == set(OUT) | set(IN) == set(LABELS)
    assert not set(OUT) & set(IN)


def test_every_state_has_an_exit_or_is_final() -> None:
    assert {state.value for state in MessageState} - {state.value for state in MOVES} == FINAL


def test_every_failure_has_a_label_that_fits_its_column() -> None:
    assert set(LABELS_OF_FAILURES) == set(Failure)
    assert all(0 < len(word) <= 10 for word in Failure)


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("21614", "permanent"), ("30005", "permanent"), ("unreachable_number", "permanent"),
        ("21610", "permanent"), ("30003", "temporary"), ("", "temporary"), ("30007", "technical"),
    ],
)  # fmt: skip
def test_a_code_says_whose_fault_it_is(code: str, failure: str) -> None:
    assert of_receipt(code) == failure


def test_moves_never_change_the_direction() -> None:
    for old, new in MOVES.items():
        assert new <= set(OUT if old in OUT else IN)


def test_receipts_only_move_forward() -> None:
    for new, olds in RECEIPT_MOVES.items():
        assert all(RANK[old] < RANK[new] for old in olds)


def test_nothing_is_sent_again_blindly() -> None:
    """Back to the queue leads one way alone: looking_up.py, after the provider's list was asked."""
    assert MessageState.SENDING not in MOVES[MessageState.UNKNOWN]


def test_every_word_of_twilio_leads_to_a_state_receipts_may_bring() -> None:
    assert set(TWILIO_STATUS.values()) == set(RECEIPT_MOVES)


@pytest.mark.parametrize("word", ["", "no such word", "RECEIVED"])
def test_unknown_words_of_twilio_mean_nothing(word: str) -> None:
    assert from_twilio(word) is None


def test_sources_lists_where_a_state_comes_from() -> None:
    assert set(sources(MessageState.SENT)) == {MessageState.SENDING, MessageState.UNKNOWN}
