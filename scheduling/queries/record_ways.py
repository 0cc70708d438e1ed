"""Who did what when to hours: the way of a ServiceRecord through its steps."""

from collections.abc import Collection, Iterable

from pool.models import Event
from scheduling.models import ServiceRecord

SUBJECT = "servicerecord"
APPROVALS = ("approve", "approve_by_rule")


def way_of(record: ServiceRecord) -> list[Event]:
    """Every step, oldest first."""
    return list(Event.objects.of(record.pool_id).about(record))


def approved_by_rule(rows: Collection[ServiceRecord]) -> frozenset[int]:
    """Of these (of one Pool), by primary key, those whose approval that counts now the rule has given."""
    asked = {row.pk: row.pool_id for row in rows if row.approved_at}
    if not asked:
        return frozenset()
    pool = next(iter(asked.values()))
    events = Event.objects.of(pool).filter(subject=SUBJECT, subject_id__in=[*asked])
    last = dict(_steps(events.filter(verb__in=APPROVALS).order_by("pk")))
    return frozenset(pk for pk, verb in last.items() if verb == "approve_by_rule")


def _steps(events: Iterable[Event]) -> Iterable[tuple[int, str]]:
    return ((one.subject_id, one.verb) for one in events)


def with_paper(record: ServiceRecord) -> list[ServiceRecord]:
    """Others of this Pool with the same number of paper: once may be right, twice deserves a look."""
    if not record.paper_number:
        return []
    rows = ServiceRecord.objects.of(record.pool_id).filter(paper_number__iexact=record.paper_number)
    return list(rows.exclude(pk=record.pk).select_related("assignment").order_by("assignment__starts", "pk"))
