"""The portal's addresses."""

from django.urls import path

from scheduling.portal import (
    chances,
    views,
    views_drafts,
    views_feeds,
    views_institution,
    views_pool_rules,
    views_reminders,
    views_schedule,
    views_series,
    views_venues,
    ways_out,
)

urlpatterns = [
    path("", views.requests, name="requests"),
    path("termine/", views_schedule.schedule, name="schedule"),
    path("anfragen/neu/", views.request_new, name="request_new"),
    path("anfragen/bereich/", views_pool_rules.setting_advice, name="setting_advice"),
    path("regeln/", views_pool_rules.rules_shown, name="rules_shown"),
    path("regeln/<slug:slug>/", views_pool_rules.rules_public, name="rules_public"),
    path("anfragen/entwurf/<int:pk>/verwerfen/", views_drafts.draft_discard, name="draft_discard"),
    path("anfragen/sprachen/", ways_out.language_search, name="language_search"),
    path("anfragen/sprache/", ways_out.language_advice, name="language_advice"),
    path("anfragen/aussicht/", chances.chance, name="chance"),
    path("anfragen/<int:pk>/", views.request_detail, name="request_detail"),
    path("anfragen/<int:pk>/aendern/", views.request_change, name="request_change"),
    path("anfragen/<int:pk>/zurueckziehen/", views.request_withdraw, name="request_withdraw"),
    path("anfragen/<int:pk>/reihe/zurueckziehen/", views_series.series_withdraw, name="series_withdraw"),
    path("anfragen/<int:pk>/auch/", ways_out.request_also, name="request_also"),
    path("termine/abonnieren/", views_feeds.feeds, name="feeds"),
    path("termine/erinnerungen/", views_reminders.reminders, name="reminders"),
    path("einrichtung/", views_institution.institution, name="institution"),
    path("einrichtung/aendern/", views_institution.change, name="institution_change"),
    path("einrichtung/einladen/", views_institution.invite_colleague, name="institution_invite"),
    path("einrichtung/einladungen/<int:pk>/", views_institution.revoke, name="institution_revoke"),
    path("einrichtung/personen/<int:pk>/", views_institution.end, name="institution_end"),
    path("einrichtung/adressen/", views_venues.venues, name="venues"),
    path("einrichtung/adressen/<int:pk>/", views_venues.venue, name="venue"),
    path("einrichtung/adressen/<int:pk>/loeschen/", views_venues.venue_remove, name="venue_remove"),
    path("einsaetze/<int:pk>/bestaetigen/", views.record_attest, name="record_attest"),
]
