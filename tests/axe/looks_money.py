"""The pages about money, in the states they can have; {source}, {funded}, {costs} and {record} are made by
`tests.scheduling.money.work.fund_and_charge`.
"""

from tests.axe.look import COORDINATOR, Look

LOOKS_MONEY = (
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
        "desk_funding_exception",
        "/desk/foerderung/{source}/ausnahme/?request={funded}&year=2026",
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
)  # fmt: skip
