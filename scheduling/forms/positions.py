"""The part of the form that says who is needed: the language, stand-ins, more languages, a second person."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from pool import languages, postal_codes
from pool.domain.languages import Grade
from pool.domain.settings_of_work import DIRECTION_LABELS, Direction, Modality
from pool.edges import stand_ins
from pool.models import Pool
from scheduling.actions.wanted import Second, UnknownLanguage
from scheduling.forms.language import Found, Spoken, SpokenField, found_for, meant, shown
from scheduling.forms.told import Told
from scheduling.models import Request
from scheduling.queries.advice import Advice, StandIn, advice_for, spoken_in

MORE = 2  # further languages the page has room for; a Request that came with more keeps them
SECOND = ("second_wanted", "second_language", "second_gender", "second_gender_required")
HOW_SURE = {
    Grade.LIKELY: gettext_lazy("versteht man meistens"),
    Grade.ASK: gettext_lazy("bitte klären Sie vorher, ob das geht"),
}


class LanguageField(forms.ChoiceField):
    """A list of languages that also understands a whole name which was typed; it never guesses."""

    def to_python(self, value: Any) -> str:
        """The code of the one language that is called so; too wide a name is asked back."""
        text = super().to_python(value).strip()
        return meant(text) if len(languages.called(text)) == 1 else text


class StandInField(forms.MultipleChoiceField):
    """Ticked stand-ins. Which language may stand in is known only with the language: see `clean_also`."""

    def valid_value(self, value: Any) -> bool:
        """What cannot stand in is left out later, it is no mistake of the clerk's."""
        return True


