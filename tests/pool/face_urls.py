"""The pool's own pages and two of the portal's names: a map of the site that needs no other room."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def page(request: HttpRequest) -> HttpResponse:
    """Any page."""
    return HttpResponse(request.path)


urlpatterns = [
    path("", page, name="requests"),
    path("anfragen/neu/", page, name="request_new"),
    path("mitmachen/", page, name="welcome"),
    path("", include("pool.account_urls")),
    path("", include("pool.page_urls")),
    path("sprache/", include("django.conf.urls.i18n")),
]
