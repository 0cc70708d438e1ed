"""Saving a whole form about an Interpreter only when nobody has changed what it showed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from pool.actions.locks import lock_interpreter
from pool.domain.actors import Actor
from pool.domain.marks import mark
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Interpreter


class ChangedMeanwhile(Refused):
    """Two coordinators had the same page open; the second one looks again before anything is lost."""

    sentence = _(
        "Inzwischen hat jemand anderes diese Angaben geändert. Bitte vergleichen Sie: Wenn Sie noch einmal "
        "speichern, gilt, was hier steht."
    )


@transaction.atomic
def save_unless_changed(
    interpreter: Interpreter, *, act: Callable[..., Any], seen: str,
    shown: Callable[[Interpreter], Mapping[str, Any]], by: Actor, at: datetime, **what: Any,
) -> Any:  # fmt: skip
    """Do `act(interpreter, by=, at=, **what)` if `shown`, read under lock, still has the mark `seen`.

    Without a mark nobody has looked before, and nothing is compared. Raises ChangedMeanwhile, and what `act`
    raises.
    """
    row = lock_interpreter(interpreter)
    if seen and mark(shown(row)) != seen:
        raise ChangedMeanwhile
    return act(interpreter, by=by, at=at, **what)
