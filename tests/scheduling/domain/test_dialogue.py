"""The nine sentences of the dialogue, by name, and what must hold whatever is open."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import abroad
from scheduling.domain.dialogue import Decision, Do, Open, decide
from scheduling.domain.replies import Intent, Reply, read
from tests.scheduling.domain import corpus, corpus_bare, corpus_further, corpus_no, doubts

CHANGING = {Do.ACCEPT, Do.DECLINE, Do.CANCEL, Do.COMING, Do.REPORT, Do.LATE, Do.ABSENT}
ONE_OFFER = Open(offers={"4821"})
TWO_OFFERS = Open(offers={"4821", "7306"})
ONE_ASSIGNMENT = Open(assignments={"4821"})
CODES = ["4821", "7306", "2345", "9999", "5555"]
GROUPS = st.sets(st.sampled_from(CODES), max_size=3)
PLAIN = st.builds(Open, offers=GROUPS, assignments=GROUPS, reports=GROUPS, closed=GROUPS)
OPEN = PLAIN | st.builds(lambda items, some: replace(items, still=some & items.assignments), PLAIN, GROUPS)
TEXTS = st.sampled_from(
    corpus.lines(corpus.YES_WITH_CODE)
    + corpus.lines(corpus_bare.YES_BARE)
    + corpus.lines(corpus_no.NO_WITH_CODE)
    + corpus.lines(corpus_no.NO_BARE)
    + corpus.lines(corpus_no.CANCEL_WITH_CODE)
    + corpus.lines(corpus_further.LATE)
    + corpus.lines(corpus_further.ABSENT)
    + corpus.lines(doubts.UNCLEAR)
    + list(corpus_further.REPORTS)
)
REPLIES = st.builds(lambda text, code: read(text.replace("4821", code)), TEXTS, st.sampled_from(CODES))


@pytest.mark.parametrize(("text", "do"), [("ja", Do.ACCEPT), ("Ja gerne", Do.ACCEPT), ("nein", Do.DECLINE)])
def test_1_one_open_offer_needs_no_code(text: str, do: Do) -> None:
    assert decide(read(text), ONE_OFFER) == Decision(do, "4821")


@pytest.mark.parametrize("text", ["ja", "nein", "absage", "ok", "Ja gerne"])
def test_2_several_need_a_code(text: str) -> None:
    assert decide(read(text), TWO_OFFERS) == Decision(Do.ASK_WHICH)


def test_2_the_code_chooses_among_several() -> None:
    assert decide(read("ja 7306"), TWO_OFFERS) == Decision(Do.ACCEPT, "7306")


SERIES = Open(offers={"4821"}, series={"4821"})


@pytest.mark.parametrize("text", corpus.lines(corpus_bare.YES_TO_ALL))
@pytest.mark.parametrize(
    ("items", "do"),
    [
        (SERIES, Do.ACCEPT),
        (ONE_OFFER, Do.ASK_WHICH),
        (TWO_OFFERS, Do.ASK_WHICH),
        (Open(offers={"4821", "7306"}, series={"7306"}), Do.ASK_WHICH),
    ],
)
def test_2_yes_to_all_is_a_yes_only_to_a_series(text: str, items: Open, do: Do) -> None:
    assert decide(read(text), items).do is do


def test_2_a_code_says_which_series_is_meant() -> None:
    items = Open(offers={"4821", "7306"}, series={"4821"})

    assert decide(read("JA 4821 für alle"), items) == Decision(Do.ACCEPT, "4821")


@pytest.mark.parametrize("text", ["ja 9999", "nein 9999", "absage 9999", "fertig 9999 60"])
def test_3_unknown_code_changes_nothing(text: str) -> None:
    assert decide(read(text), ONE_OFFER) == Decision(Do.UNKNOWN_CODE, "9999")


@pytest.mark.parametrize("text", ["ja 48 21", "ja 482", "ja 4.821", "nein 48,21", "ja 482l", "ja 4821 7306"])
def test_3_damaged_code_changes_nothing(text: str) -> None:
    assert decide(read(text), ONE_OFFER) == Decision(Do.ASK_WORD)


@pytest.mark.parametrize("text", ["ja 2345", "nein 2345"])
def test_3_code_of_a_closed_question_is_told_as_closed(text: str) -> None:
    items = Open(offers={"4821"}, closed={"2345"})

    assert decide(read(text), items) == Decision(Do.CLOSED_CODE, "2345")


@pytest.mark.parametrize("text", corpus.lines(doubts.UNCLEAR))
def test_4_doubt_is_asked_back(text: str) -> None:
    assert decide(read(text), ONE_OFFER) == Decision(Do.ASK_WORD)


def test_4_a_bare_okay_is_asked_back() -> None:
    assert decide(read("ok"), ONE_OFFER) == Decision(Do.ASK_WHICH)


def test_5_no_does_not_cancel_what_was_accepted() -> None:
    assert decide(read("nein"), ONE_ASSIGNMENT) == Decision(Do.ASK_WHICH)


def test_5_no_with_an_offer_and_an_assignment_is_asked_back() -> None:
    items = Open(offers={"4821"}, assignments={"7306"})

    assert decide(read("nein"), items) == Decision(Do.ASK_WHICH)


@pytest.mark.parametrize(
    "text", ["nein 4821", "absage 4821", "absage", "absage 4821 der Hund hat die Schlüssel"]
)
def test_5_cancelling_needs_its_code_or_the_unmistakable_word(text: str) -> None:
    assert decide(read(text), ONE_ASSIGNMENT) == Decision(Do.CANCEL, "4821")


@pytest.mark.parametrize("text", ["bin krank", "kind krank", "ich muss arbeiten", "kann nicht kind krank"])
def test_5_being_impeded_refuses_a_question_and_cancels_nothing_by_itself(text: str) -> None:
    assert decide(read(text), ONE_OFFER) == Decision(Do.DECLINE, "4821")
    assert decide(read(text), ONE_ASSIGNMENT) == Decision(Do.ASK_WHICH)


def test_5_no_with_unknown_words_does_not_cancel() -> None:
    reply = read("Nein 4821 der Hund hat die Schlüssel")

    assert decide(reply, ONE_ASSIGNMENT) == Decision(Do.ASK_WORD, "4821")
    assert decide(reply, ONE_OFFER) == Decision(Do.DECLINE, "4821")


def test_5_the_unmistakable_word_needs_exactly_one_candidate() -> None:
    assert decide(read("absage"), Open(assignments={"4821", "7306"})) == Decision(Do.ASK_WHICH)
    assert decide(read("absage"), Open(assignments={"4821"}, offers={"7306"})) == Decision(Do.ASK_WHICH)


def test_5_cancelling_by_an_outdated_code_is_asked_back() -> None:
    items = Open(assignments={"4821"}, closed={"2345"})

    assert decide(read("absage 2345"), items) == Decision(Do.ASK_WHICH, "2345")


@pytest.mark.parametrize("text", corpus.lines(corpus_further.STOP))
@pytest.mark.parametrize("items", [Open(), ONE_OFFER, TWO_OFFERS, ONE_ASSIGNMENT])
def test_6_opt_out_acts_at_once(text: str, items: Open) -> None:
    assert decide(read(text), items) == Decision(Do.STOP)


@pytest.mark.parametrize(
    ("text", "do"), [("yes 4821", Do.ACCEPT), ("no 4821", Do.DECLINE), ("I can't come", Do.DECLINE)]
)
def test_7_english_is_understood(text: str, do: Do) -> None:
    assert decide(read(text), ONE_OFFER) == Decision(do, "4821")


@pytest.mark.parametrize(
    "text",
    ["ne", "na", "jo", "nu", "da", "po", "no tak", "no da", "no hay problema", "خير", "خیر", "tak nie"],
)
def test_7_what_means_different_things_is_asked_back(text: str) -> None:
    assert decide(read(text), ONE_OFFER) == Decision(Do.ASK_WORD)


@pytest.mark.parametrize("word", sorted(abroad.YES))
def test_7_plain_yes_of_another_language_accepts(word: str) -> None:
    assert decide(read(word), ONE_OFFER) == Decision(Do.ACCEPT, "4821")


@pytest.mark.parametrize("word", sorted(abroad.NO))
def test_7_plain_no_of_another_language_declines(word: str) -> None:
    assert decide(read(word), ONE_OFFER) == Decision(Do.DECLINE, "4821")


@pytest.mark.parametrize("text", corpus.lines(doubts.AUTO_REPLIES + doubts.QUOTES[1:]))
@pytest.mark.parametrize("items", [Open(), ONE_OFFER, ONE_ASSIGNMENT])
def test_8_quotes_reactions_and_auto_replies_are_no_answers(text: str, items: Open) -> None:
    assert decide(read(text), items) == Decision(Do.NO_ANSWER)


@given(REPLIES, OPEN)
def test_9_every_reply_has_exactly_one_decision(reply: Reply, items: Open) -> None:
    assert isinstance(decide(reply, items), Decision)


@given(REPLIES, OPEN)
def test_what_changes_something_names_a_code_that_is_open_for_it(reply: Reply, items: Open) -> None:
    decision = decide(reply, items)

    where = {
        Do.ACCEPT: items.offers,
        Do.DECLINE: items.offers,
        Do.CANCEL: items.assignments,
        Do.COMING: items.still,
        Do.REPORT: items.reports,
        Do.LATE: items.assignments,
        Do.ABSENT: {*items.assignments, *items.reports},
    }
    assert decision.do not in CHANGING or decision.code in where[decision.do]


@given(REPLIES, OPEN)
def test_a_code_that_was_typed_is_never_replaced_by_another(reply: Reply, items: Open) -> None:
    decision = decide(reply, items)

    assert not reply.codes or decision.code in ("", reply.codes[0])
    assert decision.do not in CHANGING or decision.code in (*reply.codes, *([] if reply.codes else CODES))


@given(REPLIES, OPEN)
def test_a_bare_answer_never_chooses_among_several(reply: Reply, items: Open) -> None:
    decision = decide(reply, items)

    several = len(set(items.offers)) > 1 and not reply.codes
    assert not (several and decision.do in (Do.ACCEPT, Do.DECLINE))


@given(REPLIES, OPEN)
def test_only_a_yes_accepts_and_only_a_no_ends(reply: Reply, items: Open) -> None:
    decision = decide(reply, items)

    reasons = {
        Do.ACCEPT: {Intent.ACCEPT},
        Do.DECLINE: {Intent.DECLINE, Intent.CANCEL},
        Do.CANCEL: {Intent.DECLINE, Intent.CANCEL},
        Do.COMING: {Intent.ACCEPT},
        Do.REPORT: {Intent.REPORT},
        Do.LATE: {Intent.LATE},
        Do.ABSENT: {Intent.ABSENT},
    }
    assert decision.do not in CHANGING or reply.intent in reasons[decision.do]


MEETINGS = [
    ("ja", Open(), Do.NOTHING_OPEN),
    ("nein", Open(), Do.NOTHING_OPEN),
    ("absage", ONE_OFFER, Do.DECLINE),
    ("absage 4821", ONE_OFFER, Do.DECLINE),
    ("ja 4821", ONE_ASSIGNMENT, Do.CONFIRMED_ALREADY),
    ("fertig 4821 60", ONE_ASSIGNMENT, Do.NOT_YET),
    ("fertig 4821 60", ONE_OFFER, Do.NOT_YET),
    ("fertig 60", Open(), Do.NOTHING_OPEN),
    ("fertig 60", Open(reports={"4821"}), Do.REPORT),
    ("fertig 60", Open(reports={"4821", "7306"}), Do.ASK_WHICH),
    ("fertig 4821 60", Open(reports={"4821"}), Do.REPORT),
    ("ja 4821", Open(reports={"4821"}), Do.ASK_WORD),
    ("ich komme", ONE_OFFER, Do.ACCEPT),
    ("ich komme", Open(offers={"4821"}, assignments={"7306"}), Do.ASK_WHICH),
    ("I'll be there", Open(offers={"4821"}, assignments={"7306"}), Do.ASK_WHICH),
    ("Ja, ich komme", Open(offers={"4821"}, assignments={"7306"}), Do.ACCEPT),
    ("ich komme 4821", Open(offers={"4821"}, assignments={"7306"}), Do.ACCEPT),
    ("ja 4821 7306", TWO_OFFERS, Do.ASK_WHICH),
    ("ja 4821 und 9999", TWO_OFFERS, Do.ASK_WORD),
    ("ja 4821 nein 7306", TWO_OFFERS, Do.ASK_WORD),
    ("hilfe", ONE_OFFER, Do.HELP),
    ("start", Open(), Do.START),
    ("später 4821 15", ONE_ASSIGNMENT, Do.LATE),
    ("komme 15 min später", ONE_ASSIGNMENT, Do.LATE),
    ("komme 15 min später", Open(assignments={"4821", "7306"}), Do.ASK_WHICH),
    ("später 4821", ONE_ASSIGNMENT, Do.ASK_MINUTES),
    ("später 4821 15", ONE_OFFER, Do.ASK_WORD),
    ("später 4821 15", Open(reports={"4821"}), Do.ASK_WORD),
    ("später 4821 15", Open(closed={"4821"}), Do.CLOSED_CODE),
    ("niemand 4821", ONE_ASSIGNMENT, Do.ABSENT),
    ("niemand 4821", Open(reports={"4821"}), Do.ABSENT),
    ("niemand", Open(reports={"4821"}), Do.ABSENT),
    ("niemand", Open(reports={"4821"}, assignments={"7306"}), Do.ASK_WHICH),
    ("niemand 4821", ONE_OFFER, Do.ASK_WORD),
    ("niemand", ONE_OFFER, Do.ASK_WORD),
    ("niemand", Open(), Do.NOTHING_OPEN),
    ("komme 10 min später", ONE_OFFER, Do.ASK_WORD),
    ("fertig 60", ONE_OFFER, Do.ASK_WORD),
    ("fertig 60", ONE_ASSIGNMENT, Do.NOT_YET),
    ("fertig 60", Open(assignments={"4821", "7306"}), Do.ASK_WORD),
    ("ja", ONE_ASSIGNMENT, Do.CONFIRMED_ALREADY),
    ("ok", ONE_ASSIGNMENT, Do.CONFIRMED_ALREADY),
    ("ja", Open(assignments={"4821", "7306"}), Do.DATES),
    ("danke", ONE_OFFER, Do.ASK_WORD),
    ("Vielen Dank!", ONE_ASSIGNMENT, Do.NO_ANSWER),
    ("Danke 4821", ONE_ASSIGNMENT, Do.ASK_WORD),
    ("thank you 🙏", Open(), Do.NO_ANSWER),
    ("später 10", ONE_OFFER, Do.ASK_WORD),
    ("fertig 60 12", ONE_OFFER, Do.ASK_WORD),
    ("später 10", Open(), Do.NOTHING_OPEN),
    ("termine", ONE_OFFER, Do.DATES),
    ("pause", ONE_OFFER, Do.ASK_DAYS),
    ("pause 14", ONE_OFFER, Do.PAUSE),
    ("wieder da", ONE_OFFER, Do.RESUME),
    ("4711", Open(confirming={"4711"}), Do.CONFIRM),
    ("JA 4711", Open(confirming={"4711"}, offers={"4821"}), Do.CONFIRM),
    ("Code: 0815", Open(confirming={"0815"}), Do.CONFIRM),
    ("4712", Open(confirming={"4711"}), Do.ASK_WORD),
    ("ja 4821", Open(confirming={"4821"}, offers={"4821"}), Do.ACCEPT),
    ("ja", Open(confirming={"4711"}), Do.NOTHING_OPEN),
]


@pytest.mark.parametrize(("text", "items", "do"), MEETINGS)
def test_other_words_meet_what_is_open(text: str, items: Open, do: Do) -> None:
    assert decide(read(text), items).do is do
