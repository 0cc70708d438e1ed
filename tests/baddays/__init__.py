"""Bad days: processes that die, connections that are cut, clocks that jump, and many at once."""
