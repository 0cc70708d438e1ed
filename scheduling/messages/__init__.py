"""What we say, to whom and when. One function per word; every word has a key, so it is said once.

questions.py        JA or NEIN? once more, and that it is over
assignments.py      promised, changed, off, late
hours.py            the hours afterwards, and once more
requests.py         to coordinator and Requester: how a Request fares
not_there.py         where are you? and to the coordinator: nobody has come; a word of the Authority
desk_words.py       what a coordinator writes to somebody
coming.py           the reminders before an appointment; does who promised it long ago still come?
replies.py          what a calendar's answer to an invite is answered with
payments.py         an account is wanted, or has changed
people.py           a volunteer's link, pause and STOPP
mailings.py         one word of the desk to many
applications.py     who wants to interpret: the interview, yes or no
onboarding.py       who wants in, is in, is invited or out
alerts.py           to coordinators: what nobody has looked at
statements.py       a Statement is there
money.py            a budget is nearly used
ceilings.py         the tax-free amount: what comes from elsewhere, that little is left
numbers.py          the code of a number, the month's SMS
facts_and_times.py  what may be said, and when a phone may ring
saying.py           how a word is put: its text, filled by blank_values.py, with short_links.py
"""

from scheduling.messages.alerts import alert, alert_mailbox
from scheduling.messages.applications import (
    application_accepted,
    application_rejected,
    application_waits,
    application_withdrawn,
    confirm_application,
    interview,
)
from scheduling.messages.assignments import (
    Informed,
    cancelled,
    changed,
    confirmed,
    confirmed_series,
    late,
)
from scheduling.messages.ceilings import ceiling_near, income_wanted
from scheduling.messages.coming import (
    SILENT,
    no_reminders,
    remind_interpreter,
    remind_requester,
    silent,
    still_coming,
)
from scheduling.messages.desk_words import KIND as DESK_WORD
from scheduling.messages.desk_words import desk_word, leaves_at
from scheduling.messages.facts_and_times import SOON, asks_from, polite_time
from scheduling.messages.hours import attest_again, attest_wanted, by_mail, report_again, report_wanted
from scheduling.messages.mailings import mailing, sms_body
from scheduling.messages.money import authority_budget
from scheduling.messages.not_there import arrived, clerk_word, missed
from scheduling.messages.numbers import (
    budget,
    contact_changed,
    contact_code,
    number_changed,
    number_code,
)
from scheduling.messages.onboarding import (
    confirm_registration,
    invited,
    membership_ended,
    nobody_left,
    registration_approved,
    registration_rejected,
    registration_waits,
    team_joined,
    team_left,
)
from scheduling.messages.payments import account_changed, account_wanted
from scheduling.messages.people import (
    left,
    new_link,
    opted_out,
    own_link,
    paused,
    volunteer_word,
    wants_to_leave,
)
from scheduling.messages.questions import no_reminder, offer, remind, retract, taken, withdrawn
from scheduling.messages.replies import reply
from scheduling.messages.requests import (
    dropped_out,
    hard_to_fill,
    merged,
    rejected,
    review_wanted,
    split_series,
    unfilled,
)
from scheduling.messages.saying import answer
from scheduling.messages.statements import statement_issued

__all__ = [
    "DESK_WORD",
    "Informed",
    "SILENT",
    "SOON",
    "account_changed",
    "account_wanted",
    "alert",
    "alert_mailbox",
    "answer",
    "application_accepted",
    "application_rejected",
    "application_waits",
    "application_withdrawn",
    "arrived",
    "asks_from",
    "attest_again",
    "attest_wanted",
    "authority_budget",
    "by_mail",
    "budget",
    "cancelled",
    "ceiling_near",
    "changed",
    "clerk_word",
    "confirm_application",
    "confirm_registration",
    "confirmed",
    "confirmed_series",
    "desk_word",
    "contact_changed",
    "contact_code",
    "dropped_out",
    "hard_to_fill",
    "income_wanted",
    "interview",
    "invited",
    "late",
    "leaves_at",
    "left",
    "merged",
    "missed",
    "mailing",
    "membership_ended",
    "new_link",
    "no_reminder",
    "no_reminders",
    "nobody_left",
    "number_changed",
    "number_code",
    "offer",
    "opted_out",
    "own_link",
    "paused",
    "polite_time",
    "registration_approved",
    "registration_rejected",
    "registration_waits",
    "rejected",
    "remind",
    "remind_interpreter",
    "remind_requester",
    "reply",
    "report_again",
    "report_wanted",
    "retract",
    "review_wanted",
    "silent",
    "sms_body",
    "split_series",
    "statement_issued",
    "still_coming",
    "taken",
    "unfilled",
    "team_joined",
    "team_left",
    "volunteer_word",
    "wants_to_leave",
    "withdrawn",
]
