"""A pattern in cases becomes an issue that names nobody; what a network decided becomes a position to ask from, once."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.advocacy.models import Issue, Position, Voice
from hedgerow.advocacy.queries.issues import behind
from hedgerow.convening import actions as convening
from hedgerow.convening.types import Seen
from hedgerow.development.actions import opening
from hedgerow.spine.errors import InputError
from hedgerow.workflows.decision_becomes_ask import begin_ask
from hedgerow.workflows.pattern_becomes_issue import make_issue, patterns
from tests.advocacy.given import a_group, a_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return a_worker()


def test_three_groups_are_a_pattern_and_become_voices_for_our_team_alone(worker: User) -> None:
    for number in range(3):
        assert not patterns()
        opening.open_case(by=worker, organisation=a_group(f"Group {number}"), words="Our insurance is refused.")
    found = next(one for one in patterns() if one.title.startswith("insuranc"))
    issue = make_issue(by=worker, key=found.key)
    assert set(Voice.objects.values_list("shown", "words")) == {("team", "")}
    assert not behind([issue])[issue.pk].anybody
    with pytest.raises(InputError, match="no pattern"):
        make_issue(by=worker, key=found.key)


def test_a_decision_becomes_one_position_and_a_hidden_network_stays_unknown(worker: User) -> None:
    network = convening.start(by=worker, name="Hidden Forum", purpose="Safety.", seen=Seen.HIDDEN, joining="invited")
    decision = convening.decide(by=worker, network=network, text="Ask for a safe room.", dissent="One said no.")
    issue = begin_ask(by=worker, decision=decision)
    assert begin_ask(by=worker, decision=decision) == issue
    assert (Issue.objects.count(), issue.seen) == (1, "team")
    assert list(Position.objects.values_list("how", "dissent")) == [("meeting", "One said no.")]
    from hedgerow.advocacy.presenters.chain import chain

    told = chain(issue).agreed
    assert told is not None
    assert "Hidden" not in told.how
