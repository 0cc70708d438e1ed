"""What a clerk wants: the plain value both doors (form and API) make, and the checks on it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from notifications.domain.phones import PhoneError, landline_or_mobile
from pool import languages, postal_codes
from pool.actions.venues import ContactNotReachable
from pool.domain.periods import Period
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Direction, Modality, Setting
from pool.domain.words import gettext_noop as _
from pool.edges import stand_ins
from pool.encryption import keyed_hash
from pool.models import Authority, Pool
from scheduling.queries.needs import closures_of


class TimePast(Refused):
    """The appointment would begin before now."""

    sentence = _("Der Termin liegt in der Vergangenheit.")
    field = "starts"


class DurationOutOfRange(Refused):
    """0 minutes or 30 hours."""

    sentence = _("Die Dauer muss zwischen 15 Minuten und %(hours)s Stunden liegen.")
    field = "minutes"


class UnknownLanguage(Refused):
    """Not in the register."""

    sentence = _("Diese Sprache kennen wir nicht. Bitte wählen Sie eine aus der Liste.")
    field = "language"


class LanguageTooWide(Refused):
    """A macrolanguage: Kurdish is not one language."""

    sentence = _("Bitte genauer: %(choices)s. Wer das eine spricht, versteht das andere oft nicht.")
    field = "language"


class NamedTwice(Refused):
    """The same person must also speak another language, not the same one."""

    sentence = _("%(language)s ist schon genannt. Bitte wählen Sie jede Sprache nur einmal.")
    field = "more"


class TooManyLanguages(Refused):
    """Hardly anybody speaks four, and an SMS has its length."""

    sentence = _("Bitte höchstens %(most)s weitere Sprachen für eine Person.")
    field = "more"


class NoStandIn(Refused):
    """Nobody says that speakers of the one are understood by speakers of the other."""

    sentence = _("%(language)s bieten wir hier nicht als Ersatz für %(instead)s an.")
    field = "also"


class OtherTimePast(Refused):
    """Nobody can come yesterday."""

    sentence = _("Eine der anderen Zeiten liegt in der Vergangenheit.")
    field = "other_times"


class OtherTimeTwice(Refused):
    """Another time is another one."""

    sentence = _("Diese Zeit steht schon da. Bitte nennen Sie als andere Zeit wirklich eine andere.")
    field = "other_times"


class TooManyTimes(Refused):
    """The more times, the longer everybody waits."""

    sentence = _("Bitte höchstens %(most)s andere Zeiten.")
    field = "other_times"


class OtherTimeClosed(Refused):
    """The Pool sends nobody on that day."""

    sentence = _("Am %(day)s vermittelt unser Pool niemanden (%(name)s). Bitte nennen Sie eine andere Zeit.")
    field = "other_times"


class NotInstead(Refused):
    """On the phone or by video, and not what is wished anyway."""

    sentence = _("Zur Not geht es am Telefon oder per Video, und nur anders als gewünscht.")
    field = "instead"


class UrgentForNoReason(Refused):
    """What is urgent wakes nobody, but it is asked for first: somebody has to say why."""

    sentence = _("Bitte sagen Sie kurz, warum es eilt.")
    field = "urgent_reason"


class AgainForNoCase(Refused):
    """Without the Authority's own reference nobody knows who came the last time."""

    sentence = _("Bitte nennen Sie Ihr Zeichen: Nur daran erkennen wir, wer zuletzt da war.")
    field = "file_reference"


class TooLong(Refused):
    """These words go into an SMS."""

    sentence = _("Bitte höchstens %(most)s Zeichen: der Text wird in eine SMS geschrieben.")


MOST_MORE = 2
MOST_TIMES = 2
MOST_MINUTES = 24 * 60  # the Pool's own limit is a rule, which a coordinator may overrule
REMOTE = (Modality.VIDEO, Modality.PHONE)
LONGEST_WORDS = {
    "street": 60, "meeting_point": 60, "contact_name": 40, "file_reference": 60, "notes": 10_000,
    "urgent_reason": 300,
}  # fmt: skip


@dataclass(frozen=True)
class Second:
    """One more Interpreter for the same appointment: another language, another gender, or just a second."""

    language: str
    gender: str = ""
    gender_required: bool = False


