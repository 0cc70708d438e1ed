"""On board: institutions register themselves, invite colleagues, and people leave."""
