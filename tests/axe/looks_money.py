"""The desk's pages of money, in the states they can have."""

from tests.axe.look import COORDINATOR, Look

LOOKS_MONEY = (
    Look("desk_statement", "/desk/statements/{statement}/", COORDINATOR),
    Look("desk_statement", "/desk/statements/{corrected}/", COORDINATOR, state="below_zero"),
    Look("desk_record_reopen", "/desk/hours/{settled}/neu-oeffnen/", COORDINATOR),
    Look("desk_record_reopen", "/desk/hours/{settled}/neu-oeffnen/", COORDINATOR, {"reason": ""}, "errors"),
)
EXCUSED_MONEY = {
    "desk_statements_issue": "a button",
    "desk_statements_period": "a form of desk_statements",
    "desk_statement_pdf": "a file",
    "desk_person_certificate": "a file",
}
