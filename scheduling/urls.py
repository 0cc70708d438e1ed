"""The doors of this room for people and programs."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("kalender/", include("scheduling.feeds.urls")),  # first: it is asked for most often
    path("", include("scheduling.portal.urls")),
    path("", include("scheduling.welcome.urls")),
    path("k/", include("scheduling.links.urls")),
    path("desk/", include("scheduling.desk.urls")),
    path("api/v1/", include("scheduling.api.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("scheduling.demo.urls")))
