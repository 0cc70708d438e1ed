"""The pages about hours and money, in the states they can have."""

from tests.axe.look import COORDINATOR, Look

TRIED = {
    "name": "Pauschale 2030", "side": "interpreter", "valid_from": "2030-01-01", "time_base": "25",
    "time_each": "60", "do": "try",
}  # fmt: skip
LOOKS_MONEY = (
    Look("desk_tariffs", "/desk/einstellungen/tarife/", COORDINATOR),
    Look("desk_tariff_new", "/desk/einstellungen/tarife/neu/?form=halbe", COORDINATOR),
    Look("desk_tariff_new", "/desk/einstellungen/tarife/neu/", COORDINATOR, {"time_base": "x"}, "errors"),
    Look("desk_tariff_new", "/desk/einstellungen/tarife/neu/", COORDINATOR, TRIED, "tried"),
)
