"""The addresses of the money pages, all below the desk's."""

from django.urls import URLPattern, path

from scheduling.desk.money import views_account, views_payer, views_payments, views_payouts

money: list[URLPattern] = [
    # hours: the rules for them
    #
    # tariffs
    #
    # statements and certificates
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
    #
    # funding
    #
    # costs of the institutions
    #
    # the year and the archive
]
