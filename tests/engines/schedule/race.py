"""Six workers that claim the same five days at once, each with a connection of its own."""

from __future__ import annotations

import threading
from datetime import date, timedelta

from django.db import connection

from hedgerow.engines.schedule import actions

DAY = date(2026, 5, 3)
WORKERS = 6


def race() -> list[date]:
    """The days that were claimed, in order: each stands as often as somebody won it."""
    ready, won = threading.Barrier(WORKERS), []

    def work() -> None:
        try:
            ready.wait(10)
            for days in range(5):
                claimed = actions.claim(job="seeds.water", day=DAY + timedelta(days=days))
                if claimed:
                    won.append(claimed.day)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(won)
