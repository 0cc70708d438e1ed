"""What an SMS says: text -> Reply. It knows no state; `dialogue.py` decides what the Reply means now.

The law of the dialogue: consent is a whole message made of known words, anything more is asked back.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace

from scheduling.domain import abroad, further
from scheduling.domain import vocabulary as v
from scheduling.domain.codes import FIRST, LAST
from scheduling.domain.intents import Intent, Reply
from scheduling.domain.letters import bare, plain, words_of
from scheduling.domain.machines import written_by_machine

__all__ = ["Intent", "Reply", "read"]

LONGEST_REFUSAL = 15  # words; beyond it somebody tells a story
LONGEST_NAME = 3  # words behind "LG"
YES, NO = v.YES | abroad.YES, v.NO | abroad.NO
SURE = YES | NO | v.CANCEL | v.DOUBT


def read(text: str, names: Collection[str] = (), ours: Collection[str] = ()) -> Reply:
    """Understand one text, or say that it is unclear. Never raises, whatever comes in.

    `names`: the parts of the sender's own name, as `letters.names_of` gives them; `ours`: what we last told
    this number, which is no answer when it comes back.
    """
    if machine := written_by_machine(text, ours):
        return Reply(machine)
    said = plain(text)
    words = [word for typed in words_of(said) for word in v.TYPED.get(typed, typed).split()]
    return replace(_read(said, words, names), digits=_digits(words))


def _read(plain: str, words: list[str], names: Collection[str]) -> Reply:
    codes = tuple(dict.fromkeys(word for word in words if _is_code(word)))
    if intent := _keyword(words):
        return Reply(intent)
    if reply := further.about_themselves(words):
        return reply
    said = _ungreeted(_unsigned([word for word in words if word not in codes], names))
    if v.THANKS.intersection(said) and v.THANKS_BESIDE.issuperset(said) and not codes:
        return Reply(Intent.THANKS)
    if not said or set(v.QUESTION).intersection(plain) or re.search(r"(?m)^\s*>", plain):
        return Reply(Intent.UNCLEAR, codes)
    if reply := further.pause(words) or further.told(plain, said, codes):
        return reply
    if any(word[0].isdigit() for word in said):  # a damaged code, a time, another day
        return Reply(Intent.UNCLEAR, codes)
    signs = frozenset(sign for sign in plain if unicodedata.category(sign) in ("So", "Cs", "Co", "Cn"))
    return _yes(plain, said, codes, signs) or _no(said, codes, signs) or Reply(Intent.UNCLEAR, codes)


def _keyword(words: list[str]) -> Intent | None:
    """STOP, START and HELP stand alone, politeness aside; a stop among other words is answered with help."""
    sentence = " ".join(words)
    phrase = next((phrase for phrase in v.STOP_PHRASES if phrase in sentence), "")
    rest = set(words) - v.POLITE - set(phrase.split())
    if phrase or v.STOP & rest:
        return Intent.STOP if rest <= v.STOP | v.NO else Intent.HELP
    if len(words) == 1 and rest <= v.STOP_ALONE and rest:
        return Intent.STOP
    if len(rest) == 1:
        return Intent.START if rest <= v.START else Intent.HELP if rest <= v.HELP else None
    return None


def _unsigned(said: list[str], names: Collection[str]) -> list[str]:
    """Without the sender's own name behind "LG"; a name that is also a yes or a no stays."""
    last = max((place for place, word in enumerate(said) if word in v.CLOSING), default=len(said))
    name = said[last + 1 :]
    own = 0 < len(name) <= LONGEST_NAME and {bare(word) for word in name} <= set(names)
    return said[: last + 1] if own and not SURE.intersection(name) else said


def _ungreeted(said: list[str]) -> list[str]:
    """Without "Liebe Frau Weber" at the beginning; a name that could also be a word of an answer stays."""
    place = next((place for place, word in enumerate(said) if word not in v.GREETING), 0)
    if not place or said[place] not in v.TITLES or len(said) < place + 3:
        return said
    return said if said[place + 1] in v.SAYING else said[place + 2 :]


