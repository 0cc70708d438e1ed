"""The addresses of those who are not in yet."""

from django.urls import path

from scheduling.welcome import views, views_apply, views_links, views_mailings

urlpatterns = [
    path("mitmachen/", views.welcome, name="welcome"),
    path("mitmachen/bestaetigen/<str:token>/", views_links.confirm, name="welcome_confirm"),
    path("mitmachen/bewerbung/<str:token>/", views_apply.application, name="welcome_application"),
    path("mitmachen/<slug:slug>/dolmetschen/", views_apply.apply, name="welcome_apply"),
    path("mitmachen/<slug:slug>/dolmetschen/danke/", views_apply.applied, name="welcome_applied"),
    path("mitmachen/<slug:slug>/", views.register, name="welcome_pool"),
    path("mitmachen/<slug:slug>/privatperson/", views.private_person, name="welcome_private"),
    path("mitmachen/<slug:slug>/gesendet/", views.sent, name="welcome_sent"),
    path("rundschreiben/abbestellen/<str:token>/", views_mailings.no_more, name="no_more"),
    path("einladung/<str:token>/", views_links.invitation, name="invitation"),
]
