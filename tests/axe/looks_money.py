"""The coordinator's pages about money, in the states they can have."""

from tests.axe.look import COORDINATOR, Look

LOOKS_MONEY = (
    Look("desk_payments", "/desk/zahlungen/", COORDINATOR),
    Look("desk_payments", "/desk/zahlungen/", "jona", state="empty"),
    Look("desk_payment_new", "/desk/zahlungen/neu/", COORDINATOR),
    Look("desk_payment_new", "/desk/zahlungen/neu/", COORDINATOR, {"pays_on": "x"}, "errors"),
    Look("desk_payment_new", "/desk/zahlungen/neu/", "jona", state="empty"),
    Look("desk_payment_run", "/desk/zahlungen/{run}/", COORDINATOR),
    Look("desk_payment_run", "/desk/zahlungen/{run_ordered}/", COORDINATOR, state="ordered"),
    Look("desk_payout", "/desk/auszahlungen/{payout}/", COORDINATOR),
    Look("desk_payout", "/desk/auszahlungen/{payout}/", COORDINATOR, {"do": "returned"}, "errors"),
    Look("desk_account", "/desk/people/{chadi}/konto/", COORDINATOR, state="empty"),
    Look("desk_account", "/desk/people/{paid}/konto/", COORDINATOR),
    Look("desk_account", "/desk/people/{paid}/konto/", COORDINATOR, {"do": "look"}, "look"),
    Look("desk_account", "/desk/people/{paid}/konto/", COORDINATOR, {"do": "account"}, "errors"),
    Look("desk_payer", "/desk/einstellungen/konto/", COORDINATOR),
    Look("desk_payer", "/desk/einstellungen/konto/", COORDINATOR, {"debtor_iban": "DE1"}, "errors"),
)
