"""The addresses of the money pages, all below the desk's."""

from django.urls import URLPattern, path

from scheduling.desk.money import views_retention, views_year

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
    #
    # funding
    #
    # costs of the institutions
    #
    # the year and the archive
    path("jahr/", views_year.year, name="desk_year"),
    path("jahr/archiv/", views_year.archive, name="desk_year_archive"),
    path("jahr/<int:pk>/", views_year.closing, name="desk_closing"),
    path("einstellungen/aufbewahrung/", views_retention.retention, name="desk_retention"),
]
