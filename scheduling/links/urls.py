"""The address of a short link; short, since it stands in an SMS."""

from django.urls import path

from scheduling.links import views

urlpatterns = [path("<str:token>/", views.page, name="link")]
