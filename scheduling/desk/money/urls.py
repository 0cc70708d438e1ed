"""The addresses of the money pages, all below the desk's."""

from django.urls import URLPattern, path

from scheduling.desk.money import views_tariffs

money: list[URLPattern] = [
    # hours: the rules for them
    #
    # tariffs
    path("einstellungen/tarife/", views_tariffs.tariffs, name="desk_tariffs"),
    path("einstellungen/tarife/neu/", views_tariffs.tariff_new, name="desk_tariff_new"),
    path("einstellungen/tarife/<int:pk>/loeschen/", views_tariffs.tariff_remove, name="desk_tariff_remove"),
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
