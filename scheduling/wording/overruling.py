"""Rules that were overruled, by their names."""

from collections.abc import Iterable

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from scheduling.domain.overruling import RULES


def rules(codes: Iterable[str]) -> str:
    """Weg zu weit; Abwesenheit: each once."""
    return "; ".join(dict.fromkeys(_(RULES[code]) if code in RULES else code for code in codes))


def by_person(told: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Amal Haddad (Weg zu weit), Bo Tesfay (Abwesenheit)"""
    return ", ".join(f"{name} ({rules(codes)})" for name, codes in told)


later_rules = lazy(rules, str)  # in the language of whoever reads it
later_by_person = lazy(by_person, str)
