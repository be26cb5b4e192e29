"""A round is prepared, opened once with its fund, changed only as groups can bear, and closed for the assessment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.questions.types import Kind, Question
from hedgerow.funding.models import Fund
from hedgerow.funding.types import Needs
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.programmes import actions
from hedgerow.programmes.models import Application, Round
from hedgerow.programmes.queries.applications import form_of
from hedgerow.programmes.queries.assessing import guide_of
from hedgerow.programmes.types import Criterion, RoundState
from hedgerow.spine.errors import InputError
from tests.programmes.given import a_round, an_application, terms

pytestmark = pytest.mark.django_db


def test_opening_it_makes_one_fund_by_which_groups_find_it(worker: User) -> None:
    held = a_round(worker, opened=False)
    actions.set_criteria(by=worker, held=held, needs=Needs(income_most=1_000_000))
    opened = actions.open_round(by=worker, held=held)
    fund = Fund.objects.get(pk=opened.fund)
    assert (fund.state, fund.ends_on, fund.amount_max, fund.income_most) == (
        State.LIVE,
        held.closes_on,
        100_000,
        1_000_000,
    )
    assert f"/grants/{held.pk}/" in fund.link
    assert Entry.objects.filter(act="round.opened").count() == 1
    with pytest.raises(InputError, match="open already"):
        actions.open_round(by=worker, held=held)
    assert Fund.objects.count() == 1


def test_a_round_without_a_question_or_over_cannot_be_opened(worker: User) -> None:
    held = a_round(worker, opened=False)
    actions.set_form(by=worker, held=held, form=[])
    with pytest.raises(InputError, match="no question"):
        actions.open_round(by=worker, held=held)
    Round.objects.filter(pk=held.pk).update(
        opens_on=clock.today() - timedelta(days=9), closes_on=clock.today() - timedelta(days=1)
    )
    with pytest.raises(InputError, match="has passed"):
        actions.open_round(by=worker, held=held)


def test_terms_that_contradict_themselves_are_refused(worker: User) -> None:
    with pytest.raises(InputError, match="cannot be before the day it opens"):
        a_round(worker, closes_on=clock.today() - timedelta(days=1))
    with pytest.raises(InputError, match="more than there is"):
        a_round(worker, most=200_001)


def test_once_open_groups_can_count_on_what_they_read(worker: User, sent: Application) -> None:
    held = sent.round
    later = terms(closes_on=held.closes_on + timedelta(days=3))
    assert actions.change_round(by=worker, held=held, terms=later).closes_on == later.closes_on
    assert Fund.objects.get(pk=held.fund).ends_on == later.closes_on
    with pytest.raises(InputError, match="can only be later"):
        actions.change_round(by=worker, held=held, terms=terms())
    with pytest.raises(InputError, match="£500 has been sent in"):
        actions.change_round(by=worker, held=held, terms=terms(closes_on=later.closes_on, most=40_000))


def test_a_form_keeps_what_groups_have_begun_to_answer(worker: User, sent: Application) -> None:
    form = list(form_of(sent.round))
    better = [Question(**{**form[0].__dict__, "guidance": "Say it plainly."}), *form[1:]]
    assert form_of(actions.set_form(by=worker, held=sent.round, form=better))[0].guidance == "Say it plainly."
    with pytest.raises(InputError, match="stays as it is"):
        actions.set_form(by=worker, held=sent.round, form=form[1:])
    with pytest.raises(InputError, match="may be left out"):
        actions.set_form(by=worker, held=sent.round, form=[*form, Question("new", Kind.SHORT, "And now?")])


def test_a_form_that_nobody_could_answer_is_refused(worker: User) -> None:
    held = a_round(worker, opened=False)
    with pytest.raises(InputError, match="“Which\\?”: give two choices"):
        actions.set_form(by=worker, held=held, form=[Question("which", Kind.ONE, "Which?", options=("one",))])
    assert len(form_of(Round.objects.get(pk=held.pk))) > 1


def test_a_guide_is_kept_and_one_out_of_scale_is_refused(worker: User) -> None:
    held = a_round(worker, opened=False)
    new = [Criterion("need", "Need", "0: none. 5: much.", 5, 3)]
    assert guide_of(actions.set_guide(by=worker, held=held, guide=new)) == tuple(new)
    with pytest.raises(InputError, match="goes to 10"):
        actions.set_guide(by=worker, held=held, guide=[Criterion("need", "Need", most=11)])


def test_a_form_is_taken_over_from_the_last_round(worker: User) -> None:
    first = a_round(worker, opened=False)
    actions.set_form(by=worker, held=first, form=[Question("one", Kind.SHORT, "One?")])
    second = a_round(worker, opened=False, title="Autumn")
    assert [
        one.key for one in form_of(actions.copy_form(by=worker, held=second, of=Round.objects.get(pk=first.pk)))
    ] == ["one"]


def test_it_is_assessed_only_when_nothing_more_can_come(worker: User, open_round: Round) -> None:
    with pytest.raises(InputError, match="may still apply"):
        actions.assess_round(by=worker, held=open_round)
    with clock.pretend(open_round.closes_at):
        assert actions.assess_round(by=worker, held=open_round).state == RoundState.ASSESSING
    assert Fund.objects.get(pk=open_round.fund).state == State.CLOSED


def test_only_a_draft_is_removed(worker: User, group: Organisation, treasurer: User, open_round: Round) -> None:
    an_application(treasurer, open_round, group, sent=False)
    with pytest.raises(InputError, match="no longer be removed"):
        actions.drop_round(by=worker, held=open_round)
    draft = a_round(worker, opened=False, title="Autumn")
    actions.drop_round(by=worker, held=draft)
    assert not Round.objects.filter(pk=draft.pk).exists()
