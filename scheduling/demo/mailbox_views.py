"""The mailbox of the demo: each mail as sent, with its invite."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scheduling.demo.doors import only_in_demo
from scheduling.demo.mailbox import Mail, names, read

PER_PAGE = 50


@only_in_demo
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """The mails of everybody, the latest first."""
    page = Paginator(names(), PER_PAGE).get_page(request.GET.get("page"))
    mails = [found for name in page if (found := read(name))]
    return render(request, "scheduling/demo/mailbox.html", {"page": page, "mails": mails})


@only_in_demo
@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail: headers, text, invite."""
    return render(request, "scheduling/demo/mail.html", {"mail": _known(name)})


@only_in_demo
@require_safe
def ics(request: HttpRequest, name: str) -> HttpResponse:
    """The invite as a file, as a mail program would save it."""
    found = _known(name)
    if not found.ics:
        raise Http404
    kind = f'text/calendar; charset=utf-8; method="{found.method}"'
    headers = {"Content-Disposition": 'attachment; filename="invite.ics"'}
    return HttpResponse(found.ics.encode(), content_type=kind, headers=headers)


def _known(name: str) -> Mail:
    if found := read(name):
        return found
    raise Http404
