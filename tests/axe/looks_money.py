"""The desk's pages about hours and money, in the states they can have."""

from tests.axe.look import COORDINATOR, Look

LOOKS_MONEY = (
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
)
