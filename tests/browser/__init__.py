"""What people see and click, in a real Chromium."""
