"""The pages of the house itself."""

from django.urls import path

from pool.views import days, pages, roles

urlpatterns = [
    path("impressum/", pages.imprint, name="imprint"),
    path("datenschutz/", pages.privacy, name="privacy"),
    path("barrierefreiheit/", pages.accessibility, name="accessibility"),
    path("tage/", days.day_notes, name="day_notes"),
    path("rolle/", roles.role, name="role"),
]
