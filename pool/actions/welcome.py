"""How a Pool lets institutions in: whether they register themselves, whom it trusts, what they agree to."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.mail_domains import EVERYBODYS, is_domain
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead

LONGEST_TERMS, MOST_DOMAINS = 20_000, 200


class NoDomain(Refused):
    """Nothing that stands behind an @."""

    sentence = _("„%(domain)s“ ist keine Mail-Domain. Bitte schreiben Sie sie so: kreis.example")
    field = "trusted_domains"


class EverybodysDomain(Refused):
    """Anybody gets an address there, so it proves nothing."""

    sentence = _("Bei %(domain)s bekommt jeder eine Adresse. Diese Domain sagt nicht, wer jemand ist.")
    field = "trusted_domains"


class TooManyDomains(Refused):
    """More than any county has offices."""

    sentence = _("Das sind zu viele Domains. Es gehen höchstens %(most)s.")
    field = "trusted_domains"


class TermsTooLong(Refused):
    """Nobody reads that."""

    sentence = _("Die Regeln sind zu lang. Es gehen höchstens %(most)s Zeichen.")
    field = "terms"


@dataclass(frozen=True)
class Welcome:
    """The plain value of the form."""

    registers: bool
    trusted_domains: tuple[str, ...]
    terms: str


@transaction.atomic
def set_welcome(pool: Pool, *, welcome: Welcome, by: Actor, at: datetime) -> Pool:
    """From now on these count; who is in stays in. Raises NoDomain, EverybodysDomain, TooManyDomains, …"""
    check_can_lead(by, pool.pk)
    for domain in welcome.trusted_domains:
        if not is_domain(domain):
            raise NoDomain(domain=domain)
        if domain in EVERYBODYS:
            raise EverybodysDomain(domain=domain)
    if len(welcome.trusted_domains) > MOST_DOMAINS:
        raise TooManyDomains(most=MOST_DOMAINS)
    if len(welcome.terms) > LONGEST_TERMS:
        raise TermsTooLong(most=LONGEST_TERMS)
    row = lock_pool(pool.pk)
    values = {
        "registers": welcome.registers,
        "trusted_domains": list(welcome.trusted_domains),
        "terms": welcome.terms,
    }
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    write(row, values)
    Event.record("set_welcome", row, by=by, at=at, changed=changed, domains=values["trusted_domains"])
    return row
