"""A budget from its announcement to its result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from hedgerow.accounts.models import Link, User
from hedgerow.ballots import greedy, pabulib
from hedgerow.charter import actions as charter
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting.models import Ballot, RollEntry
from hedgerow.engines.voting.types import Voter
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry, EntryGroup
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.participation import actions, queries
from hedgerow.participation.actions.voting import PURPOSE, voter_ref
from hedgerow.participation.commands.budgets import budgets_group
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.types import Proposal, Stage, Standing
from hedgerow.spine.errors import InputError
from tests.participation.making import terms
from tests.people import person

pytestmark = pytest.mark.django_db
PROJECTS = (("A bench", 300_00), ("A pond", 800_00), ("A hedge", 500_00))


@contextmanager
def on(day: date) -> Iterator[None]:
    with clock.pretend(datetime.combine(day, time(9), tzinfo=clock.LONDON)):
        yield


@pytest.fixture
def budget(worker: User) -> Budget:
    charter.seed()
    return actions.announce(by=worker, budget=actions.add_budget(by=worker, terms=terms()))


def with_projects(worker: User, budget: Budget, group: Organisation | None = None) -> list[Project]:
    """Three projects on the ballot."""
    made = [
        actions.propose(budget=budget, by=worker, organisation=group, proposal=Proposal(title, "For all.", pence))
        for title, pence in PROJECTS
    ]
    for project in made:
        actions.check_project(by=worker, project=project, accept=True)
    return made


def voted(worker: User, budget: Budget, ballots: Sequence[Sequence[str]]) -> Budget:
    """Open the vote and let people tick projects by their titles."""
    with on(budget.voting_from):
        budget = actions.open_voting(by=worker, budget=budget)
        poll = queries.poll_of(budget)
        assert poll is not None
        numbers = {option.label: option.id for option in poll.choices}
        for number, ticked in enumerate(ballots):
            entry = voting.add_voter(poll=poll, voter=Voter(voter_ref(f"{number}@example.org", poll.pk), ""))
            voting.cast(poll=poll, voter=entry.voter, content=[numbers[title] for title in ticked])
    return budget


def test_from_the_announcement_to_the_result(worker: User, budget: Budget, group: Organisation, client: Client) -> None:
    with_projects(worker, budget, group)
    budget = voted(worker, budget, [("A bench", "A pond"), ("A bench", "A pond"), ("A bench",), ("A hedge",)])
    with on(budget.voting_until + timedelta(days=1)):
        decided = actions.decide_budget(by=worker, budget=budget)
        again = actions.decide_budget(by=worker, budget=budget)
    assert (decided.stage, decided.voters, again.counted) == (Stage.DECIDED, 4, decided.counted)
    ends = {project.title: (project.votes, project.funded) for project in decided.projects.all()}
    assert ends == {"A bench": (3, True), "A pond": (2, False), "A hedge": (1, True)}
    rows = Entry.objects.filter(act__in=("budget.decided", "project.funded")).order_by("act", "-pence")
    assert list(rows.values_list("act", "people", "pence", "pence_kind")) == [
        ("budget.decided", 4, None, ""),
        ("project.funded", None, 500_00, "granted"),
        ("project.funded", None, 300_00, "granted"),
    ]
    assert EntryGroup.objects.filter(entry__act="project.funded", organisation=group).count() == 2
    page = client.get(f"/have-your-say/budgets/{decided.pk}/").content.decode()
    assert "Not funded: it costs £800, and only £700 was left when its turn came." in page


def test_anybody_counts_the_file_again(worker: User, budget: Budget, client: Client, tmp_path: Path) -> None:
    with_projects(worker, budget)
    budget = voted(worker, budget, [("A pond",), ("A pond", "A bench"), ("A hedge", "A bench")])
    assert client.get(f"/have-your-say/budgets/{budget.pk}/votes.pb").status_code == 404
    with on(budget.voting_until + timedelta(days=1)):
        decided = actions.decide_budget(by=worker, budget=budget)
    text = client.get(f"/have-your-say/budgets/{decided.pk}/votes.pb").content.decode()
    funded = {str(one.number) for one in decided.projects.filter(funded=True)}
    assert set(greedy.allocate(pabulib.read(text)).selected) == funded
    assert "example.org" not in text
    path = tmp_path / "b.pb"
    path.write_text(text, encoding="utf-8")
    said = CliRunner().invoke(budgets_group, ["count", str(path), "--json"])
    assert said.exit_code == 0, said.output
    assert all(f'"{number}"' in said.output for number in funded)


def test_the_rule_is_frozen_once_it_is_announced(worker: User, budget: Budget) -> None:
    with pytest.raises(InputError, match="as everybody read them"):
        actions.change_budget(by=worker, budget=budget, terms=terms(pence=5))
    with pytest.raises(InputError, match="can no longer be removed"):
        actions.drop_budget(by=worker, budget=budget)


def test_nobody_counts_while_people_may_vote(worker: User, budget: Budget) -> None:
    with_projects(worker, budget)
    budget = voted(worker, budget, [("A pond",)])
    with on(budget.voting_until), pytest.raises(InputError, match="People may still vote"):
        actions.decide_budget(by=worker, budget=budget)


def test_no_ballot_while_a_project_waits_or_may_come(worker: User, budget: Budget) -> None:
    actions.propose(budget=budget, proposal=Proposal("A fountain", "Wet.", 900_00))
    with pytest.raises(InputError, match="may still propose"):
        actions.open_voting(by=worker, budget=budget)
    with on(budget.voting_from):
        with pytest.raises(InputError, match="Check every project first"):
            actions.open_voting(by=worker, budget=budget)
        actions.check_project(by=worker, project=budget.projects.get(), accept=False, reason="No water.")
        with pytest.raises(InputError, match="two projects"):
            actions.open_voting(by=worker, budget=budget)


def test_numbers_are_drawn_by_lot_and_each_once(worker: User, budget: Budget) -> None:
    with_projects(worker, budget)
    out = actions.propose(budget=budget, proposal=Proposal("A fountain", "Wet.", 900_00))
    actions.check_project(by=worker, project=out, accept=False, reason="No water.")
    with on(budget.voting_from):
        actions.open_voting(by=worker, budget=budget)
    assert sorted(budget.projects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert budget.projects.get(title="A fountain").number == 4
    poll = queries.poll_of(budget)
    assert poll is not None
    on_ballot = {option.id: option.label for option in poll.choices}
    assert on_ballot == {str(one.number): one.title for one in budget.projects.filter(standing=Standing.IN)}


def test_a_project_left_off_says_why_and_its_proposer_is_told(worker: User, budget: Budget) -> None:
    made = actions.propose(budget=budget, proposal=Proposal("A fountain", "Wet.", 900_00, email="bo@example.org"))
    with pytest.raises(InputError, match="Say why"):
        actions.check_project(by=worker, project=made, accept=False)
    actions.check_project(by=worker, project=made, accept=False, reason="Nobody would pay for the water.")
    assert "Nobody would pay for the water." in Outgoing.objects.get(to="bo@example.org").letter["paragraphs"]


@pytest.mark.parametrize("pence", [0, 1000_01])
def test_a_project_costs_something_and_no_more_than_there_is(budget: Budget, pence: int) -> None:
    with pytest.raises(InputError):
        actions.propose(budget=budget, proposal=Proposal("A tower", "High.", pence))


def test_only_who_acts_for_a_group_proposes_in_its_name(worker: User, budget: Budget, group: Organisation) -> None:
    ada = person("ada@example.org", "", name="Ada")
    told = {"budget": budget, "by": ada, "organisation": group, "proposal": Proposal("A pond", "Wet.", 1_00)}
    with pytest.raises(InputError, match="acts for the group"):
        actions.propose(**told)
    organisations.grant_access(by=worker, user=ada, organisation=group, level=Level.EDITOR)
    assert actions.propose(**told).organisation == group


def test_one_ballot_for_each_address(worker: User, budget: Budget, client: Client) -> None:
    with_projects(worker, budget)
    with on(budget.voting_from):
        actions.open_voting(by=worker, budget=budget)
        for typed in ("Ann@Example.org", "ann@example.org "):
            client.post(f"/have-your-say/budgets/{budget.pk}/vote/", {"email": typed})
        first, second = Link.objects.filter(purpose=PURPOSE)
        assert actions.let_in(first) == actions.let_in(second)
        path = actions.let_in(first)
        for ticked in (["1"], ["2", "3"]):
            assert client.post(path, {"choice": ticked}).status_code == 302
    assert (RollEntry.objects.count(), Ballot.objects.get().content) == (1, ["2", "3"])
    entry = RollEntry.objects.get()
    assert "ann" not in f"{entry.voter} {entry.name} {entry.email}".lower()


def test_nobody_is_sent_a_ballot_before_or_after(worker: User, budget: Budget) -> None:
    with_projects(worker, budget)
    with on(budget.voting_from):
        actions.open_voting(by=worker, budget=budget)
    budget.refresh_from_db()
    for day in (budget.voting_from - timedelta(days=1), budget.voting_until + timedelta(days=1)):
        with on(day), pytest.raises(InputError, match="Nobody can vote"):
            actions.send_ballot_link(budget=budget, email="ann@example.org")


def test_a_result_that_is_not_told_is_written_down_once(worker: User, budget: Budget) -> None:
    with_projects(worker, budget)
    budget = voted(worker, budget, [("A pond",)])
    late = budget.results_by + timedelta(days=1)
    with on(late):
        assert actions.note_overdue(late) == "1 results overdue"
        assert actions.note_overdue(late) == "0 results overdue"
    assert Entry.objects.filter(act="budget.undecided", kind="unmet").count() == 1


def test_a_budget_that_is_stopped_says_why_and_funds_nothing(worker: User, budget: Budget, client: Client) -> None:
    with_projects(worker, budget)
    budget = voted(worker, budget, [("A pond",)])
    with pytest.raises(InputError, match="Say why"):
        actions.stop_budget(by=worker, budget=budget, reason=" ")
    actions.stop_budget(by=worker, budget=budget, reason="The fund was closed.")
    assert "The fund was closed." in client.get(f"/have-your-say/budgets/{budget.pk}/").content.decode()
    assert not Entry.objects.filter(act="project.funded").exists()
    with pytest.raises(InputError, match="nothing here to stop"):
        actions.stop_budget(by=worker, budget=budget, reason="Again.")
