"""What strangers read and send, and what stays with our team until it is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hedgerow.accounts.models import User
from hedgerow.engines.moderation.models import Submission
from hedgerow.kernel import clock
from hedgerow.participation import actions
from hedgerow.participation.models import Conversation, Idea
from tests.participation.making import budget_in_vote, live_question, terms
from tests.participation.making import question as asked

pytestmark = pytest.mark.django_db


def test_an_idea_without_an_account(client: Client, question: Conversation) -> None:
    answer = client.post(f"/have-your-say/{question.pk}/idea/", {"title": "A bench", "ward": ""}, follow=True)
    assert answer.status_code == 200
    assert Submission.objects.get().proposed == {"title": "A bench", "text": "", "ward": ""}
    assert b"A bench" not in client.get(f"/have-your-say/{question.pk}/").content


def test_support_by_one_browser_counts_once(client: Client, question: Conversation) -> None:
    idea = question.ideas.create(title="A bench")
    path = f"/have-your-say/ideas/{idea.pk}/support/"
    client.post(path)
    client.post(path)
    Client().post(path)
    idea.refresh_from_db()
    assert idea.supporters == 2
    assert b"You support this" in client.get(f"/have-your-say/{question.pk}/").content
    client.post(path, {"back": "1", "where": "https://evil.example"})
    idea.refresh_from_db()
    assert idea.supporters == 1


def test_where_to_go_back_to_is_a_query_of_ours(client: Client, question: Conversation) -> None:
    idea = question.ideas.create(title="A bench")
    answer = client.post(f"/have-your-say/ideas/{idea.pk}/support/", {"where": "?order=supported"})
    assert answer["Location"] == f"/have-your-say/{question.pk}/?order=supported#idea-{idea.pk}"
    answer = client.post(f"/have-your-say/ideas/{idea.pk}/support/", {"where": "//evil.example"})
    assert answer["Location"] == f"/have-your-say/{question.pk}/#idea-{idea.pk}"


def test_decisions_stay_with_us_until_they_are_told(client: Client, worker: User, question: Conversation) -> None:
    idea = question.ideas.create(title="A bench")
    actions.close_question(by=worker, conversation=question)
    actions.decide_idea(by=worker, idea=idea, decision="yes", reason="There is room.")
    paths = (f"/have-your-say/{question.pk}/", f"/have-your-say/{question.pk}/?format=csv")
    assert all(b"There is room." not in client.get(path).content for path in paths)
    actions.answer(by=worker, conversation=question, summary="Benches.")
    assert all(b"There is room." in client.get(path).content for path in paths)


def test_drafts_are_ours_alone(client: Client, worker: User) -> None:
    draft, money = actions.add_question(by=worker, question=asked()), actions.add_budget(by=worker, terms=terms())
    assert client.get(f"/have-your-say/{draft.pk}/").status_code == 404
    assert client.get(f"/have-your-say/budgets/{money.pk}/").status_code == 404
    assert draft.question.encode() not in client.get("/have-your-say/").content


def test_order_and_words(client: Client, question: Conversation) -> None:
    for title, supporters in (("A bench", 1), ("A pond", 5), ("A hedge", 3)):
        question.ideas.create(title=title, supporters=supporters)
    page = client.get(f"/have-your-say/{question.pk}/?order=supported").content.decode()
    assert page.index("A pond") < page.index("A hedge") < page.index("A bench")
    assert "A pond" not in client.get(f"/have-your-say/{question.pk}/?q=hedge").content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_as_many_queries_for_one_as_for_thirty(
    client: Client, worker: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = live_question(worker)
    for _n in range(number - 1):
        live_question(worker)
    Idea.objects.bulk_create([Idea(conversation=first, title=f"Idea {n}") for n in range(number)])
    client.get("/have-your-say/")  # what is looked up once for each process
    counted = {}
    for path in ("/have-your-say/", f"/have-your-say/{first.pk}/", "/have-your-say/budgets/"):
        with django_assert_num_queries(QUERIES[path.rstrip("0123456789/") or path], exact=False):
            client.get(path)
        counted[path] = True


QUERIES = {"/have-your-say": 16, "/have-your-say/budgets": 8}


def test_our_team_goes_through_the_ideas_one_after_another(
    client: Client, worker: User, question: Conversation
) -> None:
    for title in ("A", "B"):
        question.ideas.create(title=title)
    client.force_login(worker)
    client.post(f"/participation/questions/{question.pk}/close/")
    first = client.get(f"/participation/questions/{question.pk}/next/")
    second = client.post(first["Location"], {"decision": "no", "reason": "No room."})
    last = client.post(second["Location"], {"decision": "yes", "reason": "Room."})
    assert last["Location"] == f"/participation/questions/{question.pk}/"
    client.post(f"/participation/questions/{question.pk}/answer/", {"summary": "One of two."})
    question.refresh_from_db()
    assert question.summary == "One of two."


def test_a_budget_page_never_shows_how_the_vote_stands(client: Client, worker: User) -> None:
    budget = budget_in_vote(worker)
    client.force_login(worker)
    page = client.get(f"/participation/budgets/{budget.pk}/").content.decode()
    assert "0 people have voted" in page
    assert "Count, and publish" not in page
    assert client.post(f"/participation/budgets/{budget.pk}/step/", {"step": "decide"}, follow=True).status_code == 200
    budget.refresh_from_db()
    assert budget.decided_at is None


def test_overdue_is_said_on_the_page(client: Client, worker: User, question: Conversation) -> None:
    actions.close_question(by=worker, conversation=question)
    Conversation.objects.update(
        starts_on=clock.today() - timedelta(days=90),
        ends_on=clock.today() - timedelta(days=60),
        answer_by=clock.today() - timedelta(days=1),
    )
    assert "The answer is late" in client.get(f"/have-your-say/{question.pk}/").content.decode()
