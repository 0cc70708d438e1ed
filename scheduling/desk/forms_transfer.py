"""Forms of bringing a table in and taking everything out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from pool import languages
from pool.domain.languages import LEVEL_LABELS
from pool.domain.spelling import fold
from pool.models import Interpreter
from scheduling.desk.span_form import YEARS, SpanForm
from scheduling.domain.imports.columns import FIELD_LABELS, Field, Layout
from scheduling.domain.imports.plans import CHOICES, Fate
from scheduling.domain.imports.speech import LEFT_OUT, Words
from scheduling.domain.imports.tables import UNCALCULATED, Table, letter
from scheduling.domain.missing import SpanBackwards
from scheduling.queries.imports import Usual

EXAMPLES, HEADINGS = 3, 15
STATES = (Interpreter.ACTIVE, Interpreter.TRAINING, Interpreter.APPLIED)


class UploadForm(forms.Form):
    """A file; what it is, is found out by reading it."""

    file = forms.FileField(
        label=gettext_lazy("Datei"),
        help_text=gettext_lazy("Excel (.xlsx) oder Text (.csv, .txt), bis 5 MB und 5.000 Zeilen"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.txt,.xls"}),
        error_messages={
            "required": gettext_lazy("Bitte wählen Sie eine Datei."),
            "empty": gettext_lazy("In der Datei steht nichts."),
        },
    )


class SheetForm(forms.Form):
    """Which sheet counts and where its headings are; asked by the address, so nothing changes by it."""

    mark_optional = False
    sheet = forms.TypedChoiceField(label=gettext_lazy("Blatt"), coerce=int)
    heading = forms.TypedChoiceField(
        label=gettext_lazy("Überschriften stehen in"), coerce=int, required=False
    )

    def __init__(self, data: Any, *, tables: Sequence[Table], table: Table) -> None:
        super().__init__(data)
        titles = [(at, one.title or _("die Tabelle")) for at, one in enumerate(tables)]
        lines = [
            (at, _("Zeile %(number)s") % {"number": line.number})
            for at, line in enumerate(table.lines[:HEADINGS])
        ]
        self.fields["sheet"].choices = titles  # type: ignore[attr-defined]
        nowhere = (len(lines), _("keiner Zeile, es geht gleich los"))
        self.fields["heading"].choices = [*lines, nowhere]  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """What each column is; and what counts where the table says nothing."""

    mark_optional = False
    state = forms.ChoiceField(
        label=gettext_lazy("Neue Personen sind"),
        choices=[(state, Interpreter.STATES[state]) for state in STATES],
        help_text=gettext_lazy(
            "Wo die Liste einen Stand nennt, gilt der. Aktiv wird nur, wessen Verpflichtungserklärung, "
            "Schulung und, wenn der Pool es verlangt, Führungszeugnis in der Liste stehen. "
            "Die anderen sind erst in Schulung."
        ),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Sprachen ohne Niveau gelten als"),
        choices=[(level.value, gettext_lazy(label)) for level, label in LEVEL_LABELS.items()],
    )
    texts = forms.BooleanField(
        label=gettext_lazy("Alle in der Liste haben erlaubt, dass wir ihnen SMS schicken."), required=False
    )

    def __init__(self, data: Any, *, table: Table, layout: Layout, usual: Usual) -> None:
        super().__init__(data, initial={"state": usual.state, "level": usual.level, "texts": usual.texts})
        choices = [(field.value, _(label)) for field, label in FIELD_LABELS.items()]
        heads, people = layout.headings(table), layout.people(table)
        columns: dict[str, forms.Field] = {}
        for at, field in enumerate(layout.fields):
            texts = [line.cell(at) for line in people if line.cell(at)][:EXAMPLES]
            columns[f"column_{at}"] = forms.ChoiceField(
                label=named_column(heads.cell(at) if heads else "", at), choices=choices, required=False,
                initial=field.value, help_text=" · ".join(_example(text) for text in texts) or _("leer"),
            )  # fmt: skip
        self.fields = columns | self.fields
        self.layout = layout

    def chosen(self) -> Layout:
        """What somebody has said."""
        fields = (Field(self.cleaned_data[f"column_{at}"]) for at in range(len(self.layout.fields)))
        return Layout(self.layout.heading, tuple(fields))

    def usual(self) -> Usual:
        """The same about the rest."""
        return Usual(**{name: self.cleaned_data[name] for name in ("state", "level", "texts")})


def named_column(heading: str, at: int) -> str:
    """A column as people find it: by its letter and its heading."""
    name = " ".join(heading.split())
    short = name if len(name) <= 40 else f"{name[:39]}…"
    return f"{letter(at)}: {short}" if short else letter(at)


def _example(text: str) -> str:
    """A cell as a hint; hints are not escaped by the template, so this one is."""
    short = _("Formel ohne Ergebnis") if text == UNCALCULATED else " ".join(text[:40].split())
    return escape(short)


class WordsForm(forms.Form):
    """Words of the table that are no language, or several: each asked once for all rows."""

    mark_optional = False

    def __init__(self, data: Any = None, *, unknown: Sequence[tuple[str, int]]) -> None:
        super().__init__(data)
        lang = get_language() or "de"
        everything = languages.choices(lang)
        words = Words(languages.called)
        for at, (word, rows) in enumerate(unknown):
            likely = [code for code in _likely(word, words) if languages.ALL[code].offered]
            first = [(code, languages.name(code, lang)) for code in likely]
            self.fields[f"word_{at}"] = forms.ChoiceField(
                label=ngettext("„%(word)s“, in %(rows)s Zeile", "„%(word)s“, in %(rows)s Zeilen", rows)
                % {"word": word[:60], "rows": rows}, required=False,
                choices=[
                    ("", _("Bitte wählen")), (LEFT_OUT, _("– keine Sprache, bleibt weg –")),
                    *((_("Vielleicht gemeint"), first),) * bool(first), (_("Alle Sprachen"), everything),
                ],
            )  # fmt: skip
        self.words = [word for word, _rows in unknown]

    def answers(self) -> dict[str, str]:
        """By the word as it is compared."""
        return {fold(word): self.cleaned_data.get(f"word_{at}", "") for at, word in enumerate(self.words)}


def _likely(word: str, words: Words) -> list[str]:
    rows = words.rows(word) or tuple(languages.find(word)[:5])
    if not rows:
        base = word.partition("(")[0]
        rows = words.rows(base) or tuple(languages.find(base)[:5])
    return list(dict.fromkeys(code for row in rows for code in (row.ask_back or (row.code,))))


class TakeForm(forms.Form):
    """The last click."""

    seen = forms.CharField(widget=forms.HiddenInput)
    without_wrong = forms.BooleanField(
        label=gettext_lazy("Die Zeilen mit Fehlern bleiben weg."), required=False
    )

    def __init__(self, data: Any = None, *, seen: str, counts: Mapping[str, int]) -> None:
        super().__init__(data, initial={"seen": seen})
        if not counts[Fate.WRONG]:
            del self.fields["without_wrong"]


class AllForm(forms.Form):
    """What becomes of everybody who is there already."""

    mark_optional = False
    always = forms.ChoiceField(
        label=gettext_lazy("Alle, die es schon gibt"),
        choices=[(fate.value, gettext_lazy(label)) for fate, label in CHOICES.items()],
    )


class ExportForm(SpanForm):
    """From when to when, as what, and whether what is encrypted comes along."""

    XLSX, CSV = "xlsx", "csv"
    EVER = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"] = forms.ChoiceField(
            label=_("Als"), initial=self.XLSX, widget=forms.RadioSelect,
            choices=[(self.XLSX, _("eine Excel-Datei")), (self.CSV, _("ZIP mit CSV-Dateien"))],
        )  # fmt: skip
        self.fields["secrets"] = forms.BooleanField(
            label=_("Auch Notizen, Adressen und Bemerkungen, die hier verschlüsselt liegen."), required=False,
            help_text=_("Wer die Datei hat, kann sie dann lesen. Bitte nur, wenn es sein muss."),
        )  # fmt: skip

    def span(self, first: date | None, last: date | None) -> tuple[date, date]:
        """Any time at all; what is left empty means everything on that side."""
        first, last = first or self.EVER[0], last or self.EVER[1]
        if last < first:
            raise SpanBackwards
        return first, last
