"""The addresses of the money pages, all below the desk's."""

from django.urls import URLPattern, path

from scheduling.desk.money import views_hours_rules

money: list[URLPattern] = [
    # hours: the rules for them
    path("einstellungen/stunden/", views_hours_rules.hours_rules, name="desk_money_rules"),
    #
    # tariffs
    #
    # statements and certificates
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
