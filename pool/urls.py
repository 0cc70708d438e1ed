"""The map of the whole site; it includes the other rooms by name, so no import points upwards."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
