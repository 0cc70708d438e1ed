"""Every route of API v1, below /api/v1/."""

from django.urls import URLPattern, path

from pool.api import authorities, interpreters, languages, tokens
from scheduling.api import (
    assignments,
    deciding,
    missing,
    numbers,
    offers,
    requests,
    series,
    service_records,
    statements,
    steering,
)

REQUESTS: list[URLPattern] = [
    path("requests/", requests.Requests.as_view(), name="api_requests"),
    path("requests/series/", series.NewSeries.as_view(), name="api_series"),
    path("requests/<int:pk>/", requests.OneRequest.as_view(), name="api_request"),
    path("requests/<int:pk>/cancel/", deciding.Cancel.as_view(), name="api_request_cancel"),
    path("requests/<int:pk>/cancel-series/", series.CancelSeries.as_view(), name="api_series_cancel"),
    path("requests/<int:pk>/approve/", deciding.Approve.as_view(), name="api_request_approve"),
    path("requests/<int:pk>/reject/", deciding.Reject.as_view(), name="api_request_reject"),
    path("requests/<int:pk>/candidates/", deciding.Candidates.as_view(), name="api_request_candidates"),
    path("requests/<int:pk>/ask/", steering.Ask.as_view(), name="api_request_ask"),
    path("requests/<int:pk>/pause/", steering.Pause.as_view(), name="api_request_pause"),
    path("requests/<int:pk>/resume/", steering.Resume.as_view(), name="api_request_resume"),
    path("requests/<int:pk>/assign/", deciding.Assign.as_view(), name="api_request_assign"),
]
WORK: list[URLPattern] = [
    path("offers/", offers.Offers.as_view(), name="api_offers"),
    path("offers/<int:pk>/", offers.OneOffer.as_view(), name="api_offer"),
    path("assignments/", assignments.Assignments.as_view(), name="api_assignments"),
    path("assignments/<int:pk>/", assignments.OneAssignment.as_view(), name="api_assignment"),
    path(
        "assignments/<int:pk>/cancel/", assignments.CancelAssignment.as_view(), name="api_assignment_cancel"
    ),
    path("service-records/", service_records.ServiceRecords.as_view(), name="api_records"),
    path("service-records/<int:pk>/", service_records.OneServiceRecord.as_view(), name="api_record"),
    path("service-records/<int:pk>/report/", service_records.Report.as_view(), name="api_record_report"),
    path("service-records/<int:pk>/attest/", service_records.Attest.as_view(), name="api_record_attest"),
    path("service-records/<int:pk>/decide/", service_records.Decide.as_view(), name="api_record_decide"),
    path(
        "service-records/<int:pk>/approve/",
        service_records.ApproveRecord.as_view(),
        name="api_record_approve",
    ),
    path("service-records/<int:pk>/correct/", service_records.Correct.as_view(), name="api_record_correct"),
    path("statements/", statements.Statements.as_view(), name="api_statements"),
    path("statements/<int:pk>/", statements.OneStatement.as_view(), name="api_statement"),
    path("statements/<int:pk>/csv/", statements.StatementFile.as_view(), name="api_statement_csv"),
]
POOL: list[URLPattern] = [
    path("interpreters/", interpreters.Interpreters.as_view(), name="api_interpreters"),
    path("interpreters/<int:pk>/", interpreters.OneInterpreter.as_view(), name="api_interpreter"),
    path("languages/", languages.Languages.as_view(), name="api_languages"),
    path("authorities/", authorities.Authorities.as_view(), name="api_authorities"),
    path("authorities/<int:pk>/", authorities.OneAuthority.as_view(), name="api_authority"),
    path("missing/", missing.WhatIsMissing.as_view(), name="api_missing"),
    path("numbers/", numbers.Numbers.as_view(), name="api_numbers"),
    path("tokens/", tokens.Tokens.as_view(), name="api_tokens"),
    path("tokens/current/", tokens.CurrentToken.as_view(), name="api_token_current"),
]
urlpatterns = REQUESTS + WORK + POOL
