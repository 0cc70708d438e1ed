"""Rows of synthetic authorities, each with the person who files its Requests."""

from pool.domain.places import Place
from pool.domain.settings_of_work import SELDOM, SETTING_LABELS, Setting
from pool.models import Authority, Membership, Person, Pool
from scheduling.demo.synthetic import bulk
from scheduling.demo.synthetic.dice import Dice, Weighted
from scheduling.demo.synthetic.people import PERSON, some_name
from scheduling.demo.synthetic.recipe import Recipe
from scheduling.demo.synthetic.world import Office

SETTINGS = tuple(setting for setting in Setting if setting not in SELDOM)
AUTHORITY = ("id", "pool", "name", "state", "setting", "postal_code", "town", "street", "meeting_point")
MEMBERSHIP = ("pool", "person", "role", "authority", "active")


def make(recipe: Recipe, pool: Pool, towns: Weighted[Place]) -> tuple[Office, ...]:
    """Approved authorities in these towns."""
    dice = Dice(recipe.slug, "offices")
    persons, ids = (bulk.numbers(model, recipe.authorities) for model in (Person, Authority))
    offices, people, rows = [], [], []
    for number, (person, authority) in enumerate(zip(persons, ids, strict=True), 1):
        setting, place, (name, gender) = dice.one_of(SETTINGS), dice.by_weight(towns), some_name(dice)
        title = f"{SETTING_LABELS[setting]} {place.town or place.plz} {number}"
        offices.append(Office(authority, person, setting.value))
        people.append((person, name, gender, "", f"c{number}@{recipe.domain}", ""))
        rows.append(
            (authority, pool.pk, title, Authority.APPROVED, setting.value, place.plz, place.town, "", "")
        )
    bulk.write(Person, PERSON, people)
    bulk.write(Authority, AUTHORITY, rows)
    members = ((pool.pk, one.person_id, Membership.REQUESTER, one.authority_id, True) for one in offices)
    bulk.write(Membership, MEMBERSHIP, members)
    return tuple(offices)
