"""How everything reads that is kept as a code: states, reasons, verbs, languages, times."""

from scheduling.wording.calendars import calendar_problem
from scheduling.wording.differences import parts
from scheduling.wording.journal import VERBS, changed, happened
from scheduling.wording.judging import empty, how, part, reason
from scheduling.wording.mails import proposal, said
from scheduling.wording.messages import message_kind, outcome
from scheduling.wording.needs import language, modality, place, places, setting, stands_in, where
from scheduling.wording.numbers import duration, number
from scheduling.wording.series import filed, in_short, questions, with_codes, with_places
from scheduling.wording.states import STATES, state, tone

__all__ = [
    "STATES",
    "VERBS",
    "calendar_problem",
    "changed",
    "duration",
    "empty",
    "filed",
    "happened",
    "how",
    "in_short",
    "language",
    "message_kind",
    "modality",
    "number",
    "outcome",
    "part",
    "parts",
    "place",
    "places",
    "proposal",
    "questions",
    "reason",
    "said",
    "setting",
    "stands_in",
    "state",
    "tone",
    "where",
    "with_codes",
    "with_places",
]
