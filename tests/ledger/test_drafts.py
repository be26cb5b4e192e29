"""From an e-mail to the record, by the worker's own tap and never without it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.charter.models import Activity
from hedgerow.config.environment import Inbox
from hedgerow.engines.files.models import Upload
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.models import Incoming
from hedgerow.engines.mail.types import Outcome
from hedgerow.engines.todo import queries as todo
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.actions import drafts as actions
from hedgerow.ledger.models import Draft, Entry, LogAddress
from hedgerow.ledger.queries import drafts as queries
from hedgerow.ledger.types import Work
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact, Role
from hedgerow.people.types import RoleKind
from hedgerow.spine.errors import InputError
from tests.people import person

pytestmark = pytest.mark.django_db
MESSAGES = Path(__file__).parents[1] / "engines" / "mail" / "messages"
PROOF = b"Authentication-Results: mx.lio.example; dmarc=pass header.from=lio.example\n"


@pytest.fixture(autouse=True)
def _inbox(settings: Any, tmp_path: Path) -> None:
    settings.HEDGEROW_INBOX = Inbox(address="log@lio.example", trusts="mx.lio.example")
    default_storage._wrapped = FileSystemStorage(location=tmp_path)  # type: ignore[attr-defined]
    charter.seed()


@pytest.fixture
def wren(db: None) -> User:
    return person("wren@lio.example", name="Wren")


@pytest.fixture
def acorns(db: None) -> Organisation:
    """A group whose treasurer is Ann, and that has no address of its own."""
    group = Organisation.objects.create(name="Acorn Players")
    ann = Contact.objects.create(name="Ann Baker", email="Ann@acorns.example")
    Role.objects.create(contact=ann, organisation=group, kind=RoleKind.TREASURER)
    return group


def came(name: str, proof: bytes = PROOF) -> Incoming:
    row = mail.take(raw=proof + (MESSAGES / f"{name}.eml").read_bytes(), source=name)
    assert row
    return row


def drafted(name: str = "gmail_forward") -> Draft:
    assert came(name).outcome == Outcome.TAKEN
    return Draft.objects.get()


def with_activity(draft: Draft) -> Draft:
    draft.activity = Activity.objects.all()[0].pk
    draft.save()
    return draft


def test_a_colleagues_message_becomes_a_draft_and_nothing_else(wren: User, acorns: Organisation) -> None:
    harbour = Organisation.objects.create(name="Harbour Choir", email="Choir@harbour.example")
    draft = drafted("outlook_forward")
    assert draft.user == wren
    assert set(draft.groups) == {acorns.pk, harbour.pk}
    assert f"{draft.on:%Y-%m-%d}" == "2026-11-20"
    assert draft.text.startswith("FW: Our new treasurer\n\nSee below")
    assert not Entry.objects.exists()
    assert "Record what you e-mailed" in [due.what for due in todo.computed(wren, clock.today(), upkeep=False)]


@pytest.mark.parametrize(
    "proof",
    [
        b"",
        b"Authentication-Results: mx.lio.example; dmarc=fail header.from=lio.example\n",
        b"Authentication-Results: mx.evil.example; dmarc=pass header.from=lio.example\n",
    ],
)
def test_a_forged_sender_comes_no_further_than_the_front_door(wren: User, proof: bytes) -> None:
    row = came("gmail_forward", proof)
    assert (row.outcome, row.unproven) == (Outcome.WAITING, True)
    assert not Draft.objects.exists()


def test_an_own_log_address_proves_who_it_is_but_for_nobody_else(wren: User) -> None:
    robin = person("robin@lio.example", name="Robin")
    LogAddress.objects.create(user=robin, secret="s3cret")
    assert came("apple_bcc", b"").outcome == Outcome.WAITING  # Robin's secret under Wren's name
    Incoming.objects.all().delete()
    LogAddress.objects.update(user=wren)
    assert came("apple_bcc", b"").outcome == Outcome.TAKEN


def test_a_new_address_ends_the_old_one(wren: User, settings: Any) -> None:
    first = actions.new_log_address(by=wren)
    second = actions.new_log_address(by=wren)
    assert first != second
    assert queries.own_address(wren) == f"log+{second}@lio.example"


def test_somebody_who_has_left_is_a_stranger(wren: User) -> None:
    User.objects.update(is_active=False)
    assert came("gmail_forward").outcome == Outcome.WAITING


def test_roles_that_are_over_name_no_group_and_merged_groups_name_the_one_kept(
    wren: User, acorns: Organisation
) -> None:
    kept = Organisation.objects.create(name="The Acorns")
    Organisation.objects.filter(pk=acorns.pk).update(merged_into=kept)
    assert queries.groups_of(["ann@acorns.example"]) == [kept.pk]
    Role.objects.update(until=clock.today() - timedelta(days=1))
    assert queries.groups_of(["ann@acorns.example"]) == []


def test_one_tap_records_it_once(wren: User, acorns: Organisation) -> None:
    draft = with_activity(drafted())
    entry = actions.confirm(by=wren, draft=draft)
    again = actions.confirm(by=wren, draft=draft)
    assert entry.pk == again.pk == draft.pk
    assert Entry.objects.count() == 1
    assert [link.organisation for link in entry.group_links.select_related("organisation")] == [acorns]
    assert "Key holders agreed." in entry.note.text
    assert entry.ref == draft.message
    assert not Draft.objects.exists()


def test_nobody_else_may(wren: User, client: Client) -> None:
    draft = with_activity(drafted())
    robin = person("robin@lio.example")
    with pytest.raises(InputError):
        actions.confirm(by=robin, draft=draft)
    client.force_login(robin)
    for path in ("", "record/", "discard/"):
        assert client.post(f"/work/drafts/{draft.pk}/{path}").status_code == 404
    assert Draft.objects.exists()


def test_without_a_word_for_what_was_done_it_is_asked(wren: User, client: Client) -> None:
    draft = drafted()
    Draft.objects.update(activity="")
    client.force_login(wren)
    answer = client.post(f"/work/drafts/{draft.pk}/record/")
    assert answer["Location"] == f"/work/drafts/{draft.pk}/"
    page = client.get(f"/work/drafts/{draft.pk}/").content.decode()
    assert "Key holders agreed." in page


def test_it_can_be_changed_first(wren: User, acorns: Organisation, client: Client) -> None:
    draft = drafted()
    client.force_login(wren)
    said = {"key": str(draft.pk), "activity": Activity.objects.all()[1].pk, "on": "2026-11-20", "note": "Keys."}
    assert client.post(f"/work/drafts/{draft.pk}/", said)["Location"] == "/work/drafts/"
    entry = Entry.objects.get()
    assert (entry.note.text, entry.group_links.count()) == ("Keys.", 0)
    assert not Draft.objects.exists()


def test_the_activity_is_what_ones_e_mails_most_often_were(wren: User) -> None:
    first, second = Activity.objects.all()[:2]
    for activity, ref in ((first, ""), (first, ""), (second, "mail.incoming:1")):
        ledger.record(by=wren, work=Work(activity=activity.pk, on=clock.today(), ref=ref))
    assert queries.usual_activity(wren) == second.pk
    assert queries.usual_activity(person("robin@lio.example")) != second.pk


def test_files_are_offered_kept_where_ticked_and_else_gone(
    wren: User, client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    draft = with_activity(drafted("apple_bcc"))
    upload = Upload.objects.get()
    assert (upload.name, upload.ref) == ("Model constitution.pdf", str(draft.own_ref))
    client.force_login(person("robin@lio.example"))
    assert client.get(f"/files/{upload.pk}/").status_code == 404
    client.force_login(wren)
    assert b"".join(client.get(f"/files/{upload.pk}/").streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/work/drafts/{draft.pk}/record/", {"keep": [str(upload.pk)]})
    upload.refresh_from_db()
    assert upload.ref == str(Entry.objects.get().own_ref)
    assert "Model constitution.pdf" in client.get(f"/work/{draft.pk}/").content.decode()


def test_a_file_that_is_not_taken_is_named(wren: User) -> None:
    draft = drafted("winmail")
    assert not Upload.objects.exists()
    assert "winmail.dat" in draft.faults[0]


def test_what_is_thrown_away_or_forgotten_goes_with_its_files(
    wren: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    draft = drafted("apple_bcc")
    with django_capture_on_commit_callbacks(execute=True):
        actions.forget_drafts(draft.expires)
        assert Draft.objects.exists()
        actions.forget_drafts(draft.expires + timedelta(days=1))
    assert not Draft.objects.exists()
    assert not Upload.objects.exists()


def test_the_page_shows_ones_own_drafts(wren: User, acorns: Organisation, client: Client) -> None:
    with_activity(drafted("apple_bcc"))
    client.force_login(wren)
    page = client.get("/work/drafts/").content.decode()
    assert "Constitution" in page
    assert "Acorn Players" in page
    assert "Model constitution.pdf" in page
    client.force_login(person("robin@lio.example"))
    assert "Constitution" not in client.get("/work/drafts/").content.decode()
