"""How everything reads that is kept as a code: states, reasons, verbs, languages, times."""

from scheduling.wording.calendars import calendar_problem
from scheduling.wording.chances import chance, clock_of
from scheduling.wording.differences import parts
from scheduling.wording.journal import VERBS, changed, happened
from scheduling.wording.judging import empty, how, part, reason
from scheduling.wording.mails import proposal, said
from scheduling.wording.messages import message_kind, outcome
from scheduling.wording.needs import kind, language, modality, place, places, setting, stands_in, where
from scheduling.wording.numbers import duration, number
from scheduling.wording.overruling import by_person, later_by_person, later_rules, rules
from scheduling.wording.periods import period
from scheduling.wording.policies import asking_way, effect
from scheduling.wording.pool_rules import contact, service_times, turn_to
from scheduling.wording.series import filed, in_short, questions, with_codes, with_places
from scheduling.wording.states import STATES, state, tone

__all__ = [
    "STATES",
    "VERBS",
    "asking_way",
    "by_person",
    "calendar_problem",
    "chance",
    "changed",
    "clock_of",
    "contact",
    "duration",
    "effect",
    "empty",
    "filed",
    "happened",
    "how",
    "in_short",
    "kind",
    "language",
    "later_by_person",
    "later_rules",
    "message_kind",
    "modality",
    "number",
    "outcome",
    "part",
    "parts",
    "place",
    "period",
    "places",
    "proposal",
    "questions",
    "reason",
    "rules",
    "said",
    "service_times",
    "setting",
    "stands_in",
    "state",
    "tone",
    "turn_to",
    "where",
    "with_codes",
    "with_places",
]
