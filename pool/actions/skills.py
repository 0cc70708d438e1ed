"""LanguageSkill: what an Interpreter speaks, and for which languages they were asked to stand in."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from pool import languages
from pool.actions import spoken
from pool.actions.locks import lock_interpreter, lock_pool
from pool.actions.register import check_code
from pool.domain.actors import Actor
from pool.domain.days import check_seen
from pool.domain.languages import Level
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.edges import stand_ins
from pool.models import Event, Interpreter, LanguageSkill
from pool.permissions import check_can_rule


class NotTheirLanguage(Refused):
    """Nobody stands in by way of a language they do not speak themselves."""

    sentence = _("%(name)s spricht %(via)s nicht selbst.")
    field = "way"


class NoEdge(Refused):
    """The Pool (or the register) does not say that the one helps with the other."""

    sentence = _("Wer %(via)s spricht, hilft in diesem Pool nicht bei %(language)s: siehe Regeln der Suche.")
    field = "way"


class SpeaksItself(Refused):
    """Who speaks the language is no stand-in."""

    sentence = _("%(name)s spricht %(language)s selbst.")
    field = "way"


@transaction.atomic
def set_skill(
    interpreter: Interpreter, *, language: str, level: str, understands: str = "", remote_only: bool = False,
    by: Actor, at: datetime,
) -> LanguageSkill:  # fmt: skip
    """They speak this language themselves, so well; whoever was a stand-in for it is none any more."""
    check_can_rule(by, interpreter.pool_id)
    check_code(language)
    one = lock_interpreter(interpreter)
    row = _write(one, language, level, understands, remote_only, via="", confirmed_on=None)
    Event.record("set_skill", one, by=by, at=at, language=language, level=level)
    return row


@transaction.atomic
def remove_skill(interpreter: Interpreter, *, skill: LanguageSkill, by: Actor, at: datetime) -> Interpreter:
    """They do not serve this language any more, nor those for which they stood in by way of it."""
    check_can_rule(by, interpreter.pool_id)
    one = lock_interpreter(interpreter)
    mine = LanguageSkill.objects.of(one.pool_id).filter(interpreter=one)
    if not mine.filter(pk=skill.pk).exists():
        raise LostRace
    mine.filter(Q(pk=skill.pk) | Q(via=skill.language)).delete()
    spoken.rebuild([one.pk])
    verb = "withdraw_stand_in" if skill.via else "remove_skill"
    Event.record(verb, one, by=by, at=at, language=skill.language)
    return one


@transaction.atomic
def confirm_stand_in(
    interpreter: Interpreter, *, language: str, via: str, level: str, on: date, understands: str = "",
    remote_only: bool = False, by: Actor, at: datetime,
) -> LanguageSkill:  # fmt: skip
    """They speak `via` and were asked on this day: people of `language` understand them, and they these."""
    check_can_rule(by, interpreter.pool_id)
    check_code(language)
    lock_pool(interpreter.pool_id)
    one = lock_interpreter(interpreter)
    own = set(one.skills.filter(via="").values_list("language", flat=True))
    named = {
        "name": one.person.name, "via": languages.name(via), "language": languages.name(language),
    }  # fmt: skip
    if via not in own:
        raise NotTheirLanguage(**named)
    if language in own:
        raise SpeaksItself(**named)
    if via not in stand_ins(one.pool_id, language):
        raise NoEdge(**named)
    check_seen(on, today=at.astimezone(one.pool.tz).date())
    row = _write(one, language, level, understands, remote_only, via=via, confirmed_on=on)
    Event.record("confirm_stand_in", one, by=by, at=at, language=language, via=via, level=level)
    return row


@transaction.atomic
def withdraw_stand_in(
    interpreter: Interpreter, *, skill: LanguageSkill, by: Actor, at: datetime
) -> Interpreter:
    """They are not asked in place of another language any more."""
    if not skill.via:
        raise LostRace
    return remove_skill(interpreter, skill=skill, by=by, at=at)


def _write(
    one: Interpreter, language: str, level: str, understands: str, remote_only: bool, *, via: str,
    confirmed_on: date | None,
) -> LanguageSkill:  # fmt: skip
    values = {
        "level": Level(level).value,
        "understands": Level(understands).value if understands and understands != level else "",
        "remote_only": remote_only,
        "via": via,
        "confirmed_on": confirmed_on,
    }
    row: LanguageSkill
    row, _new = LanguageSkill.objects.of(one.pool_id).update_or_create(
        interpreter=one, language=language, defaults=values, create_defaults=values | {"pool": one.pool}
    )
    spoken.rebuild([one.pk])
    return row
