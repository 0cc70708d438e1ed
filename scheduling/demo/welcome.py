"""What `./run demo` says when it is up: where to look, with whose name, and how to stop."""

from collections.abc import Callable

from django.utils.timezone import localtime

from notifications import clock
from pool.actions.tokens import issue_token
from pool.membership import actor_of, choose
from pool.models import User
from scheduling.demo.seed_accounts import PASSWORD
from scheduling.demo.seed_authorities import ADMINISTRATOR, BODIES, COORDINATOR

CLERK = (BODIES[0].requester, BODIES[0].email)
DOORS = (
    ("Anfragen / requests", CLERK, "/"),
    ("Koordination / desk", COORDINATOR, "/desk/"),
    ("Verwaltung / admin", ADMINISTRATOR, "/admin/"),
)


def token_for(email: str) -> str:
    """A fresh API token; only its hash is kept, so each start shows another."""
    user = User.objects.get(email=email)
    membership = choose(user, None)
    assert membership is not None  # noqa: S101 -- the seed gave them a role
    return issue_token(membership, user=user, by=actor_of(membership), at=clock.now())[1]


def tell(say: Callable[[str], object], url: str) -> None:
    """The whole sheet."""
    say(f"\nDer Dolmetscherpool läuft / is running: {url}")
    say("")
    say(f"Anmelden / sign in, Passwort / password: {PASSWORD}")
    for title, (name, email), path in DOORS:
        say(f"  {title:<22}{name:<13}{email:<33}{url}{path}")
    say("")
    say(f"  {'Telefone / phones':<22}{url}/demo/phones/    (antworten / answer as a volunteer)")
    say(f"  {'Postfach / mailbox':<22}{url}/demo/mailbox/")
    say(f"  {'API':<22}{url}/api/v1/docs/")
    say(f'    curl -H "Authorization: Token {token_for(CLERK[1])}" {url}/api/v1/requests/')
    if moved := clock.offset():
        hours, shown = moved.total_seconds() / 3600, f"{localtime(clock.now()):%d.%m.%Y %H:%M}"
        say(f"\nUhr der Vorführung / the demo's clock: {shown} ({hours:+.1f} h)")
    say("\nAnhalten / stop: Strg-C. Die Daten bleiben; von vorn / anew: ./run demo --fresh")
