"""`hedgerow budgets count`: what it prints, and why a file may say otherwise."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from hedgerow.participation.commands.budgets import budgets_group
from hedgerow.spine.errors import InputError

FILE = """META
key;value
budget;100
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name;selected
a;60;Trees;1
b;50;Benches;0
c;40.5;A mural;0
VOTES
voter_id;vote
1;a,b
2;a
3;b,c
"""


def run(path: Path, text: str, *options: str) -> tuple[str, str]:
    path.write_text(text)
    result = CliRunner().invoke(budgets_group, ["count", str(path), *options], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout, result.stderr


def test_as_json(tmp_path: Path) -> None:
    out, aside = run(tmp_path / "x.pb", FILE, "--json")
    assert json.loads(out) == {"rule": "greedy", "selected": ["a"], "cost": 60}
    assert aside == ""


def test_project_by_project(tmp_path: Path) -> None:
    out, _aside = run(tmp_path / "x.pb", FILE)
    assert "a  Trees: paid for. 2 votes; it costs 60 of the 100 that were left." in out
    assert "c  A mural: passed over. 1 votes; it costs 40.5, and 40 were left." in out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("b;50;Benches;0", "b;50;Benches;1"),
            "a, b are among projects with equal votes|b are among projects with equal",
        ),
        (("c;40.5;A mural;0", "c;40.5;A mural;1"), r"\(c\), and nothing in it says why"),
        (("rule;greedy", "rule;greedy-threshold"), "^$"),
    ],
)
def test_where_the_file_says_otherwise_it_is_said_why(tmp_path: Path, change: tuple[str, str], said: str) -> None:

    _out, aside = run(tmp_path / "x.pb", FILE.replace(*change), "--rule", "greedy")
    assert re.search(said, aside)


def test_a_budget_by_another_rule_is_told_apart(tmp_path: Path) -> None:
    text = FILE.replace("rule;greedy", "rule;equalshares").replace("b;50;Benches;0", "b;50;Benches;1")
    assert "decided by the rule “equalshares”, not by greedy" in run(tmp_path / "x.pb", text, "--rule", "greedy")[1]


def test_a_rule_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="“equalshares”, is not known here; choose one by --rule: greedy"):
        run(tmp_path / "x.pb", FILE.replace("rule;greedy", "rule;equalshares"))
