"""The one error every door understands."""

from typing import ClassVar

from pool.domain.words import gettext_noop as _


class Refused(Exception):
    """An action that a rule forbids, with a German sentence for the person who asked.

    `sentence` may contain `%(name)s` places that `facts` fill; doors translate the sentence first.
    `field` names the form field the refusal belongs to, if there is one. `others` are refused at the same
    time: who mends the one should not have to come back for the next.
    """

    sentence: ClassVar[str] = _("Das ist so nicht möglich.")
    field: str | None = None
    others: "tuple[Refused, ...]" = ()

    def __init__(self, **facts: object) -> None:
        super().__init__(self.sentence % facts if facts else self.sentence)
        self.facts = facts

    @property
    def code(self) -> str:
        """A stable word for machines: the class's name."""
        return type(self).__name__


class NotAllowed(Refused):
    """This person may never do this here."""

    sentence = _("Dafür haben Sie keine Berechtigung.")


class ReasonMissing(Refused):
    """Who overrules the machine says why."""

    sentence = _("Bitte geben Sie einen Grund an. Er wird gespeichert.")
    field = "reason"


class LostRace(Refused):
    """Somebody else moved the same row a moment earlier."""

    sentence = _("Das hat gerade jemand anderes geändert. Bitte laden Sie die Seite neu.")
