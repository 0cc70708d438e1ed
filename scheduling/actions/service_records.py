"""Hours: report (Interpreter), attest or state (Authority), decide, correct, approve (Coordinator).

service_records_reporting.py   the Interpreter's word
service_records_attesting.py   the Authority's word: a click, a coordinator, a paper, silence
service_records_deciding.py    the Coordinator's word, and the approval
service_records_auto.py        what the rule approves by itself
service_records_reminding.py   who is reminded
service_records_called_off.py  a late cancellation that is paid
service_records_common.py      the locked row
"""

from scheduling.actions.service_records_attesting import (
    LONGEST_NOTE,
    LONGEST_PAPER,
    NoteTooLong,
    PaperNumberMissing,
    attest_absence,
    attest_by_paper,
    attest_by_silence,
    attest_record,
)
from scheduling.actions.service_records_auto import approve_by_rule
from scheduling.actions.service_records_common import (
    TAKEN_BACK,
    CalledOff,
    NothingWorked,
    RecordSettled,
)
from scheduling.actions.service_records_deciding import (
    REPORTED,
    STATED,
    NobodyInterpreted,
    NotCalledOff,
    approve_record,
    correct_record,
    decide_record,
    refuse_called_off,
)
from scheduling.actions.service_records_reminding import remind_to_attest, remind_to_report
from scheduling.actions.service_records_reporting import (
    ABSENCE_TOLD,
    AbsenceTooLate,
    AlreadyAttested,
    ClaimTooLate,
    NotBegun,
    report_absence,
    report_record,
)

__all__ = [
    "ABSENCE_TOLD",
    "LONGEST_NOTE",
    "LONGEST_PAPER",
    "REPORTED",
    "STATED",
    "TAKEN_BACK",
    "AbsenceTooLate",
    "AlreadyAttested",
    "CalledOff",
    "ClaimTooLate",
    "NobodyInterpreted",
    "NotBegun",
    "NotCalledOff",
    "NoteTooLong",
    "NothingWorked",
    "PaperNumberMissing",
    "RecordSettled",
    "approve_by_rule",
    "approve_record",
    "attest_absence",
    "attest_by_paper",
    "attest_by_silence",
    "attest_record",
    "correct_record",
    "decide_record",
    "refuse_called_off",
    "remind_to_attest",
    "remind_to_report",
    "report_absence",
    "report_record",
]
