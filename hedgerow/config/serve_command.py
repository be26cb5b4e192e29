"""`hedgerow serve`: one process group that answers the web, and the worker that delivers letters and works by night."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from django.conf import settings
from django.core.management import call_command
from gunicorn.app.base import BaseApplication

from hedgerow.pages import actions
from hedgerow.pages.queries import first_run as queries

THREADS, GRACE, STUCK = 4, 30, 60  # of each process; seconds


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, told by us instead of by a file."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        # Only now: the application reads the folder of static files once, when it is imported.
        from hedgerow.config.wsgi import application

        return application


def serve(host: str, port: int, workers: int, *, with_worker: bool = True) -> None:
    """Bring the database and the static files up to date, then answer requests until stopped."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    server = Server(
        {
            "bind": f"{host}:{port}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": False,
            "loglevel": "warning",
            "control_socket_disable": True,
            # A stop waits for the requests under way; a process that answers nothing at all any more is replaced.
            "graceful_timeout": GRACE,
            "timeout": STUCK,
            "keepalive": 15,
            # Processes are replaced now and then, not all at once, so that none grows for ever.
            "max_requests": 5_000,
            "max_requests_jitter": 1_000,
            "worker_exit": leave,
        }
    )
    tell_setup_code(f"http://{host}:{port}")
    with worker_beside(with_worker):
        server.run()


def leave(_server: object, _worker: object) -> None:
    """End a process whose requests are all answered, at once: the libraries in C++ that it shares with the process it was
    forked from abort when they tidy up, which reads like a failure in the log."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def tell_setup_code(address: str) -> None:
    """While nobody manages this installation, print the code that lets whoever reads this begin in the browser."""
    if settings.FIRST_RUN and not queries.has_manager():
        click.echo(
            f"Nobody manages this installation yet. Open {address}/begin/ with the setup code {actions.new_code()}"
        )


@contextmanager
def worker_beside(wanted: bool) -> Iterator[None]:
    """A worker in a process of its own, told to stop when the block ends; it also stops when this process is killed."""
    command = [sys.executable, "-m", "hedgerow", "worker", "--with-parent"]
    worker = subprocess.Popen(command, stdout=subprocess.DEVNULL) if wanted else None
    try:
        yield
    finally:
        if worker:
            worker.terminate()


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", help="Port to listen on.")
@click.option("--workers", default=2, show_default=True, help="Processes; each has four threads.")
@click.option("--no-worker", is_flag=True, help="Start no worker beside it: one runs elsewhere.")
@click.option("--data-dir", expose_value=False, help="Where this installation keeps its data.")
def serve_command(host: str, port: int, workers: int, no_worker: bool) -> None:
    """Answer the web, deliver letters and do the nightly work."""
    serve(host, port, workers, with_worker=not no_worker)
