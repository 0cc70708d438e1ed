"""Who is needed, who is asked, who comes, what it cost.

May import: pool and notifications. Nobody imports this room.
"""
