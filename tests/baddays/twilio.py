"""Twilio's stand-in, which can keep a request open until the test has done something in between."""

import threading

from scheduling.demo.twilio_stand_in import Fault, TwilioStandIn

PATIENCE = 120  # seconds; then something hangs


class Gate:
    """A point at which requests wait: `arrived` counts them, `open()` lets them go on."""

    def __init__(self) -> None:
        self.arrived, self._open = 0, threading.Event()
        self._count = threading.Lock()

    def wait(self) -> None:
        """Stand here until the gate opens."""
        with self._count:
            self.arrived += 1
        self._open.wait(PATIENCE)

    def open(self) -> None:
        """Let go who waits, and whoever comes later."""
        self._open.set()


class PatientTwilio(TwilioStandIn):
    """Requests wait at `before` (and then nothing was taken), or at `after` (taken, not yet answered)."""

    before: Gate | None = None
    after: Gate | None = None

    def hold(self, where: str) -> Gate:
        """From now on requests wait `before` or `after` the message is taken."""
        gate = Gate()
        setattr(self, where, gate)
        return gate

    def let_go(self) -> None:
        """Who waits goes on, and nobody waits any more."""
        for gate in (self.before, self.after):
            if gate:
                gate.open()
        self.before = self.after = None

    def next_fault(self, number: str) -> Fault | None:
        """Who waited before it was taken finds the door shut."""
        if self.before:
            self.before.wait()
            return Fault(drop=True)
        return super().next_fault(number)

    def take(self, fields: dict[str, str]) -> dict[str, str]:
        """Taken; the answer may have to wait."""
        message = super().take(fields)
        if self.after:
            self.after.wait()
        return message
