"""Daten: bring the table in that the Pool has today, take everything out."""

from datetime import date
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notifications import clock
from scheduling.actions import exports
from scheduling.actions.imports import begin_import
from scheduling.desk.forms_transfer import ExportForm, UploadForm
from scheduling.desk.sample_table import sample
from scheduling.domain.imports.tables import Table
from scheduling.doors import DoorRequest, coordinator_required, page_of, tried
from scheduling.queries.imports import imports_listed
from scheduling.table_files import LARGEST, read_tables, signs
from scheduling.takeout.files import everything, write_workbook, zip_of_csv
from scheduling.takeout.tables import Wanted
from scheduling.xlsx_files import MEDIA_TYPE


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request: DoorRequest) -> HttpResponse:
    """Both ways in and out, and what was brought in before."""
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid() and (tables := tried(form, _tables, form.cleaned_data["file"])):
            name, who = form.cleaned_data["file"].name, {"by": request.actor, "at": clock.now()}
            row = tried(form, begin_import, request.membership.pool, name=name, tables=tables, **who)
            if row:
                return redirect("desk_import_columns", pk=row.pk)
    return _page(request, form, ExportForm(initial=_usual(request), today=_today(request)))


def _today(request: DoorRequest) -> date:
    return clock.now().astimezone(request.membership.pool.tz).date()


def _usual(request: DoorRequest) -> dict[str, object]:
    """A year back, and what is planned for the coming one."""
    today = _today(request)
    return {"from": date(today.year - 1, 1, 1), "to": date(today.year + 1, 12, 31), "form": ExportForm.XLSX}


def _page(request: DoorRequest, form: UploadForm, export: ExportForm) -> HttpResponse:
    context = {
        "form": form,
        "export": export,
        "page": page_of(request, imports_listed(request.membership.pool_id)),
        "leads": request.membership.leads,
    }
    return render(request, "scheduling/desk/transfer.html", context)


def _tables(file: object) -> list[Table]:
    """What the file says. Raises UnreadableFile, TooManyRows."""
    if file.size > LARGEST:  # type: ignore[attr-defined]
        raise signs.TooLarge
    return read_tables(file.read())  # type: ignore[attr-defined]


@coordinator_required
@require_safe
def template(request: DoorRequest) -> HttpResponse:
    """A table to begin with, its headings as we know them."""
    return HttpResponse(
        sample(request.membership.pool.tz),
        content_type=MEDIA_TYPE,
        headers={"Content-Disposition": 'attachment; filename="muster-dolmetschende.xlsx"'},
    )


@coordinator_required
@require_POST
def export(request: DoorRequest) -> Any:
    """Everything of the Pool in a time, as one file."""
    pool, at, today = request.membership.pool, clock.now(), _today(request)
    form = ExportForm(request.POST, today=today)
    if not form.is_valid():
        return _page(request, UploadForm(), form)
    first, last = form.cleaned_data["span"]
    wanted, kind = Wanted(pool, first, last, form.cleaned_data["secrets"]), form.cleaned_data["form"]
    tables = everything(wanted)
    rows = sum(table.count() for table in tables)
    if not tried(form, exports.export, wanted, kind=kind, rows=rows, by=request.actor, at=at):
        return _page(request, UploadForm(), form)
    name = f"{pool.slug}-{today}.{'xlsx' if kind == ExportForm.XLSX else 'zip'}"
    if kind == ExportForm.XLSX:
        file = TemporaryFile()  # noqa: SIM115 -- the answer closes it
        write_workbook(file, tables, pool.tz)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPE)
    return StreamingHttpResponse(
        zip_of_csv(tables, pool.tz),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
