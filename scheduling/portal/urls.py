"""The portal's addresses."""

from django.urls import path

from scheduling.portal import (
    views,
    views_feeds,
    views_not_there,
    views_reminders,
    views_schedule,
    views_series,
    views_word,
    ways_out,
)

urlpatterns = [
    path("", views.requests, name="requests"),
    path("termine/", views_schedule.schedule, name="schedule"),
    path("anfragen/neu/", views.request_new, name="request_new"),
    path("anfragen/sprache/", ways_out.language_advice, name="language_advice"),
    path("anfragen/<int:pk>/", views.request_detail, name="request_detail"),
    path("anfragen/<int:pk>/aendern/", views.request_change, name="request_change"),
    path("anfragen/<int:pk>/zurueckziehen/", views.request_withdraw, name="request_withdraw"),
    path("anfragen/<int:pk>/reihe/zurueckziehen/", views_series.series_withdraw, name="series_withdraw"),
    path("anfragen/<int:pk>/auch/", ways_out.request_also, name="request_also"),
    path("anfragen/<int:pk>/nachricht/", views_word.request_word, name="request_word"),
    path("einsaetze/<int:pk>/nicht-da/", views_not_there.missing, name="not_there"),
    path("einsaetze/<int:pk>/doch-da/", views_not_there.arrived, name="arrived"),
    path("termine/abonnieren/", views_feeds.feeds, name="feeds"),
    path("termine/erinnerungen/", views_reminders.reminders, name="reminders"),
    path("einsaetze/<int:pk>/bestaetigen/", views.record_attest, name="record_attest"),
]
