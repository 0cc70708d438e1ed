"""Where Twilio and the supervisor knock."""

from django.urls import path

from notifications import health, webhooks

app_name = "notifications"
urlpatterns = [
    path("sms/twilio/inbound/", webhooks.inbound, name="inbound"),
    path("sms/twilio/status/", webhooks.status, name="status"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
