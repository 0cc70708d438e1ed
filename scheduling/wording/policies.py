"""Ways of asking, in words: their names, and what each of them brings."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.domain.settings_of_work import POLICY_LABELS, Policy
from pool.models import Pool

EFFECTS = {
    Policy.ADAPTIVE: gettext_noop(
        "Wir rechnen aus, wie viele Fragen es bis zum Termin braucht. Ist viel Zeit, fragen wir wenige; "
        "ist es eilig, mehrere auf einmal. Wer schweigt, wird einmal erinnert. Das schont alle und findet "
        "am öftesten jemanden."
    ),
    Policy.FIXED: gettext_noop(
        "Jede Runde fragt %(size)s Personen und wartet %(minutes)s Minuten. Das geht schneller, kostet aber "
        "mehr SMS. Gut, wenn viele passen."
    ),
    Policy.ONE_BY_ONE: gettext_noop(
        "Immer nur eine Person, dann %(minutes)s Minuten warten. Niemand sagt umsonst zu. Bei einem Termin "
        "in wenigen Stunden reicht die Zeit oft nicht."
    ),
    Policy.EVERYONE: gettext_noop(
        "Alle, die passen, bekommen die Frage sofort; wer zuerst Ja sagt, kommt. Am schnellsten, aber viele "
        "werden umsonst gefragt und antworten beim nächsten Mal seltener. Gut im Notfall."
    ),
}


def asking_way(policy: str) -> str:
    """so wenige wie nötig, …; empty: wie im Pool üblich"""
    return _(POLICY_LABELS[Policy(policy)]) if policy in set(Policy) else _("wie im Pool üblich")


def effect(policy: str, pool: Pool) -> str:
    """What this way of asking does, with the figures of the Pool."""
    return _(EFFECTS[Policy(policy)]) % {"size": pool.round_size, "minutes": pool.round_minutes}
