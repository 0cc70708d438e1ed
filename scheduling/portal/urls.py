"""The portal's addresses."""

from django.urls import path

from scheduling.portal import (
    views,
    views_feeds,
    views_pool_rules,
    views_reminders,
    views_schedule,
    views_series,
    ways_out,
)

urlpatterns = [
    path("", views.requests, name="requests"),
    path("termine/", views_schedule.schedule, name="schedule"),
    path("anfragen/neu/", views.request_new, name="request_new"),
    path("anfragen/bereich/", views_pool_rules.setting_advice, name="setting_advice"),
    path("regeln/", views_pool_rules.rules_shown, name="rules_shown"),
    path("regeln/<slug:slug>/", views_pool_rules.rules_public, name="rules_public"),
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
]
