"""Where the invented people live and work: towns of two counties, and their share of a hundred people."""

from random import Random

from pool import postal_codes

# Landkreis Waldeck-Frankenberg; a postal code may cover several towns, so the name stands here.
TOWNS = {
    "34497": ("Korbach", 22),
    "35066": ("Frankenberg (Eder)", 16),
    "34537": ("Bad Wildungen", 14),
    "34454": ("Bad Arolsen", 13),
    "34471": ("Volkmarsen", 5),
    "34508": ("Willingen (Upland)", 4),
    "34513": ("Waldeck", 3),
    "34549": ("Edertal", 3),
    "35088": ("Battenberg (Eder)", 3),
    "35108": ("Allendorf (Eder)", 3),
    "34474": ("Diemelstadt", 2),
    "34477": ("Twistetal", 2),
    "34516": ("Vöhl", 2),
    "34519": ("Diemelsee", 2),
    "35099": ("Burgwald", 2),
    "35104": ("Lichtenfels", 2),
    "35285": ("Gemünden (Wohra)", 2),
    "35110": ("Frankenau", 1),
    "35114": ("Haina (Kloster)", 1),
    "35116": ("Hatzfeld (Eder)", 1),
    "35119": ("Rosenthal", 1),
    "59969": ("Bromskirchen", 1),
}
NEIGHBOURS = {"34576": ("Homberg (Efze)", 3), "34613": ("Schwalmstadt", 2), "34560": ("Fritzlar", 2)}


def some_town(chance: Random) -> str:
    """The postal code of somebody's home."""
    return chance.choices(list(TOWNS), weights=[share for _name, share in TOWNS.values()])[0]


def home(plz: str) -> dict[str, str | float]:
    """The columns of an Interpreter that say where they live."""
    place = postal_codes.find(plz)
    assert place is not None, plz  # noqa: S101 -- a slip in the tables above
    town = (TOWNS | NEIGHBOURS)[plz][0]
    return {"postal_code": plz, "town": town, "lat": place.lat, "lon": place.lon}
