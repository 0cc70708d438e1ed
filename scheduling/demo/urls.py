"""Phones, mailbox and clock of the demo."""

from django.urls import path

from scheduling.demo import clock_views, mailbox_views, phone_views

urlpatterns = [
    path("phones/", phone_views.phones, name="demo_phones"),
    path("phones/<str:number>/", phone_views.phone, name="demo_phone"),
    path("mailbox/", mailbox_views.mailbox, name="demo_mailbox"),
    path("mailbox/<slug:name>/", mailbox_views.mail, name="demo_mail"),
    path("mailbox/<slug:name>/invite.ics", mailbox_views.ics, name="demo_mail_ics"),
    path("clock/", clock_views.clock_page, name="demo_clock"),
]
