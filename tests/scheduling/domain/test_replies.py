"""What an SMS says: a corpus of what people type, and what holds for any text at all."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from scheduling.domain import abroad, vocabulary
from scheduling.domain.letters import names_of
from scheduling.domain.replies import Intent, Reply, read
from tests.scheduling.domain import corpus, corpus_bare, corpus_further, corpus_no, doubts

WITH_CODE = [
    *((text, Intent.ACCEPT) for text in corpus.lines(corpus.YES_WITH_CODE)),
    *((text, Intent.DECLINE) for text in corpus.lines(corpus_no.NO_WITH_CODE)),
    *((text, Intent.CANCEL) for text in corpus.lines(corpus_no.CANCEL_WITH_CODE)),
    *((text, Intent.ABSENT) for text in corpus.lines(corpus_further.ABSENT)),
    *((text, Intent.LATE) for text in corpus.lines(corpus_further.LATE)),
]
BARE = [
    *((text, Intent.ACCEPT) for text in corpus.lines(corpus_bare.YES_BARE + corpus_bare.FAINT_BARE[1:])),
    *((text, Intent.DECLINE) for text in corpus.lines(corpus_no.NO_BARE)),
    *((text, Intent.STOP) for text in corpus.lines(corpus_further.STOP)),
    *((text, Intent.HELP) for text in corpus.lines(corpus_further.HELP)),
    ("START", Intent.START),
    ("unstop", Intent.START),
    ("Start bitte", Intent.START),
    ("anmelden", Intent.START),
    *((text, Intent.RESUME) for text in corpus.lines(corpus_further.BACK)),
    *((text, Intent.CALENDAR) for text in corpus.lines(corpus_further.CALENDAR)),
    *((text, Intent.DATES) for text in corpus.lines(corpus_further.DATES)),
]
ODD = [
    "\x00",
    "ja\x00nein",
    "ja 4821 " + "bla " * 2500,
    "ja " * 5000 + "nein",
    "\ud800 ja",
    "ja\u202e1284 nein",
    "JA 4821\n\nAm 23.11. schrieb Dolmetscherpool:\n> Antwort: JA 4821 oder NEIN 4821",
    "ја 4821",  # Cyrillic: Serbian "I"
    "nein\n> JA 4821",
]
CASES = [str.lower, str.upper, str.title, str.swapcase]
CONSENT = st.lists(st.sampled_from(sorted(vocabulary.YES | vocabulary.FAINT | vocabulary.POLITE)), max_size=6)
STRANGE = st.text(st.characters(categories=["Ll", "Lu", "Lo", "Nd"]), min_size=1, max_size=12)
PUNCTUATION = st.lists(st.sampled_from([" ", "  ", ", ", "! ", ". ", "\n", " - ", "; ", "\t"]), max_size=20)


def known(word: str) -> bool:
    """Whether this word may stand in a yes."""
    yes = (
        vocabulary.YES
        | abroad.YES
        | vocabulary.FAINT
        | vocabulary.POLITE
        | set(" ".join(vocabulary.YES_PHRASES).split())
    )
    words = re.findall(r"[^\W\d_]+", word.casefold())
    return bool(words) and yes.issuperset(words) and not re.search(r"\d", word)


@pytest.mark.parametrize(("text", "intent"), WITH_CODE)
def test_reply_with_code_is_understood(text: str, intent: Intent) -> None:
    reply = read(text)

    assert (reply.intent, reply.codes) == (intent, ("4821",))


@pytest.mark.parametrize(("text", "intent"), BARE)
def test_reply_without_code_is_understood(text: str, intent: Intent) -> None:
    assert read(text).intent is intent


@pytest.mark.parametrize("text", corpus.lines(corpus_bare.FAINT_BARE))
def test_okay_alone_is_only_a_faint_yes(text: str) -> None:
    assert read(text) == Reply(Intent.ACCEPT, faint=True)


@pytest.mark.parametrize("text", [*corpus.lines(doubts.UNCLEAR), *ODD])
def test_doubt_is_unclear(text: str) -> None:
    assert read(text).intent is Intent.UNCLEAR


@pytest.mark.parametrize(("text", "told"), corpus_further.REPORTS.items())
def test_report_is_understood(text: str, told: tuple[tuple[str, ...], int, str]) -> None:
    reply = read(text)

    assert (reply.intent, reply.codes, reply.minutes, reply.km) == (Intent.REPORT, *told)


@pytest.mark.parametrize(("text", "days"), corpus_further.PAUSES.items())
def test_pause_is_understood(text: str, days: int | None) -> None:
    reply = read(text)

    assert (reply.intent, reply.days) == (Intent.PAUSE, days)


@pytest.mark.parametrize("text", corpus.lines(corpus_further.LATE))
def test_delay_has_its_minutes(text: str) -> None:
    assert read(text).minutes == 15


SIGNED = [
    "Ja 4821 LG Amal",
    "ja 4821 lg Amal Haddad",
    "Ja gerne! 4821 Liebe Grüße, Amal",
    "ja lg amal 4821",
    "JA 4821\nViele Grüße\nAmal Haddad",
    "Ja, ich komme 4821. MfG Haddad",
    "ja 4821 lg amál",
]


@pytest.mark.parametrize("text", SIGNED)
def test_own_name_behind_a_closing_is_no_unknown_word(text: str) -> None:
    assert read(text, names_of("Amal Haddad")).intent is Intent.ACCEPT
    assert read(text, names_of("Chadi Nassar")).intent is Intent.UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Ja 4821 Amal",
        "Ja Amal kommt 4821",
        "ja 4821 lg Amal kommt",
        "Ja 4821 LG Nein",
        "ja lg amal vielleicht",
    ],
)
def test_name_counts_only_as_a_signature(text: str) -> None:
    assert read(text, names_of("Amal Nein")).intent is Intent.UNCLEAR


def test_no_and_cancellation_may_be_signed() -> None:
    names = names_of("Amal Haddad")

    assert not read("Nein 4821 LG Amal", names).loose
    assert read("Absage 4821, viele Grüße Amal Haddad", names).intent is Intent.CANCEL


TURNS = st.sampled_from(
    ["nicht", "kein", "keinen", "nie", "aber", "wenn", "falls", "vielleicht", "oder", "nein", "not", "if",
     "but", "maybe", "never", "evtl", "erst", "doch nicht", "ob", "don't", "can't", "no", "ne",
     "нет", "lieber", "statt", "nur"]
)  # fmt: skip
YESES = st.sampled_from([text for text, intent in [*WITH_CODE, *BARE] if intent is Intent.ACCEPT])
NOES = st.sampled_from([text for text, intent in [*WITH_CODE, *BARE] if intent is Intent.DECLINE])


@given(YESES, TURNS, st.integers(0, 8))
@example("Ja, kein Problem 4821", "nicht", 3)
def test_yes_with_a_turn_anywhere_accepts_nothing(text: str, turn: str, place: int) -> None:
    words = text.split()
    words.insert(place, turn)

    assert read(" ".join(words)).intent is not Intent.ACCEPT


@given(YESES, NOES, st.sampled_from([" ", ", ", ". ", "\n", " und "]), st.booleans())
def test_yes_and_no_in_one_message_are_neither(yes: str, no: str, between: str, first: bool) -> None:
    text = between.join([yes, no] if first else [no, yes])

    assert read(text).intent is not Intent.ACCEPT
    assert read(text).intent is not Intent.CANCEL


OURS = [
    "Dolmetscherpool: Danke für die schnelle Antwort. Wir fragen andere.",
    "Danke! Einsatz 4821: Arabisch, JA",
]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (OURS[0], Intent.QUOTE),
        (f"„{OURS[0]}“", Intent.QUOTE),
        ("danke für die schnelle antwort", Intent.QUOTE),
        (f"{OURS[0]} ja", Intent.UNCLEAR),
        ("ja", Intent.ACCEPT),
        ("Danke!", Intent.THANKS),
    ],
)
def test_our_own_text_sent_back_is_a_quote(text: str, intent: Intent) -> None:
    assert read(text, ours=OURS).intent is intent


def test_corpus_is_big() -> None:
    assert len(WITH_CODE + BARE + ODD) + len(corpus.lines(doubts.UNCLEAR)) + len(corpus_further.REPORTS) > 300


def test_two_codes_are_both_read() -> None:
    assert read("JA 4821 7306").codes == ("4821", "7306")


@pytest.mark.parametrize("text", ["nein 4821 der Hund hat die Autoschlüssel", "Nein, Hochzeit in Kassel"])
def test_no_with_unknown_words_is_loose(text: str) -> None:
    reply = read(text)

    assert (reply.intent, reply.loose) == (Intent.DECLINE, True)


@given(st.text(st.characters(), max_size=200))
@example("\x00\ud800‮٤")
def test_any_text_can_be_read(text: str) -> None:
    assert read(text).intent in Intent


@given(CONSENT, STRANGE, st.integers(0, 6), st.sampled_from(["", "4821"]))
def test_consent_with_one_unknown_word_is_no_yes(yes: list[str], word: str, place: int, code: str) -> None:
    assume(not known(word))
    words = [*yes[:place], word, *yes[place:]]

    assert read(" ".join([*words, code])).intent is not Intent.ACCEPT


@given(st.sampled_from(WITH_CODE + BARE), st.sampled_from(CASES))
def test_case_changes_nothing(row: tuple[str, Intent], case: type[str]) -> None:
    text, intent = row

    assert read(case(text)).intent is intent


@given(st.sampled_from(WITH_CODE + BARE), PUNCTUATION)
def test_blanks_and_punctuation_between_words_change_nothing(
    row: tuple[str, Intent], marks: list[str]
) -> None:
    text, intent = row
    words = re.findall(r"[\w'’\u0307]+|[^\w\s]+", text)
    marks = [*marks, *[" "] * len(words)]
    spread = "".join(word + mark for word, mark in zip(words, marks, strict=False))

    assert read(spread).intent is intent


@given(
    st.sampled_from([text for text, intent in WITH_CODE if intent is Intent.ACCEPT]),
    st.sampled_from(vocabulary.QUESTION),
)
def test_a_question_mark_anywhere_makes_a_yes_unclear(text: str, mark: str) -> None:
    assert read(text + mark).intent is Intent.UNCLEAR
