"""`hedgerow demo`: a fictional borough, made once, with sign-ins printed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from hedgerow.config.command_line import start_django

READY = "demo-is-ready"
HELLO = """
  Mallowdale is ready, and entirely made up:  http://{host}:{port}/

  Sign in with one of these; the password is the same for all: {password}
{people}
  Stop with Ctrl+C. Start afresh with: hedgerow demo --fresh
"""


@click.command("demo")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", help="Port to listen on.")
@click.option("--data-dir", "folder", type=click.Path(path_type=Path), help="Where to keep it. Default: var/demo.")
@click.option("--fresh", is_flag=True, help="Throw the old demonstration away and make it again.")
@click.option("--days", default=730, show_default=True, help="How many days of work to tell.")
@click.option("--build-only", is_flag=True, help="Make it, and do not serve it.")
def demo_command(host: str, port: int, folder: Path | None, fresh: bool, days: int, build_only: bool) -> None:
    """Walk round a fictional borough."""
    data = (folder or Path("var") / "demo").absolute()
    os.environ["HEDGEROW_DATA"] = str(data)
    os.environ["HEDGEROW_DEMO"] = "1"
    os.environ["HEDGEROW_LOG_ADDRESS"] = "log@example.org"  # nothing is read from there: see `hedgerow mail read`
    os.environ.setdefault("HEDGEROW_ADDRESS", f"http://{host}:{port}")  # links in the letters that it shows
    os.environ.pop("DATABASE_URL", None)  # the demonstration never touches a real database
    if fresh or not (data / READY).exists():
        clear(data)
        start_django()
        build(data, days)
    start_django()
    if not build_only:
        serve(host, port)


def clear(data: Path) -> None:
    """Remove a demonstration. A folder that holds something else is left alone."""
    if data.exists() and any(data.iterdir()) and not (data / "demo-source").exists():
        raise click.ClickException(f"{data} holds something that is not a demonstration. Choose another --data-dir.")
    shutil.rmtree(data, ignore_errors=True)
    (data / "demo-source").mkdir(parents=True)


def build(data: Path, days: int) -> None:
    """Make the whole of it, and say so at the end, so that a half-made one is made again."""
    from django.core.management import call_command

    from hedgerow.demo.build import build as build_demo
    from hedgerow.kernel import clock

    call_command("migrate", verbosity=0, interactive=False)
    build_demo(data, clock.today(), lambda line: click.echo(f"  {line}", err=True), days=days)
    (data / READY).touch()


def serve(host: str, port: int) -> None:
    """Print the sign-ins, then answer the web."""
    from hedgerow.config import serve_command
    from hedgerow.demo.spaces import VISITORS
    from hedgerow.demo.stories import COLLEAGUES, PASSWORD

    people = "\n".join(f"    {person.email:28} {person.name}, {person.role}" for person in (*COLLEAGUES, *VISITORS))
    click.echo(HELLO.format(host=host, port=port, password=PASSWORD, people=people + "\n"))
    serve_command.serve(host, port, workers=1)
