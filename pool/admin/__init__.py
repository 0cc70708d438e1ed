"""Master data for superusers: Pools, people, sign-ins, roles, languages; the journal to read.

A keyhole: states that a table governs are never edited here.
"""

from pool.admin import interpreters, journal, people, pools
from pool.admin.site import InOnePool

__all__ = ["InOnePool", "interpreters", "journal", "people", "pools"]
