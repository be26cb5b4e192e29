"""How long a count by preference takes: 10,000 ballots, all different, must take under a second.

Run: .venv/bin/python -m benchmarks.stv
"""