class PositionFields(Told):
    """Whom a Request needs. A form that has these also has `pool`, `day`, `modality` and `postal_code`."""

    pool: Pool
    language = SpokenField(label=gettext_lazy("Sprache"))
    also = StandInField(
        label=gettext_lazy("Darf auch jemand kommen, der eine dieser Sprachen spricht?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Wir fragen diese Personen erst, wenn mit der Sprache selbst niemand kann."),
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Richtung"),
        required=False,
        widget=forms.RadioSelect,
        initial=Direction.BOTH.value,
    )
    second_wanted = forms.ChoiceField(
        label=gettext_lazy("Brauchen Sie eine zweite Person zum Dolmetschen?"),
        required=False,
        widget=forms.RadioSelect,
        initial="no",
    )
    second_language = LanguageField(label=gettext_lazy("Sprache der zweiten Person"), required=False)
    second_gender = forms.ChoiceField(
        label=gettext_lazy("Wer soll die zweite Person sein?"),
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    second_gender_required = forms.TypedChoiceField(
        label=gettext_lazy("Wie wichtig ist das bei der zweiten Person?"),
        required=False,
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        empty_value=None,
        initial="no",
    )

    def choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """What a field offers, known only now."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def choose_positions(self) -> None:
        """The lists of languages and wishes; and as many further languages as there is room for."""
        known = languages.choices(get_language() or "de")
        self.choose("second_language", [("", _("dieselbe Sprache")), *known])
        self.choose("second_wanted", [("no", _("nein")), ("yes", _("ja"))])
        self.choose("direction", [(one.value, _(DIRECTION_LABELS[one])) for one in Direction])
        wishes = [("", _("egal")), ("female", _("eine Frau")), ("male", _("ein Mann"))]
        weights = [("no", _("nur wenn möglich")), ("yes", _("unbedingt"))]
        for name in ("gender", "second_gender"):
            self.choose(name, wishes)
            self.choose(f"{name}_required", weights)
        more = list(self.initial.get("more", ()))
        for number in range(max(MORE, len(more))):
            label = _("Dieselbe Person soll auch sprechen") if number == 0 else _("und außerdem")
            self.fields[f"more_{number}"] = LanguageField(label=label, required=False)
            self.choose(f"more_{number}", [("", _("keine weitere Sprache")), *known])
            self.initial[f"more_{number}"] = more[number] if number < len(more) else ""
        for name in ("second_language", *self.names_of_more):
            self.fields[name].error_messages["invalid_choice"] = _(UnknownLanguage.sentence)

    @property
    def names_of_more(self) -> list[str]:
        """The fields of further languages."""
        return [name for name in self.fields if name.startswith("more_")]

    @property
    def more_fields(self) -> Iterator[BoundField]:
        """The same, to be shown."""
        return (self[name] for name in self.names_of_more)

    @property
    def extras_open(self) -> bool:
        """Whether what is folded away has something to show."""
        fields = [self[name] for name in (*self.names_of_more, "direction", *SECOND)]
        return any(one.errors or (one.value() or "") not in ("", "no", Direction.BOTH) for one in fields)

    def clean_also(self) -> list[str]:
        """Those that can stand in; others were ticked for the language that was chosen before."""
        language = self.cleaned_data.get("language")
        ticked = self.cleaned_data["also"]
        edges = stand_ins(self.pool, language) if ticked and language else {}
        return [code for code in edges if code in ticked]

    def clean_positions(self, data: dict[str, Any]) -> None:
        """No language twice, no wish without saying which; a plain no to a second person wins."""
        for number, name in enumerate(self.names_of_more):
            before = [data.get("language"), *(data.get(one) for one in self.names_of_more[:number])]
            if data.get(name) and data[name] in before:
                self.add_error(name, _("Diese Sprache steht schon oben."))
        if not data.get("second_wanted"):  # a page without the question, but with an answer
            told = data.get("second_language") or data.get("second_gender")
            data["second_wanted"] = "yes" if told else "no"
        wishes = ("gender", "second_gender") if data["second_wanted"] == "yes" else ("gender",)
        for name in wishes:
            if data.get(f"{name}_required") and not data.get(name):
                self.add_error(name, _("Bitte sagen Sie, ob eine Frau oder ein Mann kommen soll."))

    def positions(self) -> dict[str, Any]:
        """The fields of Wanted that say who is needed, once the form is valid."""
        data = self.cleaned_data
        second = None
        if data["second_wanted"] == "yes":
            language = data["second_language"] or data["language"]
            second = Second(language, data["second_gender"], bool(data["second_gender_required"]))
        return {
            "language": data["language"],
            "also": tuple(data["also"]),
            "more": tuple(data[name] for name in self.names_of_more if data[name]),
            "direction": data["direction"] or Direction.BOTH.value,
            "gender": data["gender"],
            "gender_required": bool(data["gender_required"]),
            "second": second,
        }

    @cached_property
    def found(self) -> Found:
        """The languages that what is typed may mean, to be chosen from below the field."""
        value = self["language"].value()
        picked, text = self.told.get("language") or "", shown(value)
        if self["language"].errors and isinstance(value, Spoken):
            return found_for(text, spoken_in(self.pool), picked=value.code, choose=False)
        return found_for(text, spoken_in(self.pool) if text else (), picked=picked)

    @cached_property
    def advice(self) -> Advice | None:
        """What there is to say about the language, as soon as one is chosen."""
        more = (self.told.get(name) for name in self.names_of_more)
        return self._advice("language", tuple(code for code in more if code))

    @cached_property
    def second_advice(self) -> Advice | None:
        """The same about the language of the second person, if it is another one."""
        return self._advice("second_language") if self.told.get("second_wanted") == "yes" else None

    def _advice(self, name: str, more: tuple[str, ...] = ()) -> Advice | None:
        language, modality = self.told.get(name), self.told.get("modality") or Modality.ON_SITE.value
        if not language:
            return None
        place = postal_codes.find(self.told.get("postal_code") or "")
        return advice_for(self.pool, language, modality, place, more)

    @cached_property
    def stand_ins(self) -> BoundField | None:
        """The languages that may stand in, to be ticked; nothing while enough people speak the right one."""
        ticked = set(self["also"].value() or ())
        if self.advice is None or not (self.advice.scarce or ticked):
            return None
        edges = stand_ins(self.pool, self.advice.language)
        found = {one.code: one for one in self.advice.stand_ins}
        shown = [
            found.get(code, StandIn(code, edges[code], 0)) for code in edges if code in {*found, *ticked}
        ]
        self.choose("also", [(one.code, _stand_in(one)) for one in shown])
        return self["also"] if shown else None


def _stand_in(one: StandIn) -> str:
    """Dari: 6 Personen, versteht man meistens"""
    name = languages.name(one.code, get_language() or "de")
    if one.remote and not one.people:
        text = ngettext(
            "%(n)s Person am Telefon oder per Video", "%(n)s Personen am Telefon oder per Video", one.remote
        )
    else:
        text = ngettext("%(n)s Person", "%(n)s Personen", one.people)
    return f"{name}: {text % {'n': one.people or one.remote}}, {HOW_SURE[one.grade]}"


def filled_positions(row: Request) -> dict[str, Any]:
    """The Positions of a Request as the form shows them."""
    first, *others = row.places
    shown = {
        "language": first.language,
        "also": list(first.also),
        "more": list(first.more),
        "direction": first.direction,
        "gender": first.gender,
        "gender_required": "yes" if first.gender_required else "no",
        "second_wanted": "yes" if others else "no",
    }
    if others:
        second = others[0]
        shown["second_language"] = "" if second.language == first.language else second.language
        shown["second_gender"] = second.gender
        shown["second_gender_required"] = "yes" if second.gender_required else "no"
    return shown
