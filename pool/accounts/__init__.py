"""Sign-in by django-allauth: closed to strangers, in our own words. Code or password, passkey, app, OIDC."""
