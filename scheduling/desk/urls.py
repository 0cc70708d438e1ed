"""The desk's addresses."""

from django.urls import path

from scheduling.desk import (
    views,
    views_filing,
    views_hours,
    views_missing,
    views_people,
    views_plan,
    views_requests,
    views_rules,
    views_series,
    views_statements,
    views_steps,
)

urlpatterns = [
    path("", views.today, name="desk_today"),
    path("requests/", views_requests.requests, name="desk_requests"),
    path("requests/neu/", views_filing.request_new, name="desk_request_new"),
    path("requests/<int:pk>/", views_requests.request_page, name="desk_request"),
    path("requests/<int:pk>/change/", views_filing.request_change, name="desk_request_change"),
    path("requests/<int:pk>/approve/", views_steps.approve, name="desk_request_approve"),
    path("requests/<int:pk>/search/", views_steps.search, name="desk_request_search"),
    path("requests/<int:pk>/assign/", views_steps.assign, name="desk_request_assign"),
    path("requests/<int:pk>/reject/", views_steps.reject, name="desk_request_reject"),
    path("requests/<int:pk>/withdraw/", views_steps.withdraw, name="desk_request_withdraw"),
    path("requests/<int:pk>/reihe/approve/", views_series.approve, name="desk_series_approve"),
    path("requests/<int:pk>/reihe/withdraw/", views_series.withdraw, name="desk_series_withdraw"),
    path("assignments/<int:pk>/cancel/", views_steps.cancel, name="desk_assignment_cancel"),
    path("plan/", views_plan.plan, name="desk_plan"),
    path("plan/send/", views_plan.send, name="desk_plan_send"),
    path("hours/", views_hours.hours, name="desk_hours"),
    path("hours/approve/", views_hours.approve, name="desk_hours_approve"),
    path("hours/<int:pk>/attest/", views_hours.attest, name="desk_record_attest"),
    path("hours/<int:pk>/correct/", views_hours.correct, name="desk_record_correct"),
    path("people/", views_people.people, name="desk_people"),
    path("people/<int:pk>/", views_people.person, name="desk_person"),
    path("rules/", views_rules.rules, name="desk_rules"),
    path("statements/", views_statements.statements, name="desk_statements"),
    path("statements/issue/", views_statements.issue, name="desk_statement_issue"),
    path("statements/<int:pk>/", views_statements.statement, name="desk_statement"),
    path("statements/<int:pk>.csv", views_statements.statement_csv, name="desk_statement_csv"),
    path("missing/", views_missing.missing, name="desk_missing"),
    path("missing/<slug:name>.csv", views_missing.missing_csv, name="desk_missing_csv"),
]
