"""The desk: the calendar as a file for a spreadsheet."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling import csv_files, xlsx_files
from scheduling.desk.grid_page import AUTHORITIES, PEOPLE, Grid, grid_asked
from scheduling.desk.schedule_tables import tables
from scheduling.desk.tight_page import closed_among
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.doors.schedule import Page, page_asked
from scheduling.queries.tight import tightness

DATES = "dates"
NAMES = {DATES: "termine", PEOPLE: "woche-personen", AUTHORITIES: "woche-einrichtungen"}


@coordinator_required
@require_safe
def schedule_file(request: DoorRequest, of: str, kind: str) -> HttpResponse:
    """What the same address of the page shows, all pages of it."""
    if of not in NAMES or kind not in ("csv", "xlsx"):
        raise Http404
    at, pool = clock.now(), request.membership.pool
    found: Grid | Page
    if of == DATES:
        found = page_asked(request, at=at)
        specials = [(one.date, one.special) for week in found.weeks for one in week]
        closed, days = closed_among(specials), found.days
        tight = tightness(pool, found.entries, days[0], days[-1], closed=closed, at=at)
    else:
        found = grid_asked(request, of, at=at, whole=True)
        tight = found.tight
    sheets = tables(found, tight, pool.tz)
    content = sheets[0].csv if kind == "csv" else xlsx_files.xlsx_file((s.sheet for s in sheets), tz=pool.tz)
    media = csv_files.MEDIA_TYPE if kind == "csv" else xlsx_files.MEDIA_TYPE
    named = f'attachment; filename="{NAMES[of]}-{found.day}.{kind}"'
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": named})
