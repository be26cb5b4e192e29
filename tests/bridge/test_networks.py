"""A public body asks the members of a network, and finds out by no question who they are."""

from __future__ import annotations

import pytest
from django.conf import LazySettings

from hedgerow.bridge import actions
from hedgerow.bridge.models import Question
from hedgerow.bridge.queries import audience
from hedgerow.bridge.types import Whom
from hedgerow.convening.models import Member, Network
from hedgerow.convening.types import Joining, Seen, Standing
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from tests.bodies.given import a_body, a_group
from tests.bridge.given import a_question, an_open_question
from tests.bridge.test_views import officer_of, typed
from tests.ledger.given import words

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture(autouse=True)
def _words(settings: LazySettings) -> None:
    words()
    settings.SECOND_FACTOR_DEMANDED = False


def a_network(name: str, seen: Seen, *members: Organisation) -> str:
    """A network with these members, as a question names it."""
    network = Network.objects.create(name=name, seen=seen, joining=Joining.INVITED, began_on=TODAY)
    rows = [
        Member(network=network, organisation=one, standing=Standing.MEMBER, since=TODAY, answered_at=clock.now())
        for one in members
    ]
    Member.objects.bulk_create(rows)
    return f"network:{network.pk}"


def test_an_officer_asks_a_network_that_everybody_knows_of_and_no_other() -> None:
    body, ash, elm = a_body(), a_group("Ash Choir"), a_group("Elm Visitors")
    a_group("Oak Runners")
    known, secret = a_network("Arts forum", Seen.CLOSED, ash, elm), a_network("Safe houses", Seen.HIDDEN, ash)
    officer, here = officer_of(body), f"/space/bodies/{body.pk}/questions/"
    page = officer.get(f"{here}add/").content.decode()
    assert "Arts forum" in page
    assert "Safe houses" not in page
    assert officer.post(f"{here}add/", typed(roll=secret)).status_code == 422
    narrowed = officer.post(f"{here}add/", typed(roll=known, bands=["micro"]))
    assert "Ask either the members of one network" in narrowed.content.decode()
    assert officer.post(f"{here}add/", typed(roll=known)).status_code == 302
    made = Question.objects.get()
    shown = officer.get(f"{here}{made.pk}/").content.decode()
    assert "Arts forum" in shown
    assert "Fewer than five groups would be asked" in shown
    actions.open_question(by=None, question=made)
    assert set(made.asked_groups.values_list("organisation", flat=True)) == {ash.pk, elm.pk}


def test_nobody_finds_out_who_belongs_to_a_network_by_a_question_of_their_own() -> None:
    body, ash = a_body(), a_group("Ash Choir")
    an_open_question(body=body, whom=Whom(roll=a_network("Arts forum", Seen.CLOSED, ash)))
    draft = a_question(body)
    assert audience.known(draft, team=True).overlaps
    told = audience.known(draft, team=False)
    assert (told.overlaps, told.lately) == ((), 0)


def test_an_officer_who_edits_keeps_the_network_that_our_team_chose() -> None:
    body, ash = a_body(), a_group("Ash Choir")
    secret = a_network("Safe houses", Seen.HIDDEN, ash)
    made = a_question(body, whom=Whom(roll=secret))
    officer, here = officer_of(body), f"/space/bodies/{body.pk}/questions/{made.pk}/"
    page = officer.get(f"{here}edit/").content.decode() + officer.get(here).content.decode()
    assert "Safe houses" not in page
    assert officer.post(f"{here}edit/", typed(title="Where?")).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.whom["roll"]) == ("Where?", secret)
