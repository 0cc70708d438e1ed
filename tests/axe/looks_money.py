"""The pages of hours and money, in the states they can have; places in braces are rows of world.py."""

from tests.axe.look import COORDINATOR, Look

TRIED = {
    "name": "Pauschale 2030", "side": "interpreter", "valid_from": "2030-01-01", "time_base": "25",
    "time_each": "60", "do": "try",
}  # fmt: skip
LOOKS_MONEY = (
    Look("desk_statement", "/desk/statements/{statement}/", COORDINATOR),
    Look("desk_statement", "/desk/statements/{corrected}/", COORDINATOR, state="below_zero"),
    Look("desk_record_reopen", "/desk/hours/{settled}/neu-oeffnen/", COORDINATOR),
    Look("desk_record_reopen", "/desk/hours/{settled}/neu-oeffnen/", COORDINATOR, {"reason": ""}, "errors"),
    Look("desk_funding", "/desk/foerderung/", COORDINATOR),
    Look("desk_funding", "/desk/foerderung/", "jona", state="empty"),
    Look("desk_funding_new", "/desk/foerderung/neu/", COORDINATOR),
    Look("desk_funding_new", "/desk/foerderung/neu/", COORDINATOR, {"amount": "x"}, "errors"),
    Look("desk_funding_source", "/desk/foerderung/{source}/", COORDINATOR),
    Look("desk_funding_source", "/desk/foerderung/{source}/?year=2021", COORDINATOR, state="empty"),
    Look("desk_funding_change", "/desk/foerderung/{source}/aendern/", COORDINATOR),
    Look("desk_funding_end", "/desk/foerderung/{source}/ende/", COORDINATOR, {"valid_until": "x"}, "errors"),
    Look("desk_funding_budget", "/desk/foerderung/{source}/budget/", COORDINATOR, {"amount": "x"}, "errors"),
    Look("desk_funding_texts", "/desk/foerderung/{source}/texte/", COORDINATOR),
    Look("desk_funding_texts", "/desk/foerderung/{source}/texte/", COORDINATOR, {"lead": "{x}"}, "errors"),
    Look(
        "desk_funding_exception", "/desk/foerderung/{source}/ausnahme/?request={funded}&year=2026",
        COORDINATOR,
    ),
    Look(
        "desk_funding_exception",
        "/desk/foerderung/{source}/ausnahme/?request={funded}&year=2026",
        COORDINATOR,
        {"extra": "0"},
        "errors",
    ),
    Look("desk_record_source", "/desk/hours/{record}/foerdertopf/", COORDINATOR),
    Look("desk_record_source", "/desk/hours/{record}/foerdertopf/", COORDINATOR, {"reason": ""}, "errors"),
    Look("desk_costs", "/desk/kosten/", COORDINATOR),
    Look("desk_costs", "/desk/kosten/", "jona", state="empty"),
    Look("desk_cost_list", "/desk/kosten/{costs}/", COORDINATOR),
    Look("desk_authority_payer", "/desk/einrichtungen/{office}/kosten/", COORDINATOR),
    Look(
        "desk_authority_payer", "/desk/einrichtungen/{office}/kosten/", COORDINATOR, {"yearly_budget": "x"},
        "errors",
    ),
    Look("desk_ceilings", "/desk/freibetraege/", COORDINATOR),
    Look("desk_ceilings", "/desk/freibetraege/?show=knapp", COORDINATOR, state="empty"),
    Look("desk_ceiling", "/desk/freibetraege/{amal}/", COORDINATOR),
    Look(
        "desk_ceiling", "/desk/freibetraege/{amal}/", COORDINATOR, {"year": "2026", "amount": "x"}, "errors"
    ),
    Look("desk_ceilings_rules", "/desk/einstellungen/freibetrag/", COORDINATOR),
    Look(
        "desk_ceilings_rules",
        "/desk/einstellungen/freibetrag/",
        COORDINATOR,
        {"do": "ceiling_rules"},
        "errors",
    ),
    Look("desk_year", "/desk/jahr/?jahr=2026", COORDINATOR),
    Look("desk_year", "/desk/jahr/", "jona", state="empty"),
    Look("desk_year", "/desk/jahr/", COORDINATOR, {"year": "2026"}, "errors"),
    Look("desk_retention", "/desk/einstellungen/aufbewahrung/", COORDINATOR),
    Look("desk_retention", "/desk/einstellungen/aufbewahrung/", COORDINATOR, {"keep_content": "3"}, "errors"),
    Look("desk_tariffs", "/desk/einstellungen/tarife/", COORDINATOR),
    Look("desk_tariff_new", "/desk/einstellungen/tarife/neu/?form=halbe", COORDINATOR),
    Look("desk_tariff_new", "/desk/einstellungen/tarife/neu/", COORDINATOR, {"time_base": "x"}, "errors"),
    Look("desk_tariff_new", "/desk/einstellungen/tarife/neu/", COORDINATOR, TRIED, "tried"),
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
)  # fmt: skip
EXCUSED_MONEY = {
    "desk_statements_issue": "a button",
    "desk_statements_period": "a form of desk_statements",
    "desk_statement_pdf": "a file",
    "desk_person_certificate": "a file",
}
TRIED = {
    "name": "Pauschale 2030", "side": "interpreter", "valid_from": "2030-01-01", "time_base": "25",
    "time_each": "60", "do": "try",
}
