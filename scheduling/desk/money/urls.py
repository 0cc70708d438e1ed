"""The addresses of the money pages, all below the desk's."""

from django.urls import URLPattern, path

from scheduling.desk.money import views_ceilings, views_ceilings_rules

money: list[URLPattern] = [
    # hours: the rules for them
    #
    # tariffs
    #
    # statements and certificates
    #
    # payments
    #
    # the tax-free amount
    path("einstellungen/freibetrag/", views_ceilings_rules.rules, name="desk_ceilings_rules"),
    path("freibetraege/", views_ceilings.ceilings, name="desk_ceilings"),
    path("freibetraege/liste.<slug:kind>", views_ceilings.ceilings_file, name="desk_ceilings_file"),
    path("freibetraege/<int:pk>/", views_ceilings.ceiling, name="desk_ceiling"),
    #
    # funding
    #
    # costs of the institutions
    #
    # the year and the archive
]