def _yes(plain: str, said: list[str], codes: tuple[str, ...], signs: frozenset[str]) -> Reply | None:
    """Yes through and through, or a faint one; None when a single word or sign is not known."""
    sentence, every = v.EVERY.subn("", f" {' '.join(said)} ")
    said = sentence.split()
    faint, beside = _found(v.FAINT_PHRASES, sentence), _found(v.YES_BESIDE_PHRASES, sentence)
    rest = _without(sentence, faint, beside)
    phrases = _found(v.YES_PHRASES, sentence)
    known = YES | v.FAINT | v.POLITE | v.YES_BESIDE | _words_in(phrases, faint, beside)
    unsure = re.search(r"[:;=]-?[(/|\\]", plain) or _found(v.SUPPOSING, sentence)
    if unsure or not known.issuperset(said) or not signs <= v.KIND | v.AGREEING:
        return None
    strong = bool(phrases or YES.intersection(rest))
    weak = bool(faint or v.FAINT.intersection(rest))
    if not strong and not weak:
        return None
    coming = strong and not YES.intersection(rest) and set(phrases) <= set(v.COMING)
    return Reply(Intent.ACCEPT, codes, faint=not strong, every=bool(every), coming=coming)


def _found(phrases: tuple[str, ...], sentence: str) -> list[str]:
    return [phrase for phrase in phrases if f" {phrase} " in sentence]


def _without(sentence: str, *phrases: list[str]) -> list[str]:
    """The words of the sentence that belong to none of these phrases, the longest taken out first."""
    for phrase in sorted((one for found in phrases for one in found), key=len, reverse=True):
        sentence = sentence.replace(f" {phrase} ", " ")
    return sentence.split()


def _words_in(*phrases: list[str]) -> set[str]:
    return {word for found in phrases for phrase in found for word in phrase.split()}


def _no(said: list[str], codes: tuple[str, ...], signs: frozenset[str]) -> Reply | None:
    """A no or a cancellation at the beginning, and nothing after it that turns it around."""
    said = f" {' '.join(said)} ".replace(" danke fürs fragen ", " danke ").split()
    sentence = f"{' '.join(said)} "
    while greeting := next((one for one in v.NO_GREETINGS if sentence.startswith(one)), ""):
        sentence = sentence.removeprefix(greeting)
    first = sentence.partition(" ")[0]
    cancels = first in v.CANCEL or sentence.startswith(v.CANCEL_STARTS)
    cancels = cancels or bool(codes) and sentence.startswith(v.CANCEL_WITH_CODE)
    impeded = _impeded(sentence) and (bool(codes) or not v.AWAY.search(sentence))
    says = first in NO or sentence.startswith(v.NO_STARTS) or v.NO_HEAD.match(sentence)
    if not (cancels or says or impeded):
        return None
    loose = impeded or not cancels and not v.KNOWN_NO.issuperset(set(said) - abroad.NO)
    contradicts = cancels and NO.intersection(said)
    if contradicts or signs & v.AGREEING or _abroad(first, said, loose) or _turned_around(said, sentence):
        return None
    return Reply(Intent.CANCEL if cancels else Intent.DECLINE, codes, loose=loose)


def _impeded(sentence: str) -> bool:
    """Ill, away or at work, and nothing else is said."""
    found = v.IMPEDED.match(sentence)
    return found is not None and v.IMPEDED_BESIDE.issuperset(sentence[found.end() :].split())


def _abroad(first: str, said: list[str], loose: bool) -> bool:
    """Whether the no may belong to a language in which what follows is not known."""
    if first in abroad.NO - v.NO:
        return not set(said) <= NO | v.POLITE
    return first in v.NO_ABROAD and (loose or "da" in said)


def _turned_around(said: list[str], sentence: str) -> bool:
    """Whether a yes, a doubt, a second "not" or a regret stands inside a no."""
    rest = v.NEGATED.sub(" ", v.IMPEDED.sub(" ", sentence)).split()
    return bool(
        len(said) > LONGEST_REFUSAL
        or (YES | v.DOUBT).intersection(said)
        or abroad.UNSAFE.difference(NO, v.KNOWN_NO).intersection(said)
        or any(f" {phrase} " in f" {' '.join(rest)} " for phrase in v.YES_PHRASES)
        or v.TURNS.intersection(rest)
        or v.THERE.search(" ".join(rest))
        or any(word.startswith(v.TURN_STEMS) for word in rest)
    )


def _digits(words: list[str]) -> str:
    """Four digits with nothing beside them but JA or CODE."""
    rest = [word for word in words if word not in v.CODE_WORDS | v.POLITE]
    return rest[0] if len(rest) == 1 and re.fullmatch(r"[0-9]{4}", rest[0]) else ""


def _is_code(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and FIRST <= int(word) <= LAST
