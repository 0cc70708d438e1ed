"""The field for a language: type it, and choose from what that may mean. What is nearly right is never taken.

language = "Kurd"   language_code = "ckb"   language_for = "Kurd"      Sorani, chosen for what was typed
language = "Dari"   language_code = "ckb"   language_for = "Kurd"      typed on since: asked back
language = "Dari"   language_code = ""                                 Dari: nothing else is called so
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from pool import languages
from pool.domain.languages import Language
from pool.domain.spelling import fold
from scheduling.actions.wanted import LanguageTooWide, UnknownLanguage

MOST = 9  # rows below the field: as many as the varieties of Arabic, and one more
LONGEST = 60
HINTS = 3  # other spellings of each


class Spoken(NamedTuple):
    """What came with the page: the text, the button chosen, and the text the buttons were shown for."""

    text: str
    code: str = ""
    shown_for: str = ""


class LanguageInput(forms.TextInput):
    """The text; htmx shows below it what it may mean. A known code is shown by its name."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """None when the page had no such field."""
        if not {name, f"{name}_code"} & set(data):
            return None
        return Spoken(*(data.get(one, "") for one in (name, f"{name}_code", f"{name}_for")))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """A button alone says it, too."""
        return not {name, f"{name}_code"} & set(data)

    def format_value(self, value: Any) -> str:
        """As it was typed; a choice without words, and what stood there before, by name."""
        return shown(value)


def shown(value: Any) -> str:
    """The text of the field."""
    typed = value if isinstance(value, Spoken) else Spoken("", value or "")
    return typed.text or (languages.name(typed.code, get_language() or "de") if typed.code else "")


class SpokenField(forms.CharField):
    """One language out of what was typed and chosen; too wide, unknown or mistyped words are asked back."""

    widget = LanguageInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            help_text=gettext_lazy(
                "Auf Deutsch, Englisch oder in der Sprache selbst. Tippfehler schaden nicht."
            ),
            **kwargs,
        )
        self.template_name = "scheduling/portal/language.html"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """htmx asks while somebody types."""
        return {
            "autocomplete": "off", "spellcheck": "false", "maxlength": LONGEST,
            "hx-get": reverse_lazy("language_search"), "hx-trigger": "input changed delay:250ms",
            "hx-target": "#sprachen", "hx-sync": "this:replace",
        }  # fmt: skip

    def to_python(self, value: Any) -> str:
        """The code; raises ValidationError with what to do."""
        typed = value if isinstance(value, Spoken) else Spoken(value or "")
        text, code = super().to_python(typed.text), typed.code
        row = languages.get(code)
        if row and row.offered:
            if not text or text == typed.shown_for.strip() or row in languages.find(text):
                return code
            told = _("Sie haben „%(text)s“ geschrieben und %(language)s gewählt. Was stimmt?")
            raise ValidationError(told % {"text": text, "language": _named(row)})
        return meant(text) if text else ""


def meant(text: str) -> str:
    """The code of the one language that is called so; raises ValidationError."""
    rows = languages.called(text)
    if len(rows) == 1 and rows[0].offered:
        return rows[0].code
    if rows and rows[0].ask_back:
        choices = ", ".join(_named(languages.ALL[code]) for code in rows[0].ask_back)
        raise ValidationError(_(LanguageTooWide.sentence) % {"choices": choices})
    if languages.find(text):
        raise ValidationError(_("Welche Sprache meinen Sie? Bitte wählen Sie eine von diesen hier."))
    raise ValidationError(_(UnknownLanguage.sentence))


@dataclass(frozen=True)
class Row:
    """One language to choose: its names, and further spellings by which people know it."""

    code: str
    name: str
    own: str
    also: str


@dataclass(frozen=True)
class Found:
    """What a text may mean, to be chosen from. `wide`: the text names several languages at once."""

    text: str
    rows: list[Row]
    chosen: str = ""
    wide: str = ""

    @property
    def said(self) -> str:
        """One sentence for those who do not see the rows appear."""
        if self.chosen:
            return _("Gewählt: %(language)s.") % {"language": _named(languages.ALL[self.chosen])}
        if self.wide:
            return _(
                "„%(language)s“ sind mehrere Sprachen. Bitte wählen Sie eine: "
                "Wer die eine spricht, versteht die andere oft nicht."
            ) % {"language": self.wide}
        if not self.text:
            return ""
        if not self.rows:
            return _("Keine Sprache gefunden. Anders geschrieben? Sonst hilft die Liste „Alle Sprachen“.")
        told = ngettext("%(n)s Sprache gefunden.", "%(n)s Sprachen gefunden.", len(self.rows))
        choose = _("Bitte wählen Sie.")
        return f"{told % {'n': len(self.rows)}} {choose}"

    @property
    def all(self) -> list[tuple[str, str]]:
        """The whole list."""
        return languages.choices(get_language() or "de")


def found_for(text: str, spoken: Collection[str], *, picked: str = "", choose: bool = True) -> Found:
    """What `text` may mean, those that are `spoken` in the Pool first among equals.

    `picked` was chosen before; otherwise the one that is called exactly so is, unless it shall not `choose`.
    """
    text = text.strip()[:LONGEST]
    exact = languages.called(text)
    wide = [row for row in exact if row.ask_back]
    found = wide or languages.find(text, spoken)
    opened = chain.from_iterable(row.ask_back or (row.code,) for row in found)
    codes = list(dict.fromkeys([*((picked,) if languages.get(picked) else ()), *opened]))
    rows = [_row(languages.ALL[code], text) for code in codes[:MOST]]
    sure = exact[0].code if len(exact) == 1 and exact[0].offered else ""
    chosen = (picked or sure) if choose else ""
    return Found(text, rows, chosen, _named(wide[0]) if wide and not chosen else "")


def _row(row: Language, text: str) -> Row:
    """The spellings that begin as what was typed come first; codes say nothing to anybody."""
    begins = fold(text)
    name = _named(row)
    words = [one for one in row.aliases if len(one) > len(row.code) and one not in (name, row.own)]
    words.sort(key=lambda one: not fold(one).startswith(begins))
    return Row(row.code, name, "" if row.own == name else row.own, ", ".join(words[:HINTS]))


def _named(row: Language) -> str:
    return languages.name(row.code, get_language() or "de")
