"""Daten: bring the table in that the Pool has today, take everything out."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from scheduling.actions.imports import begin_import
from scheduling.desk.forms_transfer import UploadForm
from scheduling.desk.sample_table import sample
from scheduling.domain.imports.tables import Table
from scheduling.doors import DoorRequest, coordinator_required, page_of, tried
from scheduling.queries.imports import imports_listed
from scheduling.table_files import LARGEST, read_tables, signs
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
    context = {
        "form": form,
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
