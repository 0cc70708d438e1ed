"""The portal's addresses."""

from django.urls import path

from scheduling.portal import (
    views,
    views_feeds,
    views_figures,
    views_hours,
    views_reminders,
    views_schedule,
    views_series,
    ways_out,
)

urlpatterns = [
    path("", views.requests, name="requests"),
    path("termine/", views_schedule.schedule, name="schedule"),
    path("anfragen/neu/", views.request_new, name="request_new"),
    path("anfragen/sprachen/", ways_out.language_search, name="language_search"),
    path("anfragen/sprache/", ways_out.language_advice, name="language_advice"),
    path("anfragen/<int:pk>/", views.request_detail, name="request_detail"),
    path("anfragen/<int:pk>/aendern/", views.request_change, name="request_change"),
    path("anfragen/<int:pk>/zurueckziehen/", views.request_withdraw, name="request_withdraw"),
    path("anfragen/<int:pk>/reihe/zurueckziehen/", views_series.series_withdraw, name="series_withdraw"),
    path("anfragen/<int:pk>/auch/", ways_out.request_also, name="request_also"),
    path("termine/abonnieren/", views_feeds.feeds, name="feeds"),
    path("termine/erinnerungen/", views_reminders.reminders, name="reminders"),
    path("einsaetze/<int:pk>/bestaetigen/", views.record_attest, name="record_attest"),
    path("einsaetze/<int:pk>/stunden/", views_hours.record_page, name="record_page"),
    path("einsaetze/<int:pk>/nachweis/", views_hours.sheet, name="sheet"),
    path("auswertung/", views_figures.figures, name="own_figures"),
    path("auswertung/<slug:name>.csv", views_figures.figures_csv, name="own_figures_csv"),
]
