"""What a Request is made of, as JSON: the fields, and the way to a Wanted."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pool.api.serializers import RowNumber
from pool.domain.settings_of_work import Direction, Gender, Modality, Setting
from scheduling.actions.places import second_of
from scheduling.actions.times import others_of
from scheduling.actions.wanted import LONGEST_WORDS, REMOTE, Second, Wanted
from scheduling.api.fields import LanguageField, StartField
from scheduling.models import Request

MODALITIES = [modality.value for modality in Modality]
SETTINGS = [setting.value for setting in Setting]
WAYS = [mode.value for mode in REMOTE]
DIRECTIONS = [direction.value for direction in Direction]
AGAIN = [again for again in Request.AGAIN if again]
LISTS = ("more", "also", "instead", "other_times")


class Words(serializers.CharField):
    """A text that may be empty, as long as the action allows."""

    def __init__(self, most: int, **kwargs: Any) -> None:
        super().__init__(required=False, allow_blank=True, max_length=most, **kwargs)


class Codes(serializers.ListField):
    """A list of languages, which may be empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=LanguageField(), required=False, max_length=20, **kwargs)


class Wish(serializers.ChoiceField):
    """A woman or a man, or (blank) whoever comes."""

    def __init__(self, **kwargs: Any) -> None:
        genders = [gender.value for gender in Gender if gender]
        super().__init__(choices=genders, allow_blank=True, required=False, **kwargs)


class SecondSerializer(serializers.Serializer[Any]):
    """One more Interpreter for the same appointment: another language, another gender, or just a second."""

    language = LanguageField()
    gender = Wish()
    gender_required = serializers.BooleanField(required=False)


class Ways(serializers.ListField):
    """How else it may take place."""

    def __init__(self, **kwargs: Any) -> None:
        child = serializers.ChoiceField(choices=WAYS)
        super().__init__(child=child, required=False, max_length=20, **kwargs)


class Starts(serializers.ListField):
    """Further starts."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=StartField(), required=False, max_length=20, **kwargs)


class WantedSerializer(serializers.Serializer[Any]):
    """A need. Never the client's name, nowhere."""

    language = LanguageField(help_text="ISO 639-3, or a name that means exactly one language")
    starts = StartField(help_text="ISO 8601; without an offset the Pool's local time")
    minutes = serializers.IntegerField(min_value=0, max_value=10_000, help_text="expected duration")
    modality = serializers.ChoiceField(choices=MODALITIES)
    setting = serializers.ChoiceField(choices=SETTINGS)
    postal_code = Words(5, help_text="needed on site")
    town = Words(80)
    street = Words(LONGEST_WORDS["street"], help_text="told only to the one who comes, as all that follows")
    meeting_point = Words(LONGEST_WORDS["meeting_point"])
    contact_name = Words(LONGEST_WORDS["contact_name"])
    contact_phone = Words(40)
    gender = Wish()
    gender_required = serializers.BooleanField(required=False)
    more = Codes(help_text="languages the same Interpreter must speak, too")
    also = Codes(help_text="languages whose speakers may stand in when nobody of the exact one is left")
    direction = serializers.ChoiceField(
        choices=DIRECTIONS, required=False, help_text="from: only out of this language into German"
    )
    second = SecondSerializer(required=False, allow_null=True)
    instead = Ways(help_text="how else it may take place when nobody is found, the better first")
    other_times = Starts(
        help_text="further starts that would do when nobody is found, each as long; two at most"
    )
    notes = Words(LONGEST_WORDS["notes"])
    file_reference = Words(LONGEST_WORDS["file_reference"], help_text="your own reference, no name")
    again = serializers.ChoiceField(
        choices=AGAIN, required=False, allow_blank=True,
        help_text="whoever came last for this file_reference: prefer, or only them; needs file_reference",
    )  # fmt: skip
    urgent = serializers.BooleanField(required=False)
    urgent_reason = Words(LONGEST_WORDS["urgent_reason"], help_text="needed when it is urgent")
    client_agrees = serializers.BooleanField(
        required=False, help_text="the person concerned wants an interpreter; some Pools need it"
    )


class Overruling(serializers.Serializer[Any]):
    """Why a coordinator does something in spite of the Pool's own rules."""

    overrule = Words(
        500, help_text="coordinators only: why, in spite of the Pool's own rules; it is recorded"
    )


class ChangeSerializer(Overruling, WantedSerializer):
    """A need, changed."""


class NewRequestSerializer(Overruling, WantedSerializer):
    """A need, filed. Coordinators say for which Authority; Requesters always file for their own."""

    authority = RowNumber(required=False, help_text="coordinators only, and for them required")
    requester = RowNumber(
        required=False, help_text="coordinators only: a person who requests for this Authority"
    )


def wanted_from(told: dict[str, Any]) -> Wanted:
    """The plain value; raises ValidationError when a wish is required that nobody named."""
    values = {name: told[name] for name in WantedSerializer().fields if name in told}
    values |= {name: tuple(values[name]) for name in LISTS if name in values}
    second = values.pop("second", None)
    wanted = Wanted(**values, second=Second(**second) if second else None)
    nobody = {"gender": _("Bitte sagen Sie, ob eine Frau oder ein Mann kommen soll.")}
    if wanted.gender_required and not wanted.gender:
        raise serializers.ValidationError(nobody)
    if wanted.second and wanted.second.gender_required and not wanted.second.gender:
        raise serializers.ValidationError({"second": nobody})
    return wanted


def current(request: Request) -> dict[str, Any]:
    """What a Request says now, under the names of WantedSerializer."""
    slot, position, second = request.slot, request.position, second_of(request)
    told: dict[str, Any] = {"starts": slot.starts, "minutes": slot.minutes}
    names = ("language", "gender", "gender_required", "more", "also", "direction")
    told |= {name: getattr(position, name) for name in names}
    told["other_times"] = others_of(request)
    told["second"] = asdict(second) if second else None
    return told | {name: getattr(request, name) for name in WantedSerializer().fields if name not in told}
