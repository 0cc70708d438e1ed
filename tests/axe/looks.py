"""Every page, in the states it can have: whom it is shown to, its address, what was sent to it.

To add one, write a line here; a test names the addresses that nobody has looked at.
"""

from dataclasses import dataclass, field
from typing import Any

NOBODY, CLERK, COORDINATOR = "", "gesa", "ines"
WRONG = {
    "language": "", "setting": "", "day": "31.02.2027", "start": "25:00", "minutes": "60",
    "modality": "on_site", "postal_code": "00000", "contact_phone": "110", "gender": "",
    "gender_required": "yes",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """`name` is the URL's name; `path` may name numbers of the world; `data` is sent, if there is any."""

    name: str
    path: str
    who: str = NOBODY
    data: dict[str, Any] | None = field(default=None, hash=False)
    state: str = ""

    @property
    def id(self) -> str:
        """How pytest calls it."""
        return f"{self.name}-{self.state}" if self.state else self.name


PUBLIC = (
    Look("account_login", "/anmelden/"),
    Look("account_login", "/anmelden/", data={"login": "x", "password": ""}, state="errors"),
    Look("account_reset_password", "/passwort/"),
    Look("account_reset_password", "/passwort/", data={"email": "x"}, state="errors"),
    Look("account_reset_password_done", "/passwort/gesendet/"),
    Look("account_reset_password_from_key_done", "/passwort/fertig/"),
    Look("account_reset_password_from_key", "/passwort/neu/x-y/", state="dead"),
    Look("account_inactive", "/anmelden/gesperrt/"),
    Look("socialaccount_login_cancelled", "/anmelden/oidc/abgebrochen/"),
    Look("imprint", "/impressum/"),
    Look("imprint", "/impressum/?pool=waldeck-frankenberg", state="one"),
    Look("privacy", "/datenschutz/?pool=waldeck-frankenberg"),
    Look("accessibility", "/barrierefreiheit/?pool=waldeck-frankenberg"),
    Look(
        "accessibility", "/barrierefreiheit/?pool=waldeck-frankenberg", data={"reply_to": "x"}, state="errors"
    ),
    Look("link", "/k/gibtesnicht/", state="dead"),
    Look("404", "/gibt-es-nicht/"),
)
PORTAL = (
    Look("requests", "/", CLERK),
    Look("requests", "/?show=past", CLERK, state="past"),
    Look("requests", "/", "henning", state="empty"),
    Look("requests", "/?show=past", "henning", state="empty-past"),
    Look("request_new", "/anfragen/neu/", CLERK),
    Look("request_new", "/anfragen/neu/", CLERK, WRONG, "errors"),
    Look("request_detail", "/anfragen/{searching}/", CLERK, state="searching"),
    Look("request_detail", "/anfragen/{filled}/", CLERK, state="filled"),
    Look("request_detail", "/anfragen/{unfilled}/", CLERK, state="unfilled"),
    Look("request_detail", "/anfragen/{withdrawn}/", CLERK, state="withdrawn"),
    Look("request_detail", "/anfragen/{closed}/", CLERK, state="closed"),
    Look("request_change", "/anfragen/{filled}/aendern/", CLERK),
    Look("request_change", "/anfragen/{filled}/aendern/", CLERK, WRONG, "errors"),
    Look("request_change", "/anfragen/{withdrawn}/aendern/", CLERK, state="refused"),
    Look("request_withdraw", "/anfragen/{filled}/zurueckziehen/", CLERK),
    Look("request_withdraw", "/anfragen/{filled}/zurueckziehen/", CLERK, {"reason": ""}, "errors"),
    Look("schedule", "/termine/", CLERK),
    Look("schedule", "/termine/?span=day", CLERK, state="day"),
    Look("schedule", "/termine/?span=month", CLERK, state="month"),
    Look("schedule", "/termine/?print=1", CLERK, state="print"),
    Look("feeds", "/termine/abonnieren/", CLERK),
    Look("feeds", "/termine/abonnieren/", CLERK, {"do": "make_feed"}, "made"),
    Look("reminders", "/termine/erinnerungen/", CLERK),
    Look("role", "/rolle/", CLERK),
    Look("account_settings", "/anmeldung/", CLERK),
    Look("account_change_password", "/anmeldung/passwort/", CLERK),
    Look("account_change_password", "/anmeldung/passwort/", CLERK, {"oldpassword": "x"}, "errors"),
    Look("account_reauthenticate", "/anmeldung/bestaetigen/", CLERK),
    Look("account_reauthenticate", "/anmeldung/bestaetigen/", CLERK, {"password": "x"}, "errors"),
    Look("account_logout", "/abmelden/", CLERK),
    Look("403", "/desk/", CLERK),
)
DESK = (
    Look("desk_today", "/desk/", COORDINATOR),
    Look("desk_requests", "/desk/requests/", COORDINATOR),
    Look("desk_request_new", "/desk/requests/neu/?authority={office}", COORDINATOR),
    Look("desk_request", "/desk/requests/{searching}/", COORDINATOR, state="searching"),
    Look("desk_request", "/desk/requests/{filled}/", COORDINATOR, state="filled"),
    Look("desk_request", "/desk/requests/{closed}/", COORDINATOR, state="closed"),
    Look("desk_request_change", "/desk/requests/{filled}/change/", COORDINATOR),
    Look("desk_schedule", "/desk/schedule/", COORDINATOR),
    Look("desk_feeds", "/desk/schedule/abonnieren/", COORDINATOR),
    Look("desk_plan", "/desk/plan/", COORDINATOR),
    Look("desk_hours", "/desk/hours/", COORDINATOR),
    Look("desk_people", "/desk/people/", COORDINATOR),
    Look("desk_person", "/desk/people/{amal}/", COORDINATOR),
    Look("desk_sms", "/desk/sms/", COORDINATOR),
    Look("desk_rules", "/desk/rules/", COORDINATOR),
    Look("desk_texts", "/desk/texts/", COORDINATOR),
    Look("desk_text", "/desk/texts/offer/", COORDINATOR),
    Look("desk_pages", "/desk/seiten/", COORDINATOR),
    Look("desk_statements", "/desk/statements/", COORDINATOR),
    Look("desk_missing", "/desk/missing/", COORDINATOR),
)
LOOKS = (*PUBLIC, *PORTAL, *DESK)
EXCUSED = {
    "account_request_login_code": "the library's other name of account_login",
    "account_confirm_login_code": "needs a code on its way: tests/browser/test_signin.py",
    "account_set_password": "the field of account_change_password, for those who have none",
    "remove_password": "asks who it is first: account_reauthenticate",
    "sign_out_elsewhere": "a button",
    "mfa_index": "the library's other name of account_settings",
    "mfa_list_webauthn": "the library's other name of account_settings",
    "mfa_authenticate": "needs an app: tests/browser/test_signin.py",
    "mfa_reauthenticate": "needs an app: tests/browser/test_signin.py",
    "mfa_reauthenticate_webauthn": "needs a passkey: tests/browser/test_signin.py",
    "mfa_activate_totp": "asks who it is first: tests/browser/test_signin.py",
    "mfa_deactivate_totp": "needs an app: tests/browser/test_signin.py",
    "mfa_view_recovery_codes": "needs an app: tests/browser/test_signin.py",
    "mfa_generate_recovery_codes": "needs an app: tests/browser/test_signin.py",
    "mfa_add_webauthn": "asks who it is first: tests/browser/test_signin.py",
    "mfa_remove_webauthn": "needs a passkey: tests/browser/test_signin.py",
    "mfa_login_webauthn": "a button",
    "openid_connect_login": "a button",
    "openid_connect_callback": "the provider's way back",
    "language_advice": "a piece of the request form, seen there",
    "day_notes": "a piece of forms with dates, seen there",
    "request_also": "a button, answered by the request's page",
    "record_attest": "a button, answered by the request's page",
    "feed": "a calendar, no page",
    "desk_request_approve": "a button",
    "desk_request_search": "a button",
    "desk_request_assign": "a button",
    "desk_request_reject": "a button",
    "desk_request_withdraw": "a button",
    "desk_series_approve": "a button",
    "desk_series_withdraw": "a button",
    "desk_assignment_cancel": "a button",
    "desk_assignment_coming": "a button",
    "desk_assignment_link": "a button",
    "desk_offer_link": "a button",
    "desk_plan_send": "a button",
    "desk_hours_approve": "a button",
    "desk_record_attest": "a button",
    "desk_record_correct": "a button",
    "desk_person_own_page": "a button",
    "desk_sms_seen": "a button",
    "desk_statement_issue": "a button",
    "desk_statement": "needs a Statement: seen in the browser tests of the whole way",
    "desk_statement_csv": "a file",
    "desk_missing_csv": "a file",
    "series_withdraw": "needs a series: the form is that of request_withdraw",
    "set_language": "a button",
}
