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
    Setting.OTHER: _("Anderes"),
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