@dataclass(frozen=True)
class Wanted:
    """One need. `starts` is aware; `minutes` is the expected duration; never the client's name.

    `more` are languages the same Interpreter must speak, too; `also` those whose speakers may stand in.
    `instead`: how else it may take place, the better first; `other_times`: further starts (aware) that would
    do as well, for as many minutes. Both are only asked about when nobody is found for the wish.
    `again`: whoever came last for this `file_reference` is asked first ("prefer"), or nobody else ("only").
    """

    language: str
    starts: datetime
    minutes: int
    modality: str
    setting: str
    postal_code: str = ""
    town: str = ""
    street: str = ""
    meeting_point: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    gender: str = ""
    gender_required: bool = False
    notes: str = ""
    file_reference: str = ""
    more: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    direction: str = Direction.BOTH.value
    second: Second | None = None
    instead: tuple[str, ...] = ()
    other_times: tuple[datetime, ...] = ()
    urgent: bool = False
    urgent_reason: str = ""
    client_agrees: bool = False
    again: str = ""

    @property
    def ends(self) -> datetime:
        """When it is expected to end."""
        return self.starts + timedelta(minutes=self.minutes)


def check(wanted: Wanted, *, pool: Pool, at: datetime) -> None:
    """Raise the first Refused that applies, in the order of the form; the Pool's own rules come later."""
    check_language(wanted.language)
    check_languages(wanted, pool=pool)
    if wanted.starts <= at:
        raise TimePast
    if not 15 <= wanted.minutes <= MOST_MINUTES:
        raise DurationOutOfRange(hours=f"{pool.longest / 60:g}".replace(".", ","))
    check_alternatives(wanted, pool=pool, at=at)
    Modality(wanted.modality), Setting(wanted.setting), Direction(wanted.direction)
    if wanted.modality == Modality.ON_SITE and postal_codes.find(wanted.postal_code) is None:
        raise UnknownPostalCode
    check_circumstances(wanted)
    for name, most in LONGEST_WORDS.items():
        if len(getattr(wanted, name)) > most:
            raise TooLong(most=most)
    if wanted.contact_phone:
        try:
            landline_or_mobile(wanted.contact_phone)
        except PhoneError:
            raise ContactNotReachable from None


def client_token(authority: Authority, reference: str) -> str:
    """The keyed hash by which a client is counted, of the Authority's own reference; empty without one."""
    reference = reference.strip().casefold()
    return keyed_hash(f"{authority.pk}:{reference}") if reference else ""


def check_language(code: str) -> None:
    """A row of the register that may be asked for; raises UnknownLanguage or LanguageTooWide."""
    language = languages.get(code)
    if language is None:
        raise UnknownLanguage
    if not language.offered:
        raise LanguageTooWide(choices=", ".join(languages.name(c) for c in language.ask_back))


def check_languages(wanted: Wanted, *, pool: Pool) -> None:
    """What one person must speak besides, who may stand in, and the second one's language."""
    named = [wanted.language]
    for code in wanted.more:
        check_language(code)
        if code in named:
            raise NamedTwice(language=languages.name(code))
        named.append(code)
    if len(wanted.more) > MOST_MORE:
        raise TooManyLanguages(most=MOST_MORE)
    allowed = stand_ins(pool, wanted.language) if wanted.also else {}
    for code in wanted.also:
        if code not in allowed:
            raise NoStandIn(language=languages.name(code), instead=languages.name(wanted.language))
    if wanted.second:
        check_language(wanted.second.language)


def check_circumstances(wanted: Wanted) -> None:
    """What is urgent has a reason, who shall come again can be known."""
    if wanted.urgent and not wanted.urgent_reason.strip():
        raise UrgentForNoReason
    if wanted.again and not wanted.file_reference.strip():
        raise AgainForNoCase


def check_alternatives(wanted: Wanted, *, pool: Pool, at: datetime) -> None:
    """How else and when else; raises NotInstead, TooManyTimes or what is wrong with a time."""
    modes = [*wanted.instead, wanted.modality]
    if not set(wanted.instead) <= set(REMOTE) or len(set(modes)) < len(modes):
        raise NotInstead
    if len(wanted.other_times) > MOST_TIMES:
        raise TooManyTimes(most=MOST_TIMES)
    known = {wanted.starts}
    for starts in wanted.other_times:
        if starts <= at:
            raise OtherTimePast
        if starts in known:
            raise OtherTimeTwice
        known.add(starts)
        period = Period(starts, starts + timedelta(minutes=wanted.minutes))
        if closed := closures_of(pool, period):
            day = starts.astimezone(pool.tz)
            raise OtherTimeClosed(day=f"{day:%d.%m.%Y}", name=", ".join(one.name for one in closed))
