"""The pages about money, in the states they can have."""

from tests.axe.look import COORDINATOR, Look

LOOKS_MONEY = (
    Look("desk_year", "/desk/jahr/?jahr=2026", COORDINATOR),
    Look("desk_year", "/desk/jahr/", "jona", state="empty"),
    Look("desk_year", "/desk/jahr/", COORDINATOR, {"year": "2026"}, "errors"),
    Look("desk_retention", "/desk/einstellungen/aufbewahrung/", COORDINATOR),
    Look("desk_retention", "/desk/einstellungen/aufbewahrung/", COORDINATOR, {"keep_content": "3"}, "errors"),
)
# "desk_closing": Look("desk_closing", "/desk/jahr/{closing}/", COORDINATOR) once the world has one
# "desk_year_archive": "a download"
