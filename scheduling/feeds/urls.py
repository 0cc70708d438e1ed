"""The address of a feed; calendar programs like it to end as a file does."""

from django.urls import path

from scheduling.feeds import views

urlpatterns = [path("<str:token>.ics", views.feed, name="feed")]
