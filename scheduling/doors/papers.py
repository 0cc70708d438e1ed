"""PDFs as answers: a stored one byte by byte with its checksum as ETag, a certificate made on the spot."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from pool.models import Interpreter
from scheduling import pdf_files
from scheduling.certificate_files import KINDS, certificate
from scheduling.doors.rows import numbered
from scheduling.models import Statement, StatementPaper

YEARS = range(2000, 2200)


def statement_pdf(request: HttpRequest, row: Statement) -> HttpResponse:
    """The bytes that were stored when it was issued; 404 for one from before papers were kept."""
    paper = StatementPaper.objects.of(row.pool_id).filter(statement=row).first()
    if paper is None:
        raise Http404
    return _pdf(request, bytes(paper.pdf), f"abrechnung-{row.number}", etag=f'"{paper.sha256}"')


def certificate_pdf(request: HttpRequest, row: Interpreter, *, at: datetime) -> HttpResponse:
    """What `art` and `jahr` in the address ask for, as things stand; nonsense is 404."""
    kind, year = request.GET.get("art", ""), numbered(request.GET.get("jahr", ""))
    if kind not in KINDS or year not in YEARS:
        raise Http404
    content = certificate(kind, row, year, today=at.astimezone(row.pool.tz).date())
    return _pdf(request, content, f"bescheinigung-{kind}-{year}", etag=None)


def _pdf(request: HttpRequest, content: bytes, name: str, *, etag: str | None) -> HttpResponse:
    response = HttpResponse(
        content,
        content_type=pdf_files.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"', "Cache-Control": "private"},
    )
    if etag:
        response.headers["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response
    return response
