"""Input: a time on the Pool's wall clock or with its offset, a language, an Interpreter, a reason."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from typing import Any, TypeVar

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from pool import languages
from pool.api.interpreters import of_pool
from pool.api.problems import sentence
from pool.api.serializers import RowNumber
from pool.domain.periods import NoSuchTime, local_to_utc
from pool.domain.refusals import Refused
from scheduling.actions.wanted import UnknownLanguage, check_language
from scheduling.domain.cancelling import FREE

YEARS = range(2000, 2200)
MONTH = "^2[01][0-9]{2}-(0[1-9]|1[0-2])$"
NUMBER = RowNumber()
SHORT = serializers.CharField(max_length=60)
Checked = TypeVar("Checked")


@extend_schema_field(OpenApiTypes.DATETIME)
class StartField(serializers.Field):
    """ISO 8601. Without an offset it is the Pool's local time, which must exist once."""

    default_error_messages = {  # noqa: RUF012 -- DRF merges these
        "no_time": _(
            "Bitte Datum und Uhrzeit, zum Beispiel 2026-11-24T09:00 oder 2026-11-24T09:00:00+01:00."
        ),
        "no_year": _("Dieses Jahr liegt zu weit weg."),
    }

    def to_internal_value(self, data: Any) -> Any:
        """The instant in UTC."""
        text = SHORT.run_validation(data)
        try:
            told = parse_datetime(text.replace(" ", "T", 1))
        except (ValueError, OverflowError):
            told = None
        if told is None or len(text) < len("2026-11-24T09"):
            raise serializers.ValidationError(self.error_messages["no_time"])
        if told.year not in YEARS:
            raise serializers.ValidationError(self.error_messages["no_year"])
        try:
            return instant(told, self.context["view"].request._request.membership.pool.tz)
        except NoSuchTime as error:
            raise serializers.ValidationError(gettext(error.sentence)) from None


def instant(told: datetime, tz: tzinfo) -> datetime:
    """The one instant that is meant; raises NoSuchTime."""
    if told.tzinfo is None:
        return local_to_utc(told.date(), told.time(), tz)
    return told.astimezone(UTC)


@extend_schema_field({"type": "string", "minLength": 1, "maxLength": 60})
class LanguageField(serializers.Field):
    """ISO 639-3, or a name that means exactly one language."""

    def to_internal_value(self, data: Any) -> str:
        """The code."""
        text = SHORT.run_validation(data)
        return checked(lambda: language_code(text))


@extend_schema_field({"type": "string", "pattern": MONTH, "examples": ["2026-11"]})
class MonthField(serializers.Field):
    """A month: 2026-11. Inside the house it is its first day."""

    def to_internal_value(self, data: Any) -> date:
        """The first day."""
        if not (isinstance(data, str) and re.fullmatch(MONTH, data)):
            raise serializers.ValidationError(_("Bitte Jahr und Monat, zum Beispiel 2026-11."))
        return date.fromisoformat(f"{data}-01")

    def to_representation(self, day: date) -> str:
        """The same the other way round."""
        return f"{day:%Y-%m}"


@extend_schema_field(NUMBER)
class InterpreterField(serializers.Field):
    """The number of an Interpreter of the own Pool; any other does not exist."""

    def to_internal_value(self, data: Any) -> Any:
        """The row."""
        row = of_pool(self.context["view"].actor).filter(pk=NUMBER.run_validation(data)).first()
        if row is None:
            raise serializers.ValidationError(_("Diese Person gibt es in Ihrem Pool nicht."))
        return row


class ReasonSerializer(serializers.Serializer[Any]):
    """Why; it is recorded."""

    reason = serializers.CharField(max_length=500)


class CancelSerializer(ReasonSerializer):
    """Late it may cost something (409 says how much); nothing is charged beyond what is told here."""

    cost = serializers.DecimalField(
        max_digits=8, decimal_places=2, min_value=0, default=FREE, help_text="the most that may be charged"
    )


def language_code(text: str) -> str:
    """The one language that is called this; raises UnknownLanguage or LanguageTooWide."""
    rows = languages.called(text)
    if len(rows) != 1:
        raise UnknownLanguage
    check_language(rows[0].code)
    return rows[0].code


def checked(ask: Callable[[], Checked]) -> Checked:
    """What `ask` returns; its Refused becomes an error of the field."""
    try:
        return ask()
    except Refused as error:
        raise serializers.ValidationError(sentence(error), code=error.code) from None
