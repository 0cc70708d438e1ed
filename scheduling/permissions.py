"""Who may, beside what the state tables say: `check_` raises a sentence, `can_` answers the template."""

from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.models import ServiceRecord


class OwnHours(Refused):
    """Nobody approves the hours they worked themselves."""

    sentence = _("Eigene Einsätze muss jemand anderes freigeben.")


def check_can_judge_record(actor: Actor, record: ServiceRecord) -> None:
    """Raise OwnHours when the coordinator is the interpreter of this Assignment."""
    if actor.person_id is not None and actor.person_id == record.assignment.person_id:
        raise OwnHours


def can_judge_record(actor: Actor, record: ServiceRecord) -> bool:
    """Whether this actor may approve or correct these hours."""
    try:
        check_can_judge_record(actor, record)
    except Refused:
        return False
    return True
