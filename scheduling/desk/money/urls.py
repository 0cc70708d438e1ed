"""The addresses of the money pages, all below the desk's."""

from django.urls import URLPattern, path

from scheduling.desk.money import views_certificates, views_corrections, views_issuing

money: list[URLPattern] = [
    # hours: the rules for them
    #
    # tariffs
    #
    # statements and certificates
    path("statements/issue/", views_issuing.issue, name="desk_statement_issue"),
    path("statements/alle/", views_issuing.issue_together, name="desk_statements_issue"),
    path("statements/zeitraum/", views_issuing.period, name="desk_statements_period"),
    path("hours/<int:pk>/neu-oeffnen/", views_corrections.reopen, name="desk_record_reopen"),
    path(
        "people/<int:pk>/bescheinigung.pdf",
        views_certificates.person_certificate,
        name="desk_person_certificate",
    ),
    #
    # payments
    #
    # the tax-free amount
    #
    # funding
    #
    # costs of the institutions
    #
    # the year and the archive
]
