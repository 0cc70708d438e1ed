"""Mailings: who reads one, what became of it, and the link by which somebody gets no more of them."""

from collections.abc import Iterable

from django.core.signing import BadSignature, Signer
from django.db.models import Count, QuerySet, Sum

from notifications import numbers
from notifications.models import Message, Number, OptOut
from pool.domain.actors import Actor
from pool.models import Interpreter
from scheduling.domain.mailings import Reader
from scheduling.models import Mailing

SIGNER = Signer(sep=".", salt="scheduling.Mailing.no_more")


def readers_of(people: Iterable[Interpreter]) -> list[Reader]:
    """The same people as plain values, in the same order; two statements for any number."""
    rows = list(people)
    mobiles = {one.person.mobile for one in rows if one.person.mobile}
    known = numbers.known(mobiles)
    out = OptOut.objects.filter(number__in=mobiles, ended_at__isnull=True)
    opted_out = set(out.values_list("number", flat=True))
    return [_reader(one, opted_out, known) for one in rows]


def _reader(one: Interpreter, opted_out: set[str], known: dict[str, Number]) -> Reader:
    mobile = one.person.mobile
    row = known.get(mobile)
    return Reader(
        one.pk,
        one.person.name,
        one.person.email,
        mobile,
        declined=one.no_mailings_on is not None,
        opted_out=mobile in opted_out,
        confirmed=bool(row and (row.confirmed_at or row.unreachable_at)),
        allowed=one.sms_consent_on is not None,
    )


def mailings_of(actor: Actor) -> "QuerySet[Mailing]":
    """Every Mailing of the Pool, the newest first."""
    return Mailing.objects.of(actor.pool_id or 0).select_related("made_by").order_by("-made_at", "-pk")


def letters_of(mailing: Mailing) -> "QuerySet[Message]":
    """Every single word of it, in the order they were put."""
    return Message.objects.filter(about=about(mailing), direction=Message.OUT).order_by("pk")


def standing_of(mailing: Mailing) -> list[tuple[str, str, int, int]]:
    """How many of its words are in which state: channel, state in words, how many, SMS parts."""
    rows = letters_of(mailing).order_by("channel", "state").values_list("channel", "state")
    counted = rows.annotate(number=Count("pk"), parts=Sum("segments"))
    return [(channel, str(Message.STATES[state]), number, parts) for channel, state, number, parts in counted]


def about(mailing: Mailing) -> str:
    """The name under which its words are put."""
    return f"mailing:{mailing.pk}"


def no_more_token(interpreter_id: int) -> str:
    """What stands in the link at the foot of a mail."""
    return SIGNER.sign(str(interpreter_id))


def behind_no_more(token: str) -> Interpreter | None:
    """Whose link this is, also when they have left since; None for what we have not signed."""
    try:
        pk = SIGNER.unsign(token)
    except BadSignature:
        return None
    rows = Interpreter.objects.across_pools().select_related("pool", "person")
    return rows.filter(pk=pk).first()
