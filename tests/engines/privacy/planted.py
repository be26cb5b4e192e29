"""One person, planted everywhere where what is known of a person may lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.test import Client

from hedgerow.accounts.models import Link, User
from hedgerow.charter import actions as charter
from hedgerow.charter.models import Activity
from hedgerow.engines.audit.models import Event
from hedgerow.engines.imports.models import ImportRow, ImportRun
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.types import Letter
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.schedule.models import JobRun
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Work
from hedgerow.organisations.models import Access, Organisation
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.places.models import Area, Knowledge

NAME, EMAIL, PHONE, ADDRESS = "Wilhelmina Quill", "mina@quill.example", "07700 900 123", "3 Plover Row, Mallowdale"
#: each of these must be found before, and nowhere after
WORDS = (NAME, EMAIL, "7700 900 123", "07700900123", ADDRESS, "wears a hearing aid", "wilhelmina", "quill.example")


@dataclass(frozen=True)
class Planted:
    """The person, the worker who planted her, and what is to stay of both."""

    contact: Contact
    user: User
    worker: User
    entry: Entry
    group: Organisation


def plant(worker: User, folder: Path) -> Planted:
    """Put her everywhere."""
    user = get_user_model().objects.create_user(EMAIL, "six loud red cows", name=NAME)
    group = Organisation.objects.create(name="Plover Club", email=EMAIL, description=f"Ask for {NAME}.")
    contact = people.add_contact(by=worker, name=NAME, email=EMAIL, phone=PHONE, address=ADDRESS)
    Contact.objects.filter(pk=contact.pk).update(user=user)
    people.give_role(by=worker, contact=contact, organisation=group, kind="chair")
    people.record_consent(
        by=worker, contact=contact, purpose="newsletter", given=True, how="phone", words="May we?", basis="consent"
    )
    needs = "wears a hearing aid"
    people.set_access_needs(by=worker, contact=contact, more=needs, agreed=True, words="May we?")
    entry = _work(worker, group)
    _copies(worker, contact, user, group)
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files" / "minutes.txt").write_text(f"Present: {NAME}\n")
    client = Client()
    client.force_login(user)
    return Planted(contact, user, worker, entry, group)


def _work(worker: User, group: Organisation) -> Entry:
    charter.seed()
    work = Work(
        activity=Activity.objects.all()[0].pk,
        on=clock.today(),
        groups=[group.pk],
        note=f"{NAME} rang from +44 7700 900123; she wears a hearing aid.",
        names=f"{NAME}, Tom Rook",
    )
    return ledger.record(by=worker, work=work)


def _copies(worker: User, contact: Contact, user: User, group: Organisation) -> None:
    """What hangs on her by a link, by a ref, and by nothing but the words."""
    today = clock.today()
    Access.objects.create(user=user, organisation=group, level="editor")
    ends = clock.now() + timedelta(days=1)
    Link.objects.create(hash="1" * 64, purpose="x", person=str(contact.ref), email=EMAIL, expires_at=ends)
    Link.objects.create(hash="2" * 64, purpose="x", user=user, email=EMAIL, expires_at=ends)
    letter = Letter("For you", (f"Dear {NAME}",))
    mail.send(key="a:1", letter=letter, to=EMAIL, name=NAME, person=contact.ref)
    mail.send(key="a:2", letter=letter, to=EMAIL)
    mail.send(key="a:3", letter=letter, name=NAME, address=ADDRESS)
    moderation.submit(kind="group-correction", proposed={"phone": PHONE}, ref=group.ref, reply_to=EMAIL)
    run = ImportRun.objects.create(kind="groups", file="list.csv", source="us", by=worker.pk, expires=today)
    raw = {"Name": NAME, "Telephone": PHONE, "Notes": "wears a hearing aid"}
    ImportRow.objects.create(run=run, number=1, raw=raw, outcome="new", title=NAME, undo={"email": EMAIL})
    todo.add(by=worker, what=f"Ring {NAME}", ref=contact.ref)
    todo.add(by=worker, what=f"Look for the key of {EMAIL}", ref=group.ref)
    area = Area.objects.create(code="E05000001", name="Brook", kind="ward")
    Knowledge.objects.create(area=area, text=f"Ask {NAME} for the hall.", author=worker)
    Knowledge.objects.create(area=area, text="The bus stops at six.", author=user)
    JobRun.objects.create(job="x", day=today, error=f"duplicate key ({EMAIL})", finished_at=clock.now())
    Event.objects.create(by=user.pk, did="organisation.changed", ref=str(group.ref), fields=["phone"])
    Event.objects.create(by=worker.pk, did="contact.changed", ref=str(Ref("people", "contact", str(contact.pk))))
