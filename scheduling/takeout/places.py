"""Who asks, and how the Pool is set."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from pool.domain.settings_of_work import KIND_LABELS, SETTING_LABELS
from pool.models import Authority, Closure, Membership, Pool
from scheduling.models import Tariff
from scheduling.takeout.money_tables import tariffs
from scheduling.takeout.tables import Table, Wanted, words
from scheduling.xlsx_files import Cell


def tables(wanted: Wanted) -> list[Table]:
    """Institutions, their people and the team."""
    return [_authorities(wanted), _contacts(wanted)]


def settings(wanted: Wanted) -> list[Table]:
    """How the Pool is set, its tariffs, its closures."""
    return [_settings(wanted), _tariffs(wanted), _closures(wanted)]


def _authorities(wanted: Wanted) -> Table:
    kind, setting, state = words(KIND_LABELS), words(SETTING_LABELS), words(Authority.STATES)
    heading = (
        _("Name"), _("Art"), _("Zulassung"), _("üblicher Bereich"), _("Postleitzahl"), _("Ort"), _("Straße"),
        _("Treffpunkt"), _("Kostenträger"), _("E-Mail"), _("Telefon"), _("den Regeln zugestimmt"),
    )  # fmt: skip
    columns = (
        "name", "kind", "state", "setting", "postal_code", "town", "street", "meeting_point", "cost_bearer",
        "email", "phone", "agreed_at",
    )  # fmt: skip

    def read(values: Any) -> Sequence[Cell]:
        name, what, stands, usual, *rest, phone, agreed = values
        return name, kind(what), state(stands), setting(usual), *rest, pretty(phone) if phone else "", agreed

    source = Authority.objects.of(wanted.pool).order_by("name").values_list(*columns)
    return Table("einrichtungen", _("Einrichtungen"), heading, source, read)


def _contacts(wanted: Wanted) -> Table:
    role = words(Membership.ROLES)
    heading = (
        _("Name"), _("Rolle"), _("Einrichtung"), _("E-Mail"), _("Telefon"), _("aktiv"),
        _("verwaltet den Pool"),
    )  # fmt: skip
    columns = (
        "person__name", "role", "authority__name", "person__email", "person__mobile", "active", "leads",
    )  # fmt: skip

    def read(values: Any) -> Sequence[Cell]:
        name, does, authority, email, mobile, active, leads = values
        leads = leads and does == Membership.COORDINATOR
        return name, role(does), authority or "", email, pretty(mobile) if mobile else "", active, leads

    source = Membership.objects.of(wanted.pool).order_by("role", "authority__name", "person__name", "pk")
    return Table("ansprechpersonen", _("Ansprechpersonen"), heading, source.values_list(*columns), read)


def _settings(wanted: Wanted) -> Table:
    """One column of the Pool each, upright."""
    fields = [one for one in Pool._meta.concrete_fields if one.name != "id"]
    rows = [(str(one.verbose_name), _plain(getattr(wanted.pool, one.name))) for one in fields]
    heading = (_("Einstellung"), _("Wert"))
    source = Pool.objects.filter(pk=wanted.pool.pk).annotate(n=F("pk")).values_list("n")
    return Upright("einstellungen", _("Einstellungen"), heading, source, upright=tuple(rows))


class Upright(Table):
    """A table of one row that is shown as many."""

    def __init__(self, *args: Any, upright: tuple[tuple[str, Cell], ...]) -> None:
        super().__init__(*args)
        object.__setattr__(self, "upright", upright)

    def rows(self) -> Any:
        """Name and value, one below the other."""
        return iter(self.upright)  # type: ignore[attr-defined]


def _plain(value: Any) -> Cell:
    return ", ".join(map(str, value)) if isinstance(value, list | dict) else value


def _tariffs(wanted: Wanted) -> Table:
    source = Tariff.objects.of(wanted.pool).order_by("valid_from", "pk")
    return tariffs(source)


def _closures(wanted: Wanted) -> Table:
    heading = (_("Anlass"), _("erster Tag"), _("letzter Tag"))
    source = Closure.objects.of(wanted.pool).values_list("name", "first_day", "last_day")
    return Table("pausen", _("Vermittlungspausen"), heading, source)
