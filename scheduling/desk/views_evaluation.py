"""The numbers people look at: a page, files for a spreadsheet, one sheet for the council."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling import csv_files, xlsx_files
from scheduling.desk import evaluation_files as files
from scheduling.desk import evaluation_plots as plots
from scheduling.desk import evaluation_tables as tables
from scheduling.desk import evaluation_words as words
from scheduling.desk.council import report
from scheduling.desk.evaluation_form import EvaluationForm
from scheduling.desk.evaluation_tables import Shown
from scheduling.domain.evaluation import By
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.pdf_files import MEDIA_TYPE as PDF
from scheduling.queries.evaluation import authorities_of, evaluation_of, volunteers_of

BEST = 10
ZIP = "application/zip"
MORE = (By.AUTHORITY, By.KIND, By.SETTING, By.MODALITY, By.TOWN, By.CODE)
TIMES = (By.MONTH, By.WEEK, By.WEEKDAY, By.HOUR)


@coordinator_required
@require_safe
def numbers(request: DoorRequest) -> HttpResponse:
    """Last month, unless other days are asked for; days that are none are answered in words."""
    form, at = _form(request)
    shown = _page(_shown(request, form, at)) if form.is_valid() else {}
    query = request.GET.urlencode()
    return render(request, "scheduling/desk/numbers.html", {"form": form, "query": query, **shown})


@coordinator_required
@require_safe
def numbers_file(request: DoorRequest, name: str, kind: str) -> HttpResponse:
    """One table or all of them; days that are none lead to the page, which says so."""
    if (kind, name) not in files.FILES:
        raise Http404
    form, at = _form(request)
    if not form.is_valid():
        return _back(request)
    shown, tz = _shown(request, form, at), request.membership.pool.tz
    match kind:
        case "csv":
            return _sent(shown, files.csv(shown, name), name, kind, csv_files.MEDIA_TYPE)
        case "xlsx":
            return _sent(shown, files.xlsx(shown, name, tz), name, kind, xlsx_files.MEDIA_TYPE)
        case _:
            return _sent(shown, files.zipped(shown), name, kind, ZIP)


@coordinator_required
@require_safe
def numbers_report(request: DoorRequest) -> HttpResponse:
    """One page for the council, in the visitor's language."""
    form, at = _form(request)
    if not form.is_valid():
        return _back(request)
    shown, pool = _shown(request, form, at), request.membership.pool
    return _sent(shown, report(shown, pool, at=at), "gremienbericht", "pdf", PDF)


def _form(request: DoorRequest) -> tuple[EvaluationForm, datetime]:
    """The days that are asked for, and the instant of asking."""
    at = clock.now()
    return EvaluationForm.of(request.GET, at.astimezone(request.membership.pool.tz).date()), at


def _back(request: DoorRequest) -> HttpResponse:
    page = redirect("desk_numbers")
    page["Location"] += f"?{request.GET.urlencode()}"
    return page


def _shown(request: DoorRequest, form: EvaluationForm, at: datetime) -> Shown:
    pool, told = request.membership.pool, form.cleaned_data
    now, before = (evaluation_of(pool, told[name], at=at) for name in ("days", "other"))
    return Shown(now, before, volunteers_of(pool), authorities_of(pool))


def _sent(shown: Shown, content: bytes, name: str, kind: str, media_type: str) -> HttpResponse:
    days = shown.now.days
    file = f"auswertung-{name}-{days.first}-{days.last}.{kind}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


def _page(shown: Shown) -> dict[str, Any]:
    """Sentences, drawings and tables of the page."""
    now = shown.now
    return {
        "found": now,
        "title": words.title(now.days),
        "other": words.title(shown.before.days),
        "sentences": words.sentences(now, shown.before),
        "hours": words.hours(now.work.minutes),
        "compared": tables.compared(shown),
        "over_time": plots.over_time(shown),
        "by_language": plots.languages(shown),
        "steps_drawn": plots.steps(shown),
        "load_drawn": plots.load(shown),
        "languages": _titled(shown, By.LANGUAGE),
        "reasons": tables.reasons(shown),
        "lacking": tables.lacking(shown).best(BEST),
        "waits": tables.waits(shown),
        "steps": tables.steps(shown),
        "load": tables.load(shown),
        "people": tables.people(shown).best(BEST),
        "idle": words.listed([shown.volunteers[who] for who in now.idle]),
        "reliability": tables.reliability(shown),
        "feedback": tables.feedback(shown),
        "times": [_titled(shown, by) for by in TIMES],
        "more": [_titled(shown, by) for by in MORE],
    }


def _titled(shown: Shown, by: By) -> dict[str, Any]:
    table = tables.counted(shown, by)
    best = len(table.rows) if by in TIMES else BEST
    name = files.COUNTED[by]
    return {"title": _(files.TABLES[name].title), "name": name, "table": table.best(best)}
