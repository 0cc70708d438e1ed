"""The map of the whole site; it includes the other rooms by name, so no import points upwards."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

urlpatterns = [
    path("", include("scheduling.urls")),  # / the portal, /k/ short links, /desk/, /api/v1/, /demo/
    path("", include("pool.account_urls")),  # /anmelden/, /abmelden/, /passwort/
    path("", include("pool.page_urls")),  # /impressum/, /datenschutz/, /barrierefreiheit/, /tage/, /rolle/
    path("", include("notifications.urls")),  # /sms/twilio/, /health/
    path("sprache/", include("django.conf.urls.i18n")),
    path("api/v1/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/v1/docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="api_docs"),
    path("admin/", admin.site.urls),
]
