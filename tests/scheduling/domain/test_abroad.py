"""Yes and no of other languages: believed only where the word means the same everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import abroad, vocabulary
from scheduling.domain.letters import plain
from scheduling.domain.replies import Intent, read

LANGUAGES = sorted(abroad.TABLE)
FOREIGN = [name for name in LANGUAGES if name not in ("German", "English")]
WORDS = {name: [set(plain(column).split()) for column in row] for name, row in abroad.TABLE.items()}
ENDS = {Intent.DECLINE, Intent.CANCEL}
ANY = st.sampled_from(LANGUAGES).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(sorted(set().union(*WORDS[name]))))
)
CODES = st.sampled_from(["", " 4821"])
CASES = st.sampled_from([str, str.upper, str.title, lambda word: word + "!", lambda word: f"{word} {word}"])
BELIEVED_YES = sorted(abroad.YES | vocabulary.YES)
BELIEVED_NO = sorted(abroad.NO | vocabulary.NO)
DOUBTFUL = sorted(abroad.UNSAFE - vocabulary.YES - vocabulary.NO - vocabulary.KNOWN_NO)
# Words of German and English that another language uses in another sense, and that count all the same.
OURS_FIRST = {"ja", "no"}


def test_more_than_ten_languages_are_understood_in_both_directions() -> None:
    both = [name for name in FOREIGN if WORDS[name][0] & abroad.YES and WORDS[name][1] & (abroad.NO | {"no"})]

    assert len(both) >= 10, both


@pytest.mark.parametrize("name", LANGUAGES)
def test_no_word_is_reversed_in_any_language(name: str) -> None:
    yes, no, other = WORDS[name]

    assert not abroad.YES & (no | other)
    assert not abroad.NO & (yes | other)
    assert not vocabulary.YES & no
    assert not vocabulary.NO & yes
    assert (vocabulary.YES | vocabulary.NO) & other <= OURS_FIRST


@given(ANY, CODES, CASES)
def test_what_is_a_yes_somewhere_never_ends_and_what_is_a_no_never_accepts(
    word: tuple[str, str], code: str, case: type[str]
) -> None:
    name, said = word
    intent = read(case(said) + code).intent
    yes, no, other = WORDS[name]

    assert said not in yes or intent not in ENDS
    assert said not in no or intent is not Intent.ACCEPT
    assert said not in other - OURS_FIRST or intent is Intent.UNCLEAR


@given(st.sampled_from(BELIEVED_YES), st.sampled_from(BELIEVED_NO), st.booleans(), CODES)
def test_yes_and_no_together_are_unclear_whatever_the_languages(
    yes: str, no: str, first: bool, code: str
) -> None:
    said = f"{yes} {no}" if first else f"{no} {yes}"

    assert read(said + code).intent is Intent.UNCLEAR


@given(ANY, st.sampled_from(DOUBTFUL), CODES)
def test_a_word_of_doubtful_meaning_spoils_every_answer(word: tuple[str, str], doubt: str, code: str) -> None:
    assert read(f"{word[1]} {doubt}{code}").intent is Intent.UNCLEAR


@pytest.mark.parametrize(
    "text",
    ["нет проблем", "لا مشكلة", "hayır sorun değil", "non c'est bon", "нет, приду", "не проблема",
     "nein нет да", "evet ama geç", "نعم ولكن", "oui mais", "да, но позже", "так, але", 
     "نعم؟", "ναι αλλά", "بله اما"],
)  # fmt: skip
def test_condition_or_turn_in_another_language_is_unclear(text: str) -> None:
    assert read(text).intent is Intent.UNCLEAR


@pytest.mark.parametrize("arabic, persian", [("بلى", "بلی"), ("خير", "خیر"), ("كلا", "کلا")])
def test_keyboards_spell_one_letter_in_two_ways(arabic: str, persian: str) -> None:
    assert plain(arabic) == plain(persian)
