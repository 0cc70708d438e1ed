"""Whether somebody may be asked at all: cleared, in the language, willing, and not against each other."""

from collections.abc import Iterator
from datetime import date, timedelta

from pool.domain.days import last_good_day
from pool.domain.languages import Level
from pool.domain.settings_of_work import Direction
from scheduling.domain.need import BY_CALL, Candidate, Need, Reason

MAIL_NOTICE = timedelta(hours=12)
ORDER = {level.value: number for number, level in enumerate(Level)}


def who(need: Need, one: Candidate) -> Iterator[Reason]:
    """Every reason that lies in the person."""
    yield from _cleared(need, one)
    yield from _language(need, one)
    yield from _willing(need, one)


def cannot(need: Need, one: Candidate) -> Iterator[Reason]:
    """What stands even against who has promised to come: language, way of working, gender, setting."""
    yield from _language(need, one)
    yield from _suited(need, one)


def weakest(need: Need, level: str, understands: str) -> str:
    """The level that counts: of speaking, of following, or the lower of both."""
    if not understands or need.direction == Direction.INTO:
        return level
    if need.direction == Direction.FROM:
        return understands
    return min(level, understands, key=ORDER.__getitem__)


def _cleared(need: Need, one: Candidate) -> Iterator[Reason]:
    if not one.active:
        yield Reason("not_active")
    if not one.declared:
        yield Reason("declaration_missing")
    elif _over(one.declared_on, need.declaration_years, need.day):
        yield Reason("declaration_expired", {"years": need.declaration_years})
    if need.record_check_years and one.checked_on is None:
        yield Reason("record_check_missing")
    elif _over(one.checked_on, need.record_check_years, need.day):
        yield Reason("record_check_expired", {"years": need.record_check_years})
    if not one.trained:
        yield Reason("training_missing")
    if need.by_sms:
        yield from _reached(need, one)
    if one.dropped_out:
        yield Reason("dropped_out")


def _reached(need: Need, one: Candidate) -> Iterator[Reason]:
    """By SMS, or else by mail, which is looked at once or twice a day and so needs time; or by a person."""
    if one.contact == BY_CALL:
        yield Reason("rather_called")
        return
    early = need.asked_at is None or need.period.start - need.asked_at >= MAIL_NOTICE
    if one.by_mail and early:
        return
    if not one.sms:
        yield Reason("no_sms")
    if one.opted_out:
        yield Reason("opted_out")
    if one.sms:
        yield from _number(one)
    if one.by_mail:
        yield Reason("mail_late", {"hours": MAIL_NOTICE // timedelta(hours=1)})


def _number(one: Candidate) -> Iterator[Reason]:
    """What is wrong with the number. That a lost one must be confirmed anew goes without saying."""
    if not one.reachable:
        yield Reason("number_unreachable")
    elif not one.confirmed:
        yield Reason("number_unconfirmed")


def _over(since: date | None, years: int, day: date) -> bool:
    """Whether what holds for so many years (0: without end) holds no more on this day."""
    last = last_good_day(since, years)
    return last is not None and last < day


def _language(need: Need, one: Candidate) -> Iterator[Reason]:
    if one.via and one.via not in need.also:
        yield Reason("substitute_unticked", {"via": one.via})
    least = ORDER[need.least_level]
    level = weakest(need, one.level, one.understands)
    if ORDER[level] < least:
        yield Reason("level", {"level": level, "least": need.least_level})
    for code in need.more:
        if code not in one.others:
            yield Reason("language_missing", {"language": code})
        elif ORDER[level := weakest(need, *one.others[code])] < least:
            yield Reason("level_more", {"language": code, "level": level, "least": need.least_level})
    if need.modality not in need.possible_by:
        yield Reason("language_modality")
    elif need.modality not in one.modalities:
        yield Reason("modality")
    elif one.remote_only and need.on_site:
        yield Reason("remote_only")


def _suited(need: Need, one: Candidate) -> Iterator[Reason]:
    if need.gender_required and need.gender not in ("", one.gender):
        yield Reason("gender")
    if need.setting and need.setting in one.declines:
        yield Reason("setting_declined", {"setting": need.setting})
    if need.setting in need.special_settings and need.setting not in one.trained_for:
        yield Reason("setting_untrained", {"setting": need.setting})


def _willing(need: Need, one: Candidate) -> Iterator[Reason]:
    yield from _suited(need, one)
    if one.not_again:
        yield Reason("not_again")
    if one.apart:
        yield Reason("apart", {"side": one.apart})
    if one.conflict:
        yield Reason("conflict")
    if need.ceiling_stops and need.ceiling and one.earned >= need.ceiling:
        yield Reason("ceiling")
    left = need.period.start - need.asked_at if need.asked_at else None
    if one.notice_hours and left is not None and left < timedelta(hours=one.notice_hours):
        yield Reason("notice", {"hours": one.notice_hours})
