"""The addresses of the money pages, all below the desk's."""

from django.urls import URLPattern

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
]
