"""The door of calendar programs: a schedule behind a secret address, which is only ever read."""
