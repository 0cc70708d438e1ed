"""Setting (Einsatzbereich) and Modality (Einsatzart): what a Request is about and how it is done."""

from enum import StrEnum

from pool.domain.words import gettext_noop as _


class Setting(StrEnum):
    """The coarse kind of matter; a Pool may exclude some. Never the topic itself."""

    SCHOOL = "school"
    KITA = "kita"
    YOUTH_OFFICE = "youth_office"
    SOCIAL_OFFICE = "social_office"
    COUNSELLING = "counselling"
    IMMIGRATION = "immigration"
    JOBCENTER = "jobcenter"
    HEALTH = "health"
    HOUSING = "housing"
    COURT = "court"
    POLICE = "police"
    ASYLUM = "asylum"
    LEGAL = "legal"
    THERAPY = "therapy"
    ASSESSMENT = "assessment"
    FINANCE = "finance"
    LESSONS = "lessons"
    TRANSLATION = "translation"
    OTHER = "other"


SETTING_LABELS = {
    Setting.SCHOOL: _("Schule"),
    Setting.KITA: _("Kita"),
    Setting.YOUTH_OFFICE: _("Jugendamt"),
    Setting.SOCIAL_OFFICE: _("Sozialamt"),
    Setting.COUNSELLING: _("Beratungsstelle"),
    Setting.IMMIGRATION: _("Ausländerbehörde"),
    Setting.JOBCENTER: _("Jobcenter, Arbeitsagentur"),
    Setting.HEALTH: _("Gesundheit"),
    Setting.HOUSING: _("Wohnen, Unterkunft"),
    Setting.COURT: _("Gericht"),
    Setting.POLICE: _("Polizei"),
    Setting.ASYLUM: _("Asylverfahren, BAMF"),
    Setting.LEGAL: _("Anwalt, Notar"),
    Setting.THERAPY: _("Psychotherapie"),
    Setting.ASSESSMENT: _("Förderbedarf prüfen"),
    Setting.FINANCE: _("Bank, Versicherung"),
    Setting.LESSONS: _("Unterricht, Ausflug"),
    Setting.TRANSLATION: _("Schriftliches übersetzen"),
    Setting.OTHER: _("Anderes"),
}
SELDOM = (
    Setting.COURT,
    Setting.POLICE,
    Setting.ASYLUM,
    Setting.LEGAL,
    Setting.THERAPY,
    Setting.ASSESSMENT,
    Setting.FINANCE,
    Setting.LESSONS,
    Setting.TRANSLATION,
)  # what hardly any pool of lay interpreters serves: excluded until a Pool says otherwise


class Kind(StrEnum):
    """What an Authority is: a Pool may serve some kinds only. A private person is none of them."""

    OFFICE = "office"
    SCHOOL = "school"
    KITA = "kita"
    COUNSELLING = "counselling"
    ASSOCIATION = "association"
    HEALTH = "health"
    HOUSING = "housing"
    OTHER = "other"


KIND_LABELS = {
    Kind.OFFICE: _("Behörde, Amt"),
    Kind.SCHOOL: _("Schule"),
    Kind.KITA: _("Kita, Tagespflege"),
    Kind.COUNSELLING: _("Beratungsstelle"),
    Kind.ASSOCIATION: _("Verein, gemeinnütziger Träger"),
    Kind.HEALTH: _("Praxis, Klinik"),
    Kind.HOUSING: _("Unterkunft, Wohngruppe"),
    Kind.OTHER: _("andere öffentliche Stelle"),
}


class Modality(StrEnum):
    """How the interpreter takes part."""

    ON_SITE = "on_site"
    PHONE = "phone"
    VIDEO = "video"


MODALITY_LABELS = {
    Modality.ON_SITE: _("vor Ort"),
    Modality.PHONE: _("am Telefon"),
    Modality.VIDEO: _("per Video"),
}


class Direction(StrEnum):
    """Into which language is interpreted; nearly always both."""

    BOTH = "both"
    FROM = "from"
    INTO = "into"


DIRECTION_LABELS = {
    Direction.BOTH: _("in beide Richtungen"),
    Direction.FROM: _("nur aus der Sprache ins Deutsche"),
    Direction.INTO: _("nur aus dem Deutschen in die Sprache"),
}


class Gender(StrEnum):
    """As the person gave it; empty means not told."""

    UNKNOWN = ""
    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"


GENDER_LABELS = {
    Gender.UNKNOWN: _("keine Angabe"),
    Gender.FEMALE: _("Frau"),
    Gender.MALE: _("Mann"),
    Gender.DIVERSE: _("divers"),
}


class Travel(StrEnum):
    """How somebody gets to an appointment."""

    CAR = "car"
    TRANSIT = "transit"
    BICYCLE = "bicycle"
    FOOT = "foot"


TRAVEL_LABELS = {
    Travel.CAR: _("Auto"),
    Travel.TRANSIT: _("Bus und Bahn"),
    Travel.BICYCLE: _("Fahrrad"),
    Travel.FOOT: _("zu Fuß"),
}


class Policy(StrEnum):
    """How a Pool asks: whom at once, and how long it waits (scheduling.domain.rounds)."""

    ADAPTIVE = "adaptive"
    FIXED = "fixed"
    ONE_BY_ONE = "one-by-one"
    EVERYONE = "everyone"


POLICY_LABELS = {
    Policy.ADAPTIVE: _("so wenige wie nötig, eilige mehr auf einmal"),
    Policy.FIXED: _("immer gleich viele je Runde"),
    Policy.ONE_BY_ONE: _("eine Person nach der anderen"),
    Policy.EVERYONE: _("alle auf einmal"),
}
