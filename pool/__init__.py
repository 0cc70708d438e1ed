"""Who can help, in which language, where, when; the tenant and the map of the whole site.

May import: notifications. Never: scheduling.
"""
