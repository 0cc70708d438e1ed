"""Pages about hours and money to look at; `looks.py` joins them."""

from tests.axe.look import COORDINATOR, Look

LOOKS_MONEY = (
    Look("desk_money_rules", "/desk/einstellungen/stunden/", COORDINATOR),
    Look(
        "desk_money_rules",
        "/desk/einstellungen/stunden/",
        COORDINATOR,
        {"do": "deadlines", "silence_days": "1", "claim_days": "-1"},
        "errors",
    ),
    Look("desk_record", "/desk/hours/{record}/", COORDINATOR),
    Look("desk_hours", "/desk/hours/?state=reported&laenger=1", COORDINATOR, state="longer"),
)
