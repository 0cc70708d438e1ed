"""The story: everything once, in order, and each question with what came of it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.story import Line, Question, Sort, Turn, Word, merged, of_sort

NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def line(pk: int, verb: str, minutes: int, subject: str = "offer", of: int = 7, **facts: object) -> Line:
    """One line of the journal, so many minutes after nine."""
    return Line(pk, NINE + minutes * MINUTE, subject, of, verb, "interpreter", "Amal", facts=facts)


def word(pk: int, minutes: int, **told: object) -> Word:
    """One SMS about the question, unless it is said otherwise."""
    usual = {"out": True, "sms": True, "kind": "offer", "about": "offer:7", "who": "Amal", "state": "sent"}
    return Word(pk, NINE + minutes * MINUTE, body="?", **(usual | told))  # type: ignore[arg-type]


def question(state: str, **told: object) -> Question:
    """The question to Amal."""
    return Question(7, "Amal", "4821", state, False, NINE, **told)  # type: ignore[arg-type]


def test_question_takes_its_words_its_answer_and_its_lines() -> None:
    told = merged(
        lines=[line(1, "send", 0), line(2, "accept", 12)],
        turns=[],
        questions=[question("accepted", sent_at=NINE, answered_at=NINE + 12 * MINUTE)],
        words=[word(1, 0), word(2, 12, out=False, kind="", about="", outcome="accept")],
    )

    assert len(told) == 1 and told[0].question is not None
    assert told[0].at == NINE + 12 * MINUTE
    assert (told[0].question.asked, told[0].question.reply) != (None, None)


def test_text_that_settled_nothing_stands_alone() -> None:
    told = merged(
        lines=[], turns=[], questions=[question("sent", sent_at=NINE)],
        words=[word(1, 0), word(2, 3, out=False, kind="", about="", outcome="ask_word")],
    )  # fmt: skip

    assert [bool(one.word) for one in told] == [False, True]


def test_older_endings_without_numbers_are_found_by_their_kind() -> None:
    closing = line(3, "close_offers", 5, subject="request", of=1, filled=True, offers=1)
    told = merged(lines=[closing], turns=[], questions=[question("filled_by_other")], words=[])

    assert len(told) == 1 and told[0].question is not None
    assert told[0].question.ended_at == NINE + 5 * MINUTE


def test_call_that_settled_it_belongs_to_the_question_and_another_does_not() -> None:
    lines = [line(1, "phone", 2, said="thinking"), line(2, "decline", 9), line(3, "phone", 9, said="decline")]
    asked = question("declined", sent_at=NINE, answered_at=NINE + 9 * MINUTE)
    told = merged(lines=lines, turns=[], questions=[asked], words=[])

    assert [bool(one.line) for one in told] == [True, False]
    assert told[1].question is not None and told[1].question.call == lines[2]


def test_filter_shows_a_question_among_words_and_among_questions() -> None:
    turn = Turn(1, 1, NINE, ("Amal",), NINE)
    change = line(1, "change", 3, subject="request", of=1)
    told = merged(lines=[change], turns=[turn], questions=[question("sent")], words=[])

    assert [len(of_sort(told, sort)) for sort in (None, *Sort)] == [3, 2, 1, 1]


VERBS = st.sampled_from(["change", "approve", "withdraw", "phone", "warn"])


@given(st.lists(st.tuples(VERBS, st.integers(0, 90)), max_size=12), st.lists(st.integers(0, 90), max_size=6))
def test_nothing_is_lost_and_time_only_goes_on(events: list[tuple[str, int]], words: list[int]) -> None:
    lines = [line(n, verb, m, subject="request", of=1) for n, (verb, m) in enumerate(events)]
    said = [word(n, m, about="request:1", kind="unfilled") for n, m in enumerate(words)]

    told = merged(lines=lines, turns=[], questions=[], words=said)

    assert len(told) == len(lines) + len(said)
    assert [one.at for one in told] == sorted(one.at for one in told)
    assert told == merged(lines=reversed(lines), turns=[], questions=[], words=reversed(said))
