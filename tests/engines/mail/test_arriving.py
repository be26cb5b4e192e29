"""Messages as mail programs of the real world write them: read once each, none stopping the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hedgerow.accounts.models import User
from hedgerow.engines.mail import actions
from hedgerow.engines.mail.commands.mail import mail_group
from hedgerow.engines.mail.models import Incoming, Outgoing
from hedgerow.engines.mail.rules import message_id
from hedgerow.engines.mail.rules.arriving import MOST_BYTES, key_of, read
from hedgerow.engines.mail.rules.plain import from_html
from hedgerow.engines.mail.types import Arrived, InboundOffer, Letter, Outcome, State
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock, working_days
from hedgerow.spine.errors import InputError

MESSAGES = Path(__file__).parent / "messages"
WREN, ANN = "wren@lio.example", "ann@acorns.example"


def raw(name: str) -> bytes:
    return (MESSAGES / f"{name}.eml").read_bytes()


def arrived(name: str) -> Arrived:
    return read(raw(name))


@pytest.mark.parametrize(
    ("name", "sender", "subject", "says", "mentions"),
    [
        (
            "outlook_forward",
            WREN,
            "FW: Our new treasurer",
            "Hello Wren, we’ve found one.",
            {ANN, "choir@harbour.example"},
        ),
        ("gmail_forward", WREN, "Fwd: Café keys", "Café keys are with Zoë.", {ANN}),
        ("apple_bcc", WREN, "Constitution", "Here is the model constitution", {ANN}),
        ("winmail", WREN, "Minutes", "The minutes are attached.", set()),
        ("html_only", "zoe@stranger.example", "Help please", "Can you help us?", set()),
        ("no_date_cp1252", "old@stranger.example", "Caf", "The café opens at 9 – come!", set()),
        ("unknown_alphabet", ANN, "", "Hello there", set()),
        ("attached_whole", WREN, "Fwd as attachment", "See attached.", {ANN}),
        ("broken_parts", WREN, "Broken", "", set()),
    ],
)
def test_what_people_send_is_read(name: str, sender: str, subject: str, says: str, mentions: set[str]) -> None:
    message = arrived(name)
    assert message.sender == sender
    assert subject in message.subject
    assert says in message.text
    assert mentions <= set(message.mentioned)


def test_a_blind_copy_shows_where_the_server_wrote_it_down() -> None:
    assert set(arrived("apple_bcc").recipients) == {"log+s3cret@lio.example", ANN}


def test_files_come_with_their_names() -> None:
    assert [one.name for one in arrived("apple_bcc").attachments] == ["Model constitution.pdf"]
    assert arrived("apple_bcc").attachments[0].data.startswith(b"%PDF")
    assert [one.name for one in arrived("winmail").attachments] == ["winmail.dat"]
    assert arrived("attached_whole").attachments == ()


def test_dates_that_are_none_are_none() -> None:
    assert arrived("no_date_cp1252").sent_at is None
    assert arrived("unknown_alphabet").sent_at is None
    assert arrived("gmail_forward").sent_at


def test_nothing_of_html_is_left_but_its_words() -> None:
    assert arrived("html_only").text == "Can you help us?\n\nZoë"


@pytest.mark.parametrize(("name", "why"), [("nothing", "no headers"), ("no_sender", "whom it is from")])
def test_what_cannot_be_used_says_why(name: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        arrived(name)


def test_what_is_too_large_is_not_looked_at() -> None:
    with pytest.raises(InputError, match="larger"):
        read(b"From: a@b.example\n\n" + b"x" * MOST_BYTES)


def test_machines_are_known_as_such() -> None:
    assert arrived("out_of_office").is_automatic
    assert not arrived("gmail_forward").is_automatic


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.binary(max_size=2000) | st.binary(max_size=300).map(lambda more: raw("outlook_forward") + more))
def test_no_bytes_at_all_do_more_than_be_refused(data: bytes) -> None:
    try:
        message = read(data)
    except InputError:
        return
    assert "\0" not in message.text + message.subject + message.sender_name
    assert len(key_of(data)) == 64


@given(st.text(max_size=300))
def test_words_of_html_hold_no_markup_that_was_markup(words: str) -> None:
    said = from_html(f"<div>{words.replace('<', '&lt;').replace('&', '&amp;') if '<' in words else words}</div>")
    assert "<div>" not in said
    assert "\0" not in said


@pytest.mark.django_db
class TestTaken:
    def test_a_stranger_waits_at_the_front_door_for_five_working_days(self) -> None:
        row = actions.take(raw=raw("html_only"), source="html_only.eml")
        assert row
        assert (row.outcome, row.sender, row.subject) == (Outcome.WAITING, "zoe@stranger.example", "Help please")
        assert row.answer_by
        assert row.answer_by == working_days.after(clock.today(), 5)

    def test_a_message_is_read_once(self) -> None:
        assert actions.take(raw=raw("html_only"))
        assert actions.take(raw=raw("html_only")) is None
        assert actions.take(raw=raw("no_date_cp1252"))  # no Message-ID: known by what it is
        assert actions.take(raw=raw("no_date_cp1252")) is None
        assert Incoming.objects.count() == 2

    def test_what_an_app_takes_leaves_no_words_here(self, offer: Callable[..., None]) -> None:
        offer(InboundOffer("seeds", lambda message, ref: "seeds.seed:1" if message.sender == WREN else ""))
        row = actions.take(raw=raw("gmail_forward"))
        assert row
        assert (row.outcome, row.ref, row.sender, row.text) == (Outcome.TAKEN, "seeds.seed:1", "", "")

    def test_who_says_to_be_a_colleague_and_is_not_proven_is_shown_so(self, offer: Callable[..., None]) -> None:
        offer(InboundOffer("seeds", lambda message, ref: "", lambda address: address == WREN))
        row = actions.take(raw=raw("gmail_forward"))
        assert row
        assert (row.outcome, row.unproven) == (Outcome.WAITING, True)

    def test_an_app_that_fails_keeps_one_message_aside_and_nothing_of_it(self, offer: Callable[..., None]) -> None:
        def fail(message: Arrived, ref: str) -> str:
            Task.objects.create(what="half done")
            raise RuntimeError("no")

        offer(InboundOffer("seeds", fail))
        row = actions.take(raw=raw("gmail_forward"), source="gmail")
        assert row
        assert (row.outcome, row.source) == (Outcome.ASIDE, "gmail")
        assert not Task.objects.exists()

    def test_machines_are_noted_and_nobody_is_bothered(self) -> None:
        row = actions.take(raw=raw("out_of_office"))
        assert row
        assert (row.outcome, row.text) == (Outcome.AUTOMATIC, "")

    def test_a_letter_that_comes_back_is_shown_to_a_person(self) -> None:
        letter = actions.send(key="hello:1", letter=Letter("Hello", ("x",)), to="gone@acorns.example")
        Outgoing.objects.update(state=State.SENT)
        head = "From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nMessage-ID: <b@mx.example>\n"
        kind = 'Content-Type: multipart/report; boundary="r"\n\n--r\nContent-Type: text/plain\n\n'
        told = f"Final-Recipient: rfc822; gone@acorns.example\nMessage-ID: {message_id('hello:1')}\n--r--\n"
        actions.take(raw=(head + kind + told).encode())
        letter.refresh_from_db()
        assert letter.state == State.FAILED
        assert "Undelivered" in letter.fault

    def test_a_folder_is_read_and_what_cannot_be_is_named(self) -> None:
        answer = CliRunner().invoke(mail_group, ["read", str(MESSAGES)])
        assert answer.exit_code == 1
        aside = set(Incoming.objects.filter(outcome=Outcome.ASIDE).values_list("source", flat=True))
        assert aside == {"nothing.eml", "no_sender.eml"}
        assert Incoming.objects.count() == len(list(MESSAGES.glob("*.eml")))
        assert "no_sender.eml: could not be read: It does not say whom it is from." in answer.output
        again = CliRunner().invoke(mail_group, ["read", str(MESSAGES), "--json"])
        assert again.exit_code == 0
        assert again.output.count("read before") == Incoming.objects.count()

    def test_a_folder_that_is_not_there_is_bad_input(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no such file"):
            list(actions.read_files(path=tmp_path / "none"))

    def test_words_are_erased_when_their_days_are_over_and_it_is_never_read_again(self) -> None:
        row = actions.take(raw=raw("html_only"))
        assert row
        actions.forget(row.expires + timedelta(days=1))
        row.refresh_from_db()
        assert (row.sender, row.text, row.subject, row.outcome) == ("", "", "", Outcome.DISMISSED)
        assert actions.take(raw=raw("html_only")) is None


@pytest.mark.django_db
class TestAnswered:
    @pytest.fixture
    def message(self) -> Incoming:
        row = actions.take(raw=raw("html_only"))
        assert row
        return row

    def test_an_answer_goes_out_as_a_letter(self, worker: User, message: Incoming) -> None:
        actions.answer(by=worker, message=message, words="Yes, gladly.\n\nRing us.")
        letter = Outgoing.objects.get()
        assert (letter.to, letter.subject) == ("zoe@stranger.example", "Re: Help please")
        assert letter.letter["paragraphs"] == ["Yes, gladly.", "Ring us."] or letter.letter["paragraphs"] == (
            "Yes, gladly.",
            "Ring us.",
        )
        with pytest.raises(InputError, match="already"):
            actions.dismiss(by=worker, message=message)

    def test_it_becomes_a_to_do_due_when_an_answer_is(self, worker: User, message: Incoming) -> None:
        actions.make_todo(by=worker, message=message, what="Ring Zoë")
        task = Task.objects.get()
        assert (task.owner, task.due, task.ref) == (worker, message.answer_by, str(message.own_ref))

    def test_it_can_wait_again(self, worker: User, message: Incoming) -> None:
        actions.dismiss(by=worker, message=message)
        actions.take_back(by=worker, message=message)
        message.refresh_from_db()
        assert message.outcome == Outcome.WAITING

    def test_its_page_shows_words_and_never_markup(self, worker: User, message: Incoming, client: Client) -> None:
        Incoming.objects.update(text="<script>boo()</script> & you")
        client.force_login(worker)
        page = client.get(f"/front-door/{message.pk}/").content.decode()
        assert "&lt;script&gt;boo()" in page
        assert "<script>boo" not in page
        assert "Help please" in client.get("/front-door/").content.decode()

    def test_from_the_page_it_is_answered_and_an_empty_answer_is_sent_back(
        self, worker: User, message: Incoming, client: Client
    ) -> None:
        client.force_login(worker)
        assert client.post(f"/front-door/{message.pk}/answer/", {"words": ""}).status_code == 422
        assert client.post(f"/front-door/{message.pk}/answer/", {"words": "Yes."}).status_code == 302
        message.refresh_from_db()
        assert message.outcome == Outcome.ANSWERED
