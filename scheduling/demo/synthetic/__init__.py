"""Synthetic pools of any size for benchmarks: invented people without a phone number, the same for a seed."""
