"""The cast. Each person stands for one situation; phone numbers are reserved for fiction."""

from dataclasses import dataclass

from pool.domain.actors import Actor
from pool.membership import actor_of
from pool.models import Authority, Interpreter, Membership, Pool, User
from tests.builders import make_authority, make_interpreter, make_person, make_pool, make_user

PASSWORD = "Sommer im Waldecker Land"


@dataclass(frozen=True)
class Cast:
    """The Pool Waldeck-Frankenberg and its people; Jona belongs to the neighbour."""

    pool: Pool
    youth_office: Authority
    school: Authority
    amal: Interpreter  # Arabic, Korbach: fits, near
    bo: Interpreter  # Tigrinya, Battenberg: the only speaker, far
    chadi: Interpreter  # Arabic, Bad Arolsen: second choice
    emin: Interpreter  # Kurmandschi, when Sorani is needed: looks right, is not
    fatou: Interpreter  # French, training not finished: may not be asked yet
    gesa: User  # clerk at the youth office
    henning: User  # secretary of a school: sees nothing of Gesa's
    ines: User  # coordinator
    jona: User  # coordinator of the neighbouring Pool: must see nothing at all
    neighbour: Pool

    def actor(self, user: User) -> Actor:
        """The `by=` of this user."""
        return actor_of(Membership.objects.across_pools().get(person=user.person))


def cast() -> Cast:
    """Everybody at once."""
    pool = make_pool(slug="waldeck-frankenberg", name="Dolmetscherpool Waldeck-Frankenberg")
    neighbour = make_pool(slug="nachbar", name="Dolmetscherpool Nachbarkreis", email="post@nachbar.example")
    youth_office = make_authority(pool, name="Jugendamt Korbach")
    school = make_authority(pool, name="Grundschule am Berg", setting="school")
    return Cast(
        pool=pool,
        neighbour=neighbour,
        youth_office=youth_office,
        school=school,
        amal=make_interpreter(pool, "Amal Haddad", "apc", mobile="+491713920001", gender="female"),
        bo=make_interpreter(pool, "Bo Tesfay", "tir", plz="35088", mobile="+491713920002", radius_km=50),
        chadi=make_interpreter(
            pool, "Chadi Nassar", "apc", plz="34454", mobile="+491713920003", gender="male"
        ),
        emin=make_interpreter(pool, "Emin Kaya", "kmr", mobile="+491713920005"),
        fatou=make_interpreter(
            pool, "Fatou Diop", "fra", mobile="+491713920006", state=Interpreter.TRAINING, training_on=None
        ),
        gesa=make_user(pool, make_person("Gesa Klee"), authority=youth_office),
        henning=make_user(pool, make_person("Henning Pohl"), authority=school),
        ines=make_user(pool, make_person("Ines Vogt")),
        jona=make_user(neighbour, make_person("Jona Ritter")),
    )
