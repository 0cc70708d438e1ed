"""What a Request is made of, as JSON: the fields, and the way to a Wanted."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pool.api.serializers import RowNumber
from pool.domain.settings_of_work import Gender, Modality, Setting
from scheduling.actions.wanted import LONGEST_WORDS, Wanted
from scheduling.api.fields import LanguageField, StartField
from scheduling.models import Request

MODALITIES = [modality.value for modality in Modality]
SETTINGS = [setting.value for setting in Setting]


class Words(serializers.CharField):
    """A text that may be empty, as long as the action allows."""

    def __init__(self, most: int, **kwargs: Any) -> None:
        super().__init__(required=False, allow_blank=True, max_length=most, **kwargs)


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
    gender = serializers.ChoiceField(
        choices=[gender.value for gender in Gender if gender], allow_blank=True, required=False
    )
    gender_required = serializers.BooleanField(required=False)
    notes = Words(LONGEST_WORDS["notes"])
    file_reference = Words(LONGEST_WORDS["file_reference"], help_text="your own reference, no name")


class NewRequestSerializer(WantedSerializer):
    """A need, filed. Coordinators say for which Authority; Requesters always file for their own."""

    authority = RowNumber(required=False, help_text="coordinators only, and for them required")
    requester = RowNumber(
        required=False, help_text="coordinators only: a person who requests for this Authority"
    )


def wanted_from(told: dict[str, Any]) -> Wanted:
    """The plain value; raises ValidationError when a wish is required that nobody named."""
    wanted = Wanted(**{name: told[name] for name in WantedSerializer().fields if name in told})
    if wanted.gender_required and not wanted.gender:
        raise serializers.ValidationError(
            {"gender": _("Bitte sagen Sie, ob eine Frau oder ein Mann kommen soll.")}
        )
    return wanted


def current(request: Request) -> dict[str, Any]:
    """What a Request says now, under the names of WantedSerializer."""
    slot, position = request.slot, request.position
    told: dict[str, Any] = {"language": position.language, "starts": slot.starts, "minutes": slot.minutes}
    told |= {"gender": position.gender, "gender_required": position.gender_required}
    return told | {name: getattr(request, name) for name in WantedSerializer().fields if name not in told}
