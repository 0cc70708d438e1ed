"""Where the SMS providers and the supervisor knock."""

from django.urls import path

from notifications import health
from notifications.webhooks import gateway, twilio

app_name = "notifications"
urlpatterns = [
    path("sms/twilio/inbound/", twilio.inbound, name="inbound"),
    path("sms/twilio/status/", twilio.status, name="status"),
    path("sms/gateway/inbound/", gateway.inbound, name="gateway-inbound"),
    path("sms/gateway/status/", gateway.status, name="gateway-status"),
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
