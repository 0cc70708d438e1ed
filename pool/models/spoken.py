"""Spoken: what the search narrows by, one row per Interpreter and language; derived, never edited by hand.

Every language of every Pool has a lane of its own on one great plane (pool.domain.lanes), so one plain
point index finds "the nearest who speak it here" on PostgreSQL without an extension, and one b-tree on
SQLite. `m0` to `m6` say Monday to Sunday in quarters of an hour (pool.domain.masks). The row may promise
too much, never too little: who is in it is judged exactly afterwards. pool/actions/spoken.py writes it.
"""

from django.db import models

from pool.scope import PoolOwned


class Spoken(PoolOwned):
    """One language of one Interpreter. Metres on the plane.

    `reach` is metres of road, None for who goes nowhere; `loose` passes every mask, since hours are unknown
    or dated; `askable` is false for who may surely not be asked, `sms` for whom neither SMS nor mail reaches.
    """

    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.CASCADE, related_name="spoken")
    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=3)
    substitute = models.BooleanField(default=False)
    east = models.FloatField()
    north = models.FloatField()
    reach = models.FloatField(null=True)
    phone = models.BooleanField()
    video = models.BooleanField()
    askable = models.BooleanField()
    sms = models.BooleanField()
    loose = models.BooleanField()
    m0 = models.BigIntegerField()
    m1 = models.BigIntegerField()
    m2 = models.BigIntegerField()
    m3 = models.BigIntegerField()
    m4 = models.BigIntegerField()
    m5 = models.BigIntegerField()
    m6 = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="spoken_once", fields=["interpreter", "language"])]
        indexes = [models.Index(name="spoken_farthest", fields=["pool", "reach"])]

    def __str__(self) -> str:
        return f"{self.interpreter_id} {self.language}"
