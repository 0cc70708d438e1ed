"""The addresses of the money pages, all below the desk's."""

from django.urls import URLPattern, path

from scheduling.desk.money import (
    views_account,
    views_ceilings,
    views_ceilings_rules,
    views_certificates,
    views_corrections,
    views_costs,
    views_funding,
    views_funding_cases,
    views_hours_rules,
    views_issuing,
    views_payer,
    views_payments,
    views_payouts,
    views_retention,
    views_tariffs,
    views_year,
)

money: list[URLPattern] = [
    # hours: the rules for them
    path("einstellungen/stunden/", views_hours_rules.hours_rules, name="desk_money_rules"),
    #
    # tariffs
    path("einstellungen/tarife/", views_tariffs.tariffs, name="desk_tariffs"),
    path("einstellungen/tarife/neu/", views_tariffs.tariff_new, name="desk_tariff_new"),
    path("einstellungen/tarife/<int:pk>/loeschen/", views_tariffs.tariff_remove, name="desk_tariff_remove"),
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
    path("zahlungen/", views_payments.waiting_and_runs, name="desk_payments"),
    path("zahlungen/neu/", views_payments.new, name="desk_payment_new"),
    path("zahlungen/<int:pk>/", views_payments.run, name="desk_payment_run"),
    path("zahlungen/<int:pk>/schritt/", views_payments.step, name="desk_payment_step"),
    path("zahlungen/<int:pk>/datei/", views_payments.file, name="desk_payment_file"),
    path("auszahlungen/<int:pk>/", views_payouts.payout, name="desk_payout"),
    path("people/<int:pk>/konto/", views_account.account, name="desk_account"),
    path("einstellungen/konto/", views_payer.payer, name="desk_payer"),
    #
    # the tax-free amount
    path("einstellungen/freibetrag/", views_ceilings_rules.rules, name="desk_ceilings_rules"),
    path("freibetraege/", views_ceilings.ceilings, name="desk_ceilings"),
    path("freibetraege/liste.<slug:kind>", views_ceilings.ceilings_file, name="desk_ceilings_file"),
    path("freibetraege/<int:pk>/", views_ceilings.ceiling, name="desk_ceiling"),
    #
    # funding
    path("foerderung/", views_funding.sources, name="desk_funding"),
    path("foerderung/neu/", views_funding.add, name="desk_funding_new"),
    path("foerderung/<int:pk>/", views_funding.source, name="desk_funding_source"),
    path("foerderung/<int:pk>/aendern/", views_funding.change, name="desk_funding_change"),
    path("foerderung/<int:pk>/ende/", views_funding.end, name="desk_funding_end"),
    path("foerderung/<int:pk>/budget/", views_funding.budget, name="desk_funding_budget"),
    path("foerderung/<int:pk>/texte/", views_funding.texts, name="desk_funding_texts"),
    path("foerderung/<int:pk>/nachweis.xlsx", views_funding.xlsx, name="desk_funding_xlsx"),
    path("foerderung/<int:pk>/nachweis.pdf", views_funding.pdf, name="desk_funding_pdf"),
    path("foerderung/<int:pk>/ausnahme/", views_funding_cases.allow, name="desk_funding_exception"),
    path("foerderung/ausnahmen/<int:pk>/", views_funding_cases.take_back, name="desk_funding_exception_back"),
    path("hours/<int:pk>/foerdertopf/", views_funding_cases.choose, name="desk_record_source"),
    #
    # costs of the institutions
    path("kosten/", views_costs.costs, name="desk_costs"),
    path("kosten/erstellen/", views_costs.issue, name="desk_costs_issue"),
    path("kosten/alle/", views_costs.issue_all, name="desk_costs_issue_all"),
    path("kosten/<int:pk>/", views_costs.cost_list, name="desk_cost_list"),
    path("kosten/<int:pk>.xlsx", views_costs.cost_list_xlsx, name="desk_cost_list_xlsx"),
    path("kosten/<int:pk>.csv", views_costs.cost_list_csv, name="desk_cost_list_csv"),
    path("kosten/<int:pk>.pdf", views_costs.cost_list_pdf, name="desk_cost_list_pdf"),
    path("einrichtungen/<int:pk>/kosten/", views_costs.payer, name="desk_authority_payer"),
    #
    # the year and the archive
    path("jahr/", views_year.year, name="desk_year"),
    path("jahr/archiv/", views_year.archive, name="desk_year_archive"),
    path("jahr/<int:pk>/", views_year.closing, name="desk_closing"),
    path("einstellungen/aufbewahrung/", views_retention.retention, name="desk_retention"),
]
