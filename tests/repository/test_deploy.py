"""What hosts are given (deploy/, docs/how-to/host.md) can be read, and names what exists."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from hedgerow.config import command_line
from scripts import reference
from tests.repository.tree import ROOT

DEPLOY = ROOT / "deploy"
UNITS = ("hedgerow.service", "hedgerow-worker.service")
HOSTING = ROOT / "docs" / "how-to" / "host.md"
BINARY = "/opt/hedgerow/current/bin/hedgerow"


def unit(name: str) -> ConfigParser:
    """A unit; a name may stand several times, of which the last is read here."""
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DEPLOY / name)
    return parser


def faults_of(command: list[str]) -> list[str]:
    """What is wrong with a command line of ours: words after the command, options that it does not have."""
    known: dict[str, click.Command] = dict(reference.walk("hedgerow", command_line.hedgerow))
    words = next((words for words in known if f"hedgerow {' '.join(command)} ".startswith(f"{words} ")), None)
    if words is None:
        return [f"no such command: {command}"]
    options = {name for option in known[words].params for name in (*option.opts, *option.secondary_opts)}
    return [f"{words} has no {word}" for word in command if word.startswith("--") and word not in options]


def settings() -> set[str]:
    """Every setting that is documented, and with that read."""
    told = (ROOT / "docs/reference/settings.md").read_text()
    return set(re.findall(r"^\| `([A-Z_]+)`", told, re.MULTILINE))


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_starts_a_command_that_exists_and_is_kept_in_its_place(name: str) -> None:
    service = unit(name)["Service"]
    binary, *command = shlex.split(service["ExecStart"])
    assert binary == BINARY
    assert not faults_of(command)
    assert service["EnvironmentFile"] == "/etc/hedgerow/hedgerow.env"
    assert (service["User"], service["ProtectSystem"], service["CapabilityBoundingSet"]) == ("hedgerow", "strict", "")
    assert service["NoNewPrivileges"] == "true"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_systemd_finds_nothing_wrong() -> None:
    paths = [str(DEPLOY / name) for name in UNITS]
    done = subprocess.run(["systemd-analyze", "verify", *paths], capture_output=True, text=True, check=False)
    ours = [line for line in done.stderr.splitlines() if "hedgerow" in line and "is not executable" not in line]
    assert not ours, "\n".join(ours)


def test_the_settings_exist() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "hedgerow.env").read_text(), re.MULTILINE)
    assert len(named) > 5
    assert set(named) <= settings()


def test_the_container_file_copies_what_is_there_and_runs_what_exists() -> None:
    text = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
    assert set(re.findall(r"^FROM (\S+)", text, re.MULTILINE)) == {"python:3.11-slim"}
    for sources in re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.MULTILINE):
        assert not [name for name in sources.split() if not (ROOT / name).exists()]
    run = re.findall(r"^CMD (.*)$", text, re.MULTILINE)[-1]
    binary, *command = json.loads(run)
    assert binary == "hedgerow"
    assert not faults_of(command)
    assert "USER hedgerow" in text
    assert set(re.findall(r"\b(HEDGEROW_[A-Z_]+)=", text)) <= settings()


def test_compose_builds_from_the_container_file_and_opens_no_port_of_ours() -> None:
    told: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    ours, caddy = told["services"]["hedgerow"], told["services"]["caddy"]
    assert (DEPLOY / ours["build"]["context"] / ours["build"]["dockerfile"]).exists()
    assert (DEPLOY / ours["env_file"]).exists()
    assert set(ours["environment"]) <= settings()
    assert "ports" not in ours
    assert ours["cap_drop"] == ["ALL"]
    named = {mount.split(":")[0] for service in (ours, caddy) for mount in service["volumes"]}
    assert named == set(told["volumes"])
    assert caddy["command"].endswith("hedgerow:8000")


def test_caddy_leads_to_the_port_that_is_served_and_says_itself_whom_a_request_came_from() -> None:
    told = (DEPLOY / "Caddyfile").read_text()
    port = next(
        option.default for option in command_line.hedgerow.get_command(None, "serve").params if option.name == "port"
    )  # type: ignore[arg-type,union-attr]
    assert f"reverse_proxy 127.0.0.1:{port}" in told
    assert "header_up X-Forwarded-For {remote_host}" in told
    assert told.count("{") == told.count("}")


def test_the_script_that_installs_can_be_read_and_names_what_is_there() -> None:
    script = DEPLOY / "install.sh"
    assert script.stat().st_mode & 0o111
    subprocess.run(["sh", "-n", str(script)], check=True)
    for name in re.findall(r'"\$here/([\w./-]+)"', script.read_text()):
        assert (ROOT / name).exists(), name


def test_the_guide_names_commands_and_files_that_exist() -> None:
    lines = re.findall(r"^    (.+)$", HOSTING.read_text(), re.MULTILINE)
    commands = [shlex.split(line.split(BINARY, 1)[1]) for line in lines if BINARY in line]
    assert len(commands) >= 7
    assert not [fault for command in commands for fault in faults_of(command)]
    named = {name for line in lines for name in re.findall(r"/opt/hedgerow/source/(deploy/[\w.-]+)", line)}
    assert {Path(name).name for name in named} >= {*UNITS, "Caddyfile", "install.sh", "hedgerow.env"}
    assert not [name for name in named if not (ROOT / name).exists()]


@pytest.mark.parametrize("command", [["servee"], ["serve", "--nowhere"], ["ledger", "mend"], []])
def test_a_command_that_does_not_exist_is_found(command: list[str]) -> None:
    assert faults_of(command)
