"""A letter goes out once, by whichever server, and whatever happens in between."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.engines.mail import actions, queries, rules
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import Button, Letter, State
from hedgerow.engines.schedule import actions as schedule
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from tests.engines.mail.post_office import PostOffice

pytestmark = pytest.mark.django_db


def written(letter: Letter, key: str = "hello:1", to: str = "ada@example.org", **facts: str) -> Outgoing:
    return actions.send(key=key, letter=letter, to=to, name="Ada", **facts)


def test_a_letter_goes_out_by_the_queue_once(hello: Letter) -> None:
    row = written(hello)
    assert written(hello).pk == row.pk
    assert mail.outbox == []
    assert schedule.run_queue() == 1
    assert [one.to for one in mail.outbox] == [["Ada <ada@example.org>"]]
    row.refresh_from_db()
    assert (row.state, row.tries) == (State.SENT, 1)
    assert row.sent_at
    assert actions.deliver(pk=row.pk) == ""
    assert len(mail.outbox) == 1


def test_what_is_rolled_back_is_never_sent(hello: Letter) -> None:
    with transaction.atomic():
        written(hello)
        transaction.set_rollback(True)
    assert schedule.run_queue() == 0
    assert not Outgoing.objects.exists()


def test_a_task_names_its_letter_by_id_alone(hello: Letter) -> None:
    row = written(hello)
    assert DBTaskResult.objects.get().args_kwargs == {"args": [row.pk], "kwargs": {}}


def test_the_server_gets_it_in_plain_text_and_html(office: PostOffice) -> None:
    letter = Letter("Müsli & <b>bread</b>", ("Come & eat.",), Button("Say yes", "https://here.example/link/abc/"))
    written(letter)
    schedule.run_queue()
    (message,) = office.taken
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain
    assert html
    assert message["Subject"] == "Müsli & <b>bread</b>"
    assert "Come & eat." in plain.get_content()
    assert "https://here.example/link/abc/" in plain.get_content()
    assert "Come &amp; eat." in html.get_content()
    assert message["Message-ID"] == rules.message_id("hello:1")
    assert message["Auto-Submitted"] == "auto-generated"
    assert "List-Unsubscribe" not in message


def test_nothing_in_it_is_fetched_from_anywhere(office: PostOffice, hello: Letter) -> None:
    written(hello)
    schedule.run_queue()
    html = office.taken[0].get_body(("html",))
    assert html
    assert not {"<img", "<link", "url(", "@import", "<script", "src="} & {
        bad for bad in ("<img", "<link", "url(", "@import", "<script", "src=") if bad in html.get_content()
    }


def test_mail_programs_are_told_how_to_stop_it(office: PostOffice) -> None:
    written(Letter("News", ("All is well.",), unsubscribe="https://here.example/stop/1/"))
    schedule.run_queue()
    (message,) = office.taken
    assert message["List-Unsubscribe"] == "<https://here.example/stop/1/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_no_header_can_be_slipped_in(office: PostOffice) -> None:
    actions.send(
        key="a", letter=Letter("Hi\r\nBcc: all@example.org", ("x",)), to="ada@example.org", name="A\nBcc: b@c.de"
    )
    schedule.run_queue()
    (message,) = office.taken
    assert message["Bcc"] is None
    assert message["Subject"] == "Hi Bcc: all@example.org"


@pytest.mark.parametrize("answer", ["451 try later", "421 busy"])
def test_a_server_that_is_busy_is_asked_again_later(office: PostOffice, hello: Letter, answer: str) -> None:
    office.answers = [answer]
    row = written(hello)
    schedule.run_queue()
    row.refresh_from_db()
    assert (row.state, row.tries) == (State.WAITING, 1)
    assert answer[4:] in row.fault
    assert row.again_at
    assert schedule.run_queue() == 0
    DBTaskResult.objects.update(run_after=clock.now())  # the minute is over
    schedule.run_queue()
    row.refresh_from_db()
    assert row.state == State.SENT
    assert len(office.taken) == 1


def test_a_server_out_of_reach_is_tried_for_two_days_then_a_person_is_told(settings: Any, hello: Letter) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    row = written(hello)
    for _ in range(len(rules.AGAIN_AFTER) + 1):
        actions.deliver(pk=row.pk)
    row.refresh_from_db()
    assert (row.state, row.tries) == (State.FAILED, len(rules.AGAIN_AFTER) + 1)
    assert list(queries.stuck(clock.now())) == [row]


def test_an_address_that_is_refused_fails_at_once(office: PostOffice, hello: Letter) -> None:
    office.answers = ["550 no such person: ada@example.org"]
    row = written(hello)
    schedule.run_queue()
    row.refresh_from_db()
    assert row.state == State.FAILED
    assert row.fault == "550 no such person: …"
    assert schedule.run_queue() == 0


def test_a_letter_refused_after_all_of_it_was_read_fails_and_is_not_in_doubt(office: PostOffice, hello: Letter) -> None:
    office.data_answer = "554 looks like spam"
    row = written(hello)
    schedule.run_queue()
    row.refresh_from_db()
    assert row.state == State.FAILED


def test_without_a_server_letters_wait_and_go_out_when_there_is_one(settings: Any, hello: Letter) -> None:
    ours = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", ""
    row = written(hello)
    schedule.run_queue()
    row.refresh_from_db()
    assert (row.state, row.tries) == (State.WAITING, 0)
    settings.EMAIL_BACKEND = ours
    assert actions.deliver_waiting() == ""
    with clock.pretend(clock.now() + timedelta(minutes=11)):
        assert actions.deliver_waiting() == "1 letters that waited"
    assert len(mail.outbox) == 1


def test_what_waited_for_a_week_is_news_no_more(hello: Letter) -> None:
    row = written(hello)
    with clock.pretend(clock.now() + timedelta(days=8)):
        actions.deliver_waiting()
    row.refresh_from_db()
    assert row.state == State.FAILED
    assert mail.outbox == []


def test_the_demonstration_sends_nothing(settings: Any, hello: Letter) -> None:
    settings.HEDGEROW_DEMO = True
    row = written(Letter("Hi", ("x",), Button("In", "http://here/link/abc/")))
    schedule.run_queue()
    row.refresh_from_db()
    assert row.state == State.KEPT
    assert mail.outbox == []
    assert queries.readable(row).button.url == "http://here/link/abc/"  # type: ignore[union-attr]


def test_without_an_address_a_letter_waits_to_be_printed(worker: User, hello: Letter) -> None:
    row = actions.send(key="paper:1", letter=hello, name="Ada", address="1 High Street")
    assert row.state == State.PRINT
    assert schedule.run_queue() == 0
    other = written(hello)
    assert actions.mark_printed(by=worker, letters=[row.pk, other.pk]) == 1
    row.refresh_from_db()
    assert row.state == State.PRINTED
    assert Event.objects.filter(did="letter.printed", ref=str(row.ref)).count() == 1


def test_what_was_cut_off_in_the_middle_is_a_persons_to_decide(worker: User, hello: Letter) -> None:
    row = written(hello)
    Outgoing.objects.update(state=State.SENDING, tried_at=clock.now())
    with pytest.raises(InputError):
        actions.send_again(by=worker, letter=row)  # somebody may be at it this minute
    with clock.pretend(clock.now() + timedelta(minutes=11)):
        assert actions.deliver_waiting() == ""
        actions.deliver(pk=row.pk)
        assert mail.outbox == []
        assert list(queries.stuck(clock.now())) == [row]
        actions.send_again(by=worker, letter=row)
    schedule.run_queue()
    assert len(mail.outbox) == 1


def test_a_letter_that_lets_somebody_in_is_read_by_nobody_else(worker: User) -> None:
    row = written(
        Letter("Your code", ("Type it.",), Button("Sign in", "https://h/link/Zm9vYmFyYmF6cXV4/"), code="123456")
    )
    said = queries.readable(row)
    assert said
    assert said.button
    assert (said.code, said.button.url) == ("······", "")
    schedule.run_queue()
    row.refresh_from_db()
    assert "123456" in mail.outbox[0].body
    assert "123456" not in str(row.letter)
    assert "Zm9vYmFyYmF6cXV4" not in str(row.letter)


def test_such_a_letter_is_not_printed_instead(worker: User) -> None:
    row = written(Letter("Your code", ("Type it.",), code="123456"))
    Outgoing.objects.update(state=State.FAILED)
    with pytest.raises(InputError):
        actions.print_instead(by=worker, letter=row)


def test_words_are_erased_when_their_days_are_over_and_that_it_was_sent_stays(hello: Letter) -> None:
    row = written(hello)
    schedule.run_queue()
    actions.forget(row.expires)
    row.refresh_from_db()
    assert row.letter
    actions.forget(row.expires + timedelta(days=1))
    row.refresh_from_db()
    assert (row.to, row.name, row.subject, row.letter, row.state) == ("", "", "", {}, State.SENT)
    assert written(hello).pk == row.pk
    assert schedule.run_queue() == 0


@pytest.mark.parametrize(
    ("answers", "words"), [([], "took the message"), (["550 go away"], "550 go away"), (["450 later"], "450 later")]
)
def test_a_test_message_says_what_became_of_it(
    office: PostOffice, worker: User, answers: list[str], words: str
) -> None:
    office.answers = list(answers)
    try:
        said = actions.send_test(by=worker, to="ada@example.org")
    except InputError as error:
        said = str(error)
    assert words in said
    assert len(office.taken) == (0 if answers else 1)


def test_a_test_message_needs_a_server_and_an_address(settings: Any, worker: User) -> None:
    with pytest.raises(InputError, match="not an e-mail address"):
        actions.send_test(by=worker, to="ada")
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", ""
    with pytest.raises(InputError, match="No mail server"):
        actions.send_test(by=worker, to="ada@example.org")
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(InputError, match="refused"):
        actions.send_test(by=worker, to="ada@example.org")
