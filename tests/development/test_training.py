"""Courses and their dates: what is booked and paid, what the record of work says, and what comes after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.development.actions import training as actions
from hedgerow.development.models.training import Course, TrainingFeedback
from hedgerow.development.presenters.training_certificate import certificates
from hedgerow.development.queries import training as queries
from hedgerow.engines.bookings import actions as bookings
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.types import Seat
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel import clock
from hedgerow.ledger.models import EntryGroup
from hedgerow.ledger.queries import counting
from hedgerow.membership.models import Kind, Spell
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions as people
from hedgerow.people.models import AccessNeeds

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(worker: User) -> Course:
    told = {"trainer": "Maud Ellery", "covers": "A cash book.", "price_pence": 1500, "member_pence": 500}
    return actions.add_course(by=worker, title="The books", activity="fundraising-training", **told)


@pytest.fixture
def date(course: Course) -> Sitting:
    starts = clock.now() + timedelta(days=7)
    told = {"title": course.title, "places": 2, "price_pence": 1500, "member_pence": 500}
    ends = starts + timedelta(minutes=90)
    return bookings.make_sitting(by=None, ref=course.ref, kind=queries.KIND, starts_at=starts, ends_at=ends, **told)


def book(date: Sitting, name: str, **told: object) -> Booking:
    return bookings.book(by=None, sitting=date, name=name, email=f"{name.lower()}@example.org", **told)


def held(date: Sitting, worker: User, **came: bool) -> None:
    """Mark by name, after the end."""
    by_name = {row.name: row.pk for row in Booking.objects.filter(sitting=date)}
    with clock.pretend(date.ends_at + timedelta(hours=1)):
        bookings.mark(by=worker, sitting=date, came={by_name[name]: did for name, did in came.items()})


def recorded() -> list[tuple[str, int | None, bool]]:
    return [(entry.act, entry.people, entry.kind == "unmet") for entry in counting().order_by("act", "recorded_at")]


def test_members_pay_less_and_a_group_is_known_by_its_name(date: Sitting) -> None:
    member, other = (Organisation.objects.create(name=name) for name in ("The Long Table", "Mill Choir"))
    today = clock.today()
    kind = Kind.objects.create(name="Member")
    Spell.objects.create(organisation=member, kind=kind, since=today, runs_to=today + timedelta(days=90))
    one = book(date, "Ash", group_name="the long table")
    two = book(date, "Bo", group_name="Mill Choir")
    three = book(date, "Cai", group_name="Nobody has heard of us")
    assert (one.pence, one.group_ref, one.group_name) == (500, str(member.ref), "The Long Table")
    assert (two.pence, two.group_ref) == (1500, str(other.ref))
    assert (three.pence, three.group_ref, three.group_name) == (1500, "", "Nobody has heard of us")


def test_one_entry_says_who_came_and_one_who_had_no_place(date: Sitting, worker: User) -> None:
    group = Organisation.objects.create(name="The Long Table")
    for name in ("Ash", "Bo", "Cai"):
        book(date, name, group=group.ref)
    held(date, worker, Ash=True, Bo=False)
    assert recorded() == [("training.full", 1, True), ("training.held", 1, False)]
    entry = counting().get(act="training.held")
    assert (entry.activity_id, entry.ref, entry.on) == (
        "fundraising-training",
        str(date.own_ref),
        date.starts_at.astimezone(clock.LONDON).date(),
    )
    assert EntryGroup.objects.filter(entry=entry).values_list("organisation_id", flat=True)[0] == group.pk


def test_marks_that_change_are_recorded_anew_and_count_once(date: Sitting, worker: User) -> None:
    book(date, "Ash")
    book(date, "Bo")
    held(date, worker, Ash=True, Bo=True)
    held(date, worker, Ash=True, Bo=True)
    assert recorded() == [("training.held", 2, False)]
    held(date, worker, Ash=True, Bo=False)
    assert recorded() == [("training.held", 1, False)]
    held(date, worker, Ash=False)
    assert recorded() == []


def test_whoever_came_gets_one_letter_with_the_way_to_a_certificate(
    date: Sitting, worker: User, client: Client
) -> None:
    book(date, "Ash")
    book(date, "Bo")
    held(date, worker, Ash=True, Bo=False)
    held(date, worker, Ash=True, Bo=True)
    letters = Outgoing.objects.filter(key__endswith=":after").order_by("pk")
    assert [row.to for row in letters] == ["ash@example.org", "bo@example.org"]
    path = letters[0].letter["button"]["url"].partition("/training/")[2]
    assert client.get(f"/training/{path}").status_code == 200
    answer = client.get(f"/training/{path}certificate.pdf")
    assert answer.content.startswith(b"%PDF")
    assert client.post(f"/training/{path}", {"useful": "5"}).status_code == 422
    client.post(f"/training/{path}", {"useful": "4", "words": "More tea."})
    client.post(f"/training/{path}", {"useful": "3", "words": "Less tea."})
    assert [(row.useful, row.words) for row in TrainingFeedback.objects.all()] == [(3, "Less tea.")]


def test_whoever_did_not_come_gets_no_certificate(date: Sitting, worker: User, client: Client) -> None:
    from hedgerow.engines.bookings.queries import token

    absent = book(date, "Ash")
    held(date, worker, Ash=False)
    assert client.get(reverse("development:certificate", args=[token(absent)])).status_code == 404


def test_a_certificate_can_be_read_aloud_and_runs_nothing_of_what_it_is_told(date: Sitting, course: Course) -> None:
    odd = Booking(name='Zoë #panic("no") $x$ [*] \\ "quote"', group_name="#[The] Żuk & Sons")
    data = certificates(course, date, [odd, odd])
    assert data.startswith(b"%PDF")
    assert b"/MarkInfo" in data or b"/StructTreeRoot" in data
    assert b"pdfuaid" in data or len(data) > 5000


def test_courses_are_kept_and_end_and_what_cannot_be_is_refused(worker: User, course: Course) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.change_course(by=worker, course=course, title=" ", minutes=5, activity="campaign")
    assert set(refused.value.message_dict) == {"title", "minutes", "activity"}
    actions.end_course(by=worker, course=course)
    assert not queries.courses().exists()
    actions.offer_course_again(by=worker, course=course)
    assert queries.courses().get() == course


def test_our_team_works_from_the_course_and_the_public_books_from_it(
    client: Client, worker: User, course: Course, date: Sitting
) -> None:
    public = client.get(reverse("development:training_public")).content.decode()
    assert "The books" in public
    page = client.get(reverse("development:training_page", args=[course.pk])).content.decode()
    assert reverse("bookings:sitting", args=[date.uid]) in page
    client.force_login(worker)
    told = {"title": "A first bid", "activity": "training", "minutes": "60", "price_pence": "12.50"}
    assert client.post(reverse("development:training_add"), told).status_code == 302
    assert Course.objects.get(title="A first bid").price_pence == 1250
    assert "A first bid" in client.get(reverse("development:training") + "?q=bid").content.decode()
    begun = client.get(reverse("bookings:add") + f"?kind={queries.KIND}&ref={course.ref}").content.decode()
    assert 'value="The books"' in begun
    assert "15.00" in begun
    held(date, worker)
    course_page = client.get(reverse("development:training_course", args=[course.pk]))
    assert course_page.status_code == 200
    assert client.get(reverse("development:certificates", args=[date.pk])).status_code == 404


def test_the_list_of_courses_asks_as_often_for_many(
    client: Client, worker: User, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for n in range(6):
        made = actions.add_course(by=worker, title=f"Course {n}")
        starts = clock.now() + timedelta(days=n + 1)
        ends = starts + timedelta(hours=1)
        bookings.make_sitting(by=None, ref=made.ref, kind=queries.KIND, title="Date", starts_at=starts, ends_at=ends)
    client.force_login(worker)
    with django_assert_max_num_queries(18):
        client.get(reverse("development:training"))
    client.logout()
    with django_assert_max_num_queries(10):
        client.get(reverse("development:training_public"))


def test_what_somebody_needs_is_remembered_only_from_their_own_letter_and_shown_the_next_time(
    client: Client, date: Sitting, worker: User
) -> None:
    contact = people.add_contact(by=worker, name="Ash Quarry", email="ash@example.org")
    told = {"name": "Ash Quarry", "email": "ash@example.org", "needs": "A ramp.", "remember": "on"}
    client.post(reverse("bookings:sitting", args=[date.uid]), told)
    assert not AccessNeeds.objects.exists()  # anybody might have typed that address
    letter = Outgoing.objects.get()
    own = "/whats-on/mine/" + letter.letter["button"]["url"].partition("/mine/")[2]
    client.post(f"{own}remember/")
    assert AccessNeeds.objects.get(contact=contact).more == "A ramp."
    Booking.objects.all().delete()
    client.post(reverse("bookings:sitting", args=[date.uid]), {"name": "Ash Quarry", "email": "ash@example.org"})
    client.force_login(worker)
    assert "A ramp." in client.get(reverse("bookings:bookings", args=[date.pk])).content.decode()
    assert Booking.objects.get().needs == ""


def test_erasing_somebody_takes_their_name_and_words_and_leaves_the_count(date: Sitting, worker: User) -> None:
    booking = book(date, "Ash")
    held(date, worker, Ash=True)
    actions.say_how_useful(booking=booking, useful=4, words="I am Ash.")
    who = Person(rows={}, refs=(), emails=("ASH@example.org",))
    actions.erase_feedback(queries.feedback_by(who))
    bookings.erase([booking.pk])
    booking.refresh_from_db()
    assert (booking.name, booking.state) == ("", Seat.CAME)
    assert [(row.useful, row.words) for row in TrainingFeedback.objects.all()] == [(4, "")]
