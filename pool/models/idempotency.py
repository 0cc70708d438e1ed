"""IdempotentAnswer: what the API said to a POST, so that a repeated key gets the same answer."""

from django.db import models


class IdempotentAnswer(models.Model):
    """One answer per user and Idempotency-Key; `fingerprint` is the SHA-256 of method, path and body."""

    user = models.ForeignKey("pool.User", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="idempotency_key_once", fields=["user", "key"])]

    def __str__(self) -> str:
        return self.key
