"""Where synthetic people live and work: a county's towns, the postal codes of a state, or all of Germany."""

from pool import postal_codes
from pool.domain.places import Place
from scheduling.demo.seed_places import TOWNS
from scheduling.demo.synthetic.dice import Dice, Weighted
from scheduling.demo.synthetic.recipe import Recipe, Size

HESSEN = (49.39, 51.66, 7.77, 10.24)  # south, north, west, east
FALL = 0.85  # the weight of the n-th town is n ** -0.85


def towns_of(recipe: Recipe) -> Weighted[Place]:
    """The places of this recipe, great ones more often; which ones are great, the seed decides."""
    if recipe.size is Size.COUNTY:
        shares = [share for _name, share in TOWNS.values()]
        return Weighted([_named(plz, name) for plz, (name, _share) in TOWNS.items()], shares)
    places = [_short(place) for place in postal_codes.register().values()]
    if recipe.size is Size.STATE:
        places = [place for place in places if _in_hessen(place)]
    dice = Dice(recipe.seed, "towns")
    shuffled = [place for _roll, _plz, place in sorted((dice.roll(), one.plz, one) for one in places)]
    return Weighted(shuffled, [rank**-FALL for rank in range(1, len(shuffled) + 1)])


def _named(plz: str, town: str) -> Place:
    known = postal_codes.register()[plz]
    return Place(plz, town, known.lat, known.lon)


def _short(place: Place) -> Place:
    return Place(place.plz, place.town.split(";")[0][:80], place.lat, place.lon)


def _in_hessen(place: Place) -> bool:
    south, north, west, east = HESSEN
    return south <= place.lat <= north and west <= place.lon <= east
