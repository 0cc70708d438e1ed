"""What telephones write by themselves: auto-replies, receipts, reactions, our own text sent back.

None of it is an answer, and none gets one: two machines would never stop.
"""

import re
from collections.abc import Collection

from scheduling.domain import vocabulary as v
from scheduling.domain.intents import Intent
from scheduling.domain.letters import plain, words_of

LEAST_QUOTE = 20  # shorter pieces of our texts are what we ask people to write
QUOTED = "[„“”\"«»‚‘']"
REACTION = re.compile(
    r"^\W*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|removed an? \w+ from|gefällt(?: mir)?|"
    r"mag|liebt|lacht(?: über)?|gelacht über|betont?|hervorgehoben|reacted|reagiert|hat mit \W+ auf)\b"
    rf"[^\n„“”\"«»]{{0,30}}{QUOTED}.*{QUOTED}\W*(?:reagiert)?\W*$"
    rf"|^[^\w\s]{{1,6}} ?(?:zu|to|auf|on) {QUOTED}.*{QUOTED}\W*$",
    re.DOTALL,
)
MACHINE = re.compile(
    r"automat\w+ (?:\w+ )?(?:antwort|nachricht|erstellt|generiert|reply|response|message|generated)|"
    r"\bauto-?(?:reply|antwort|respon)|abwesenheits(?:notiz|nachricht|assistent|meldung)|"
    r"\bout of (?:the )?office\b|\bdo not reply\b|\bno reply possible\b|\bmailbox is\b|\bnot monitored\b|"
    r"zustell(?:bericht|bestätigung|ung erfolgreich)|empfangsbestätigung|lesebestätigung|"
    r"\b(?:delivery|read) (?:report|receipt)|^\W*(?:nachricht|sms) (?:wurde )?(?:zugestellt|gelesen)|"
    r"\bmodus bitte nicht stören|\bdo not disturb\b|\bbenachrichtigungen (?:sind )?stumm"
)
DRIVING = re.compile(
    r"\bich bin (?:gerade |momentan )?im auto\b|\bich fahre gerade\b|\bbin am steuer\b|"
    r"\bim driving\b|\bi am driving\b|\bwhile driving\b|\bfahrmodus\b"
)
OFFER = re.compile(r"[>\s]*(?:[^:\n]{1,24}: [^\n]*)?antwort: ja (\d{4}) oder nein \1\W*")
PEOPLE = v.YES | v.NO | v.CANCEL | v.REPORT | v.LATE | v.NOBODY


def written_by_machine(text: str, ours: Collection[str] = ()) -> Intent | None:
    """AUTO_REPLY or QUOTE, None for what a person may have written. `ours`: what we last told this number."""
    said = plain(text)
    if REACTION.search(said) or _only_quotes(said, ours):
        return Intent.QUOTE
    words = words_of(said)
    driving = DRIVING.search(said) and not PEOPLE.intersection(words[:1])
    return Intent.AUTO_REPLY if MACHINE.search(said) or driving else None


def _only_quotes(said: str, ours: Collection[str]) -> bool:
    lines = [line for line in said.splitlines() if line.strip()]
    if lines and all(line.lstrip().startswith(">") for line in lines) or OFFER.fullmatch(said):
        return True
    heard = _letters(said)
    return any(_echoes(heard, _letters(plain(one))) for one in ours)


def _echoes(heard: str, told: str) -> bool:
    """A good piece of what was told, or all of it and nothing beside it."""
    if len(heard) >= LEAST_QUOTE and heard in told:
        return True
    return len(told) >= LEAST_QUOTE and told in heard and not heard.replace(told, "").strip()


def _letters(text: str) -> str:
    return " ".join(words_of(text))
