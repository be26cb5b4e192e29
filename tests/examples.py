"""An example of every address that has a variable part: a new address adds one line here, or the suite fails.

`EXAMPLES` gives, by the address's name, the function that makes its parts from `Records`: one record of each kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.urls import reverse
from zeal import zeal_ignore

from hedgerow.accounts.models import Device, SignIn, Team, User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.charter.models import Activity, Priority
from hedgerow.config.addresses import Address
from hedgerow.engines.alerts import queries as alerts
from hedgerow.engines.alerts.models import Subscription
from hedgerow.engines.imports.models import ImportRun
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.models import Incoming, Outgoing
from hedgerow.engines.mail.types import Letter
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.todo.models import Task
from hedgerow.engines.verification import queries as verification
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.models import Verification
from hedgerow.kernel import clock, ids
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Draft, Entry, Payer
from hedgerow.ledger.types import Work
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Access, Merge, Organisation, Sharing
from hedgerow.organisations.types import Kind, Level, Shared
from hedgerow.people import actions as people
from hedgerow.people.actions.preferences import page_path
from hedgerow.people.models import Confidential, Contact, ContactMerge, Role, SafeguardingLead
from hedgerow.places.models import Area, Knowledge
from hedgerow.places.types import AreaKind
from hedgerow.spaces.models import Invitation
from tests.people import person


def _report() -> str:
    """What an empty report of a quarter says."""
    from hedgerow.evidence.queries import reports
    from hedgerow.evidence.rules.reports import text

    return text(reports.make(reports.asked("2026Q1")))


def oruk_id(ref: object) -> str:
    """The identifier of a record in the Open Referral UK feed."""
    from hedgerow.api.oruk.ids import ids

    return ids().of(ref)


def of_grant(records: Any) -> dict[str, int]:
    """A group and its application for a grant of ours."""
    return {"pk": records.group.pk, "application": records.grant_application.pk}


@dataclass(frozen=True)
class Records:
    """The people of each role, and one record of each kind, made when it is first asked for."""

    users: Mapping[LioRole, User]

    @cached_property
    def colleague(self) -> User:
        return person("colleague@example.org", name="Colleague")

    @cached_property
    def device(self) -> Device:
        return Device.objects.create(user=self.colleague, fingerprint="f" * 64, name="Firefox on Linux")

    @cached_property
    def sign_in(self) -> SignIn:
        return SignIn.objects.create(user=self.colleague, session_key="k" * 32, device=self.device)

    @cached_property
    def team(self) -> Team:
        return Team.objects.create(code="north", name="North")

    @cached_property
    def task(self) -> Task:
        return Task.objects.create(what="Ring back")

    @cached_property
    def run(self) -> ImportRun:
        from hedgerow.engines import registry
        from hedgerow.engines.imports.types import Importer

        kind = registry.all_of(Importer)[0].kind
        worker = self.users[LioRole.WORKER]
        return ImportRun.objects.create(kind=kind, file="f.csv", source="us", by=worker.pk, expires=clock.today())

    @cached_property
    def submission(self) -> Submission:
        from hedgerow.engines import registry
        from hedgerow.engines.moderation.types import ModeratedOffer

        kind = registry.all_of(ModeratedOffer)[0].kind
        return Submission.objects.create(kind=kind, ref=str(self.group.ref), expires=clock.today())

    @cached_property
    def subscription(self) -> Subscription:
        return Subscription.objects.create(kind="groups", email="reader@example.org", expires=clock.now())

    @cached_property
    def message(self) -> Incoming:
        return Incoming.objects.create(key="k", sender="ann@example.org", subject="Hello", expires=clock.today())

    @cached_property
    def letter(self) -> Outgoing:
        return mail.send(key="example:1", letter=Letter("Hello", ("How are you?",)), to="reader@example.org")

    @cached_property
    def group(self) -> Organisation:
        return Organisation.objects.create(name="The Long Table", published=True)

    @cached_property
    def checked(self) -> Verification:
        return check(by=None, ref=self.group.ref)

    @cached_property
    def twin(self) -> Organisation:
        return Organisation.objects.create(name="Long Table")

    @cached_property
    def merge(self) -> Merge:
        return organisations.merge(by=self.users[LioRole.WORKER], kept=self.group, gone=self.twin)

    @cached_property
    def area(self) -> Area:
        return Area.objects.create(code="E05000001", name="Brook", kind="ward")

    @cached_property
    def neighbourhood(self) -> Area:
        return Area.objects.create(code="old-wheelworks", name="Old Wheelworks", kind=AreaKind.NEIGHBOURHOOD)

    @cached_property
    def knowledge(self) -> Knowledge:
        return Knowledge.objects.create(area=self.area, text="The library opens late on Tuesdays.")

    @cached_property
    def activity(self) -> Activity:
        charter.seed()
        return Activity.objects.all()[0]

    @cached_property
    def priority(self) -> Priority:
        return charter.add_priority(by=None, name="Warm homes")

    @cached_property
    def charter_version(self) -> Any:
        """A version in force, while the next is being written."""
        from tests.charter import making

        found = making.agreed()
        charter.begin(by=None)
        return found

    @cached_property
    def case_issue(self) -> Any:
        """The case for infrastructure, as it was issued."""
        from tests.evidence.case_making import issued

        return issued(by=self.users[LioRole.MANAGER])

    @cached_property
    def charter_promise(self) -> Any:
        from hedgerow.charter.models import Promise

        self.charter_version  # noqa: B018 - it is of the draft that follows
        return Promise.objects.all()[0]

    @cached_property
    def entry(self) -> Entry:
        work = Work(activity=self.activity.pk, on=clock.today(), groups=[self.group.pk], note="She rang back.")
        return ledger.record(by=self.users[LioRole.WORKER], work=work)

    @cached_property
    def contact(self) -> Contact:
        return people.add_contact(by=self.users[LioRole.WORKER], name="Jo Okafor", email="jo@example.org")

    @cached_property
    def hat(self) -> Role:
        return people.give_role(
            by=self.users[LioRole.WORKER], contact=self.contact, organisation=self.group, kind="treasurer"
        )

    @cached_property
    def draft(self) -> Draft:
        worker = self.users[LioRole.WORKER]
        return Draft.objects.create(user=worker, message="mail.incoming:1", on=clock.today(), expires=clock.today())

    @cached_property
    def payer(self) -> Payer:
        return Payer.objects.create(name="Core funds", code="core")

    @cached_property
    def confidential(self) -> Confidential:
        from hedgerow.people.actions.confidential import write_note

        return write_note(by=self.users[LioRole.WORKER], title="A few words", text="For two pairs of eyes.")

    @cached_property
    def namesakes(self) -> tuple[Contact, Contact]:
        made = [Contact.objects.create(name=name, email="ash@example.org") for name in ("Ash Quarry", "Ashe Quarry")]
        return made[0], made[1]

    @cached_property
    def contact_merge(self) -> ContactMerge:
        from hedgerow.people.actions.merging import merge

        kept, gone = self.namesakes
        return merge(by=self.users[LioRole.WORKER], kept=kept, gone=gone)

    @cached_property
    def lead(self) -> SafeguardingLead:
        return SafeguardingLead.objects.create(user=self.colleague)

    @cached_property
    def council(self) -> Organisation:
        return Organisation.objects.create(name="Thornmere Council", kind=Kind.PUBLIC_BODY)

    @cached_property
    def department(self) -> Any:
        from hedgerow.bodies import actions as bodies

        return bodies.add_department(by=None, body=self.council, name="Housing")

    @cached_property
    def office(self) -> Any:
        from hedgerow.bodies import actions as bodies

        facts = {"department": self.department, "title": "Housing officer"}
        return bodies.add_officer(by=None, body=self.council, contact=self.contact, **facts)

    @cached_property
    def interest(self) -> Any:
        from hedgerow.bodies import actions as bodies

        return bodies.declare(by=None, ref=self.group.ref, kind="bids")

    @cached_property
    def asking(self) -> Any:
        from hedgerow.bridge import actions as bridge
        from tests.bridge.given import FACTS, days

        assert self.group.published, "the question has somebody to be put to"
        made = bridge.write_question(by=None, body=self.council, **FACTS, **days())
        assert self.activity, "putting a question is recorded, in our words"
        return bridge.open_question(by=None, question=made)

    @cached_property
    def promise(self) -> Any:
        from hedgerow.bridge import actions as bridge

        assert self.activity, "a promise is recorded, in our words"
        told = {"promiser": "body", "promisee": "sector", "words": "We open the hall.", "made_on": clock.today()}
        return bridge.note_promise(by=None, body=self.council, public=True, **told)

    @cached_property
    def access(self) -> Access:
        somebody = person("ada@example.org", LioRole.NONE, name="Ada")
        return Access.objects.create(user=somebody, organisation=self.group, level=Level.EDITOR)

    @cached_property
    def sharing(self) -> Sharing:
        return Sharing.objects.create(organisation=self.group, body=self.council, what=Shared.FIGURES)

    @cached_property
    def invitation(self) -> Invitation:
        by, ends = self.colleague, clock.now() + timedelta(days=14)
        told = {"organisation": self.group, "level": Level.EDITOR, "email": "bo@example.org", "name": "Bo"}
        return Invitation.objects.create(made_by=by, ends_at=ends, **told)

    @cached_property
    def question(self) -> Any:
        from tests.participation.making import live_question

        return live_question(by=self.users[LioRole.WORKER])

    @cached_property
    def idea(self) -> Any:
        return self.question.ideas.create(title="A bench by the brook")

    @cached_property
    def budget(self) -> Any:
        from tests.participation.making import budget_in_vote

        return budget_in_vote(by=self.users[LioRole.WORKER])

    @cached_property
    def project(self) -> Any:
        return self.budget.projects.all()[0]

    @cached_property
    def site(self) -> Any:
        from hedgerow.engines.sharing.models import Site

        return Site.objects.create(origin="https://council.example")

    @cached_property
    def fund(self) -> Any:
        from hedgerow.funding.actions import add_fund, open_fund

        return open_fund(by=None, fund=add_fund(by=None, title="Growing food together", payer="The Ash Trust"))

    @cached_property
    def fund_feed(self) -> Any:
        from hedgerow.funding.models import Feed

        return Feed.objects.create(address="http://127.0.0.1:9/feed.json", name="Elm Action")

    @cached_property
    def funder_draft(self) -> Any:
        from hedgerow.funding.actions import add_fund
        from hedgerow.funding.models import FunderDraft

        fund = add_fund(by=None, title="Grants from the Elm Foundation", payer="Elm Foundation")
        return FunderDraft.objects.create(funder="GB-CHC-1000002", fund=fund)

    @cached_property
    def bid(self) -> Any:
        from hedgerow.funding.actions import start

        self.activity  # noqa: B018 - the words that its entry needs
        return start(by=self.users[LioRole.WORKER], organisation=self.group, fund=self.fund)

    @cached_property
    def grant_round(self) -> Any:
        from tests.programmes.given import a_round

        self.activity  # noqa: B018 - the words that its entry needs
        return a_round(self.users[LioRole.WORKER])

    @cached_property
    def grant_application(self) -> Any:
        from tests.programmes.given import an_application

        return an_application(self.access.user, self.grant_round, self.group)

    @cached_property
    def grant_award(self) -> Any:
        from hedgerow.programmes.models import Decision

        told = {
            "outcome": "awarded",
            "pence": 40_000,
            "reasons": "Needed.",
            "feedback": "Good.",
            "told_at": clock.now(),
        }
        return Decision.objects.create(application=self.grant_application, **told)

    @cached_property
    def grant_payment(self) -> Any:
        from hedgerow.programmes.models import Payment

        return Payment.objects.create(decision=self.grant_award, pence=40_000, due_on=clock.today())

    @cached_property
    def grant_report(self) -> Any:
        from hedgerow.programmes.models import Report

        return Report.objects.create(decision=self.grant_award, kind="line", due_on=clock.today())

    @cached_property
    def grant_assessor(self) -> Any:
        from hedgerow.programmes.models import Assessor

        return Assessor.objects.create(round=self.grant_round, user=self.colleague)

    @cached_property
    def co_applicant(self) -> Any:
        from hedgerow.programmes.models import CoApplicant

        return CoApplicant.objects.create(application=self.grant_application, organisation=self.group)

    @cached_property
    def document(self) -> Any:
        from hedgerow.documents.models import Document

        assert self.activity, "a check is recorded, in our words"
        return Document.objects.create(organisation=self.group, kind="governing_document")

    @cached_property
    def document_share(self) -> Any:
        from datetime import timedelta as days

        from hedgerow.documents.models import Share, Shared

        made = Share.objects.create(organisation=self.group, whom="The Ash Trust", ends=clock.today() + days(days=7))
        Shared.objects.create(share=made, document=self.document)
        return made

    @cached_property
    def document_token(self) -> str:
        from hedgerow.documents.queries import shared_path

        return shared_path(self.document_share).rstrip("/").rpartition("/")[2]

    @cached_property
    def bid_help(self) -> Any:
        from hedgerow.funding.models import Help

        return Help.objects.create(bid=self.bid, key=ids.new_id(), kind="review", on=clock.today(), minutes=30)

    @cached_property
    def bid_paper(self) -> Any:
        from hedgerow.funding.models import Paper

        return Paper.objects.create(bid=self.bid, kind="award")

    @cached_property
    def money_project(self) -> Any:
        from hedgerow.funding.models import Project

        return Project.objects.create(organisation=self.group, name="A kitchen for the hall", needed=500_000)

    @cached_property
    def case(self) -> Any:
        from hedgerow.development.models import Case

        return Case.objects.create(organisation=self.group, words="The roof.", reach="Ring.")

    @cached_property
    def plan_action(self) -> Any:
        from hedgerow.development.models import HealthCheck, PlanAction

        now = clock.now()
        check = HealthCheck.objects.create(organisation=self.group, started_at=now, finished_at=now, yes=0, duties=0)
        task = Task.objects.create(what="Write the aims down")
        return PlanAction.objects.create(organisation=self.group, check_of=check, question="aims", task=task)

    @cached_property
    def membership_kind(self) -> Any:
        from hedgerow.membership.models import Kind as MembershipKind

        return MembershipKind.objects.create(name="Member")

    @cached_property
    def service(self) -> Any:
        from hedgerow.services import actions
        from hedgerow.services.types import Place, Said

        told = {"name": "Lunch", "description": "Soup.", "said": Said(places=(Place("Hall", "", "M32 0DF"),))}
        made = actions.add_service(by=self.users[LioRole.WORKER], organisation=self.group, **told)
        return actions.show_service(by=self.users[LioRole.WORKER], service=made)

    @cached_property
    def spell(self) -> Any:
        from hedgerow.membership.models import Spell

        today = clock.today()
        return Spell.objects.create(organisation=self.twin, kind=self.membership_kind, since=today, runs_to=today)

    @cached_property
    def application(self) -> Any:
        from hedgerow.membership.models import Application

        told = {"group_name": "The Long Table", "name": "Ann", "email": "ann@example.org"}
        return Application.objects.create(kind=self.membership_kind, **told)

    @cached_property
    def course(self) -> Any:
        from hedgerow.development.actions.training import add_course

        return add_course(by=None, title="Book-keeping in an evening")

    @cached_property
    def sitting(self) -> Any:
        from hedgerow.engines.bookings.actions import make_sitting

        starts = clock.now() - timedelta(days=1)
        told = {"title": "Book-keeping", "starts_at": starts, "ends_at": starts + timedelta(hours=2)}
        return make_sitting(by=None, ref=self.course.ref, kind="development.training", **told)

    @cached_property
    def booking(self) -> Any:
        from hedgerow.engines.bookings.actions import add_who_came

        return add_who_came(by=None, sitting=self.sitting, name="Ash", email="ash@example.org")

    @property
    def booked(self) -> str:
        from hedgerow.engines.bookings.queries import token

        return token(self.booking)

    @cached_property
    def contract(self) -> Any:
        from hedgerow.notices import actions

        worker, told = self.users[LioRole.WORKER], {"title": "Lunch for older people"}
        return actions.announce(by=worker, body=self.council, **told)

    @cached_property
    def consortium(self) -> Any:
        from hedgerow.notices import actions
        from hedgerow.notices.actions.consortia import Asked

        worker, parts = self.users[LioRole.WORKER], [Asked(self.group, "Meals")]
        return actions.form(by=worker, notice=self.contract, lead=self.group, parts=parts)

    @cached_property
    def notice_aside(self) -> Any:
        from hedgerow.notices import actions

        return actions.not_for_us(by=self.users[LioRole.WORKER], organisation=self.group, notice=self.contract)

    @cached_property
    def notice_file(self) -> Any:
        from hedgerow.notices import actions

        data = b'{"releases": [{"ocid": "a", "id": "1"}]}'
        return actions.look(by=self.users[LioRole.WORKER], file="f.json", data=data, source="Contracts Finder")

    @cached_property
    def notice_token(self) -> str:
        from hedgerow.notices.models import Wish
        from hedgerow.notices.queries.wishes import OWN

        return OWN.token(Wish.objects.create(organisation=self.group, email="tess@example.org", asked_by=1).pk)

    @cached_property
    def volunteer_role(self) -> Any:
        from hedgerow.volunteering import actions

        told = {"tasks": "Cook with us.", "from_home": True, "contact_email": "kitchen@example.org"}
        worker = self.users[LioRole.WORKER]
        return actions.post_role(
            by=worker, role=actions.add_role(by=worker, organisation=self.group, title="Cook", **told)
        )

    @cached_property
    def offer(self) -> Any:
        from hedgerow.volunteering import actions
        from hedgerow.volunteering.types import Asked

        return actions.apply(role=self.volunteer_role, asked=Asked("Jo Okafor", "jo@example.org"))

    @cached_property
    def young_offer(self) -> Any:
        from hedgerow.volunteering import actions
        from hedgerow.volunteering.types import Asked

        young = Asked("Lee Marsh", "lee@example.org", age_ok=False, parent="Pat Marsh, 01632 960 001")
        return actions.apply(role=self.volunteer_role, asked=young)

    @cached_property
    def placement(self) -> Any:
        from hedgerow.volunteering import actions

        worker = self.users[LioRole.WORKER]
        return actions.start(by=worker, application=actions.accept(by=worker, application=self.offer))

    @cached_property
    def hours(self) -> Any:
        from hedgerow.volunteering import actions
        from hedgerow.volunteering.types import Logged

        return actions.log(placement=self.placement, logged=Logged(clock.today(), 90))

    @property
    def own_offer(self) -> str:
        from hedgerow.volunteering.queries.own import page_path

        return page_path(self.offer).split("/")[-2]

    @cached_property
    def newsletter_subject(self) -> Any:
        from hedgerow.newsletters.models import Subject

        return Subject.objects.create(name="News and events")

    @cached_property
    def newsletter(self) -> Any:
        from hedgerow.newsletters.models import Issue

        return Issue.objects.create(title="Spring news")

    @cached_property
    def newsletter_part(self) -> Any:
        from hedgerow.newsletters.models import Part

        return Part.objects.create(issue=self.newsletter, kind="words", text="Hello.")

    @cached_property
    def newsletter_token(self) -> str:
        from hedgerow.newsletters.models import Subscriber
        from hedgerow.newsletters.queries import OWN

        return OWN.token(f"s{Subscriber.objects.create(email='reader@example.org').pk}")

    @cached_property
    def poll(self) -> Any:
        from tests.engines.voting.given import a_poll

        return a_poll(many=1)

    @cached_property
    def ballot_token(self) -> str:
        from hedgerow.engines.voting.queries import ballot_path, entry_of

        entry = entry_of(self.poll, "organisations.organisation:1")
        assert entry is not None, "the roll of the example has one voter"
        return ballot_path(entry).split("/")[2]

    @cached_property
    def seat(self) -> Any:
        from hedgerow.representation import actions as representation

        return representation.add_seat(by=None, body=self.council, board="Health Board")

    @cached_property
    def agreement(self) -> Any:
        from tests.agreements.given import an_agreement

        return an_agreement(self.payer)

    @cached_property
    def issued(self) -> Any:
        from hedgerow.evidence.models import Issued

        said = {"title": "What we did", "content": _report(), "sha256": "0" * 64, "ledger": "0-0-0", "charter": 1}
        return Issued.objects.create(quarter="2026Q1", **said)

    @cached_property
    def sounding(self) -> Any:
        from hedgerow.soundings.models import Sounding

        return Sounding.objects.create(about=str(self.case.ref), stage="before", organisation=self.group)

    @cached_property
    def sounding_token(self) -> str:
        from hedgerow.soundings.queries import path

        return path(self.sounding).rstrip("/").rpartition("/")[2]

    @cached_property
    def sector_offer(self) -> Any:
        from tests.offers.given import an_offer_in_delivery

        assert self.activity, "an offer is recorded, in our words"
        return an_offer_in_delivery(self.council, self.group)

    @cached_property
    def stated_problem(self) -> Any:
        return self.sector_offer.problem

    @cached_property
    def offer_part(self) -> Any:
        return self.sector_offer.parts.all()[0]

    @cached_property
    def offer_period(self) -> Any:
        return self.sector_offer.periods.order_by("starts")[0]

    @cached_property
    def part_report(self) -> Any:
        return self.offer_part.reports.order_by("-period__starts")[0]

    @cached_property
    def report_token(self) -> str:
        from hedgerow.offers.queries.links import report_path

        return report_path(self.part_report).split("/")[2]

    @cached_property
    def election(self) -> Any:
        from tests.representation.given import an_election

        return an_election(self.seat)

    @cached_property
    def board_meeting(self) -> Any:
        from hedgerow.representation import actions as representation

        return representation.add_meeting(by=None, seat=self.seat, on=clock.today())

    @cached_property
    def holding(self) -> Any:
        from tests.representation.given import held_by

        charter.seed()  # its words are what such work is recorded under
        return held_by(self.seat, self.contact, self.group)

    @cached_property
    def speaking_token(self) -> str:
        from hedgerow.representation.queries import report_path

        return report_path(self.board_meeting, self.holding).split("/")[2]

    @cached_property
    def network(self) -> Any:
        from hedgerow.convening import actions as convening

        return convening.start(by=self.users[LioRole.WORKER], name="Food Network", purpose="Growing and cooking.")

    @cached_property
    def networker(self) -> Any:
        from hedgerow.convening import actions as convening

        return convening.take_in(by=self.users[LioRole.WORKER], network=self.network, organisation=self.group)

    @cached_property
    def gathering(self) -> Any:
        from hedgerow.convening import actions as convening

        charter.seed()
        told = {"starts_at": clock.now() - timedelta(days=1), "ends_at": clock.now(), "title": "Spring meeting"}
        return convening.plan(by=self.users[LioRole.WORKER], network=self.network, **told)

    @cached_property
    def agenda_item(self) -> Any:
        return self.gathering.items.all()[0]

    @cached_property
    def decided(self) -> Any:
        from hedgerow.convening import actions as convening

        return convening.decide(by=self.users[LioRole.WORKER], meeting=self.gathering, text="Buy one mower.")

    @cached_property
    def raised(self) -> Any:
        """An issue that everybody may read of: a group raised it, and something was asked."""
        from hedgerow.advocacy import actions as advocacy

        charter.seed()
        by = self.users[LioRole.WORKER]
        issue = advocacy.raise_issue(by=by, sentence="Library rooms cost too much", body=self.council, seen="public")
        advocacy.add_voice(by=by, issue=issue, organisation=self.group, shown="named")
        advocacy.write_position(by=by, issue=issue, text="Keep the hire of library rooms low.")
        ask = advocacy.prepare_ask(by=by, issue=issue, body=self.council, text="Keep it at £5 an hour.")
        advocacy.put_ask(by=by, ask=ask)
        issue.refresh_from_db()
        return issue

    @cached_property
    def raised_change(self) -> Any:
        from hedgerow.advocacy import actions as advocacy

        by = self.users[LioRole.WORKER]
        return advocacy.claim_change(by=by, issue=self.raised, what="It is £5 an hour.", strength="asserted")

    @cached_property
    def consultation(self) -> Any:
        from hedgerow.advocacy import actions as advocacy

        told = {"title": "Library fees", "closes": clock.today() + timedelta(days=30)}
        return advocacy.add_consultation(by=self.users[LioRole.WORKER], body=self.council, **told)

    @cached_property
    def taken_on(self) -> Any:
        from hedgerow.convening import actions as convening

        told = {"network": self.networker.network, "what": "Count the chairs", "owner": self.group}
        return convening.add_action(by=self.users[LioRole.WORKER], **told)

    @cached_property
    def network_vote(self) -> Any:
        from hedgerow.convening import actions as convening

        told = {"title": "A mower?", "options": ["Yes", "No"], "closes_at": clock.now() + timedelta(days=9)}
        return convening.call_vote(by=self.users[LioRole.WORKER], network=self.network, **told)

    @cached_property
    def hidden_network(self) -> Any:
        from hedgerow.convening import actions as convening

        by = self.users[LioRole.WORKER]
        made = convening.start(by=by, name="Safe", purpose="Safety.", seen="hidden", joining="invited")
        convening.take_in(by=by, network=made, organisation=self.group)
        return made


Parts = Callable[[Records], dict[str, Any]]


EXAMPLES: dict[str, Parts] = {
    "agreements:agreement": lambda records: {"pk": records.agreement.pk},
    "agreements:change": lambda records: {"pk": records.agreement.pk},
    "agreements:end": lambda records: {"pk": records.agreement.pk},
    "agreements:target_add": lambda records: {"pk": records.agreement.pk},
    "agreements:payment_add": lambda records: {"pk": records.agreement.pk},
    "agreements:report_add": lambda records: {"pk": records.agreement.pk},
    "agreements:target": lambda records: {"pk": records.agreement.targets.first().pk},
    "agreements:payment": lambda records: {"pk": records.agreement.payments.first().pk},
    "agreements:report": lambda records: {"pk": records.agreement.reports.first().pk},
    "soundings:answer": lambda records: {"token": records.sounding_token},
    "soundings:told": lambda records: {"pk": records.sounding.pk},
    "soundings:sheet": lambda records: {"pk": records.sounding.pk},
    "soundings:own": lambda records: {"pk": records.group.pk},
    "voting:ballot": lambda records: {"token": records.ballot_token},
    "voting:outcome": lambda records: {"pk": records.poll.pk},
    "voting:ballots": lambda records: {"pk": records.poll.pk},
    "representation:public_seat": lambda records: {"pk": records.seat.pk},
    "representation:public_election": lambda records: {"pk": records.election.pk},
    "representation:speak": lambda records: {"token": records.speaking_token},
    "representation:seat": lambda records: {"pk": records.seat.pk},
    "representation:change": lambda records: {"pk": records.seat.pk},
    "representation:fill": lambda records: {"pk": records.seat.pk},
    "representation:call": lambda records: {"pk": records.seat.pk},
    "representation:leave": lambda records: {"pk": records.holding.pk},
    "representation:meeting": lambda records: {"pk": records.board_meeting.pk},
    "representation:election": lambda records: {"pk": records.election.pk},
    "representation:own": lambda records: {"pk": records.group.pk},
    "representation:of_body": lambda records: {"pk": records.council.pk},
    "bodies:body": lambda records: {"pk": records.council.pk},
    "bodies:add_department": lambda records: {"pk": records.council.pk},
    "bodies:add_officer": lambda records: {"pk": records.council.pk},
    "bodies:department": lambda records: {"pk": records.department.pk},
    "bodies:officer": lambda records: {"pk": records.office.pk},
    "bodies:interest": lambda records: {"pk": records.interest.pk},
    "bridge:public_question": lambda records: {"pk": records.asking.pk},
    "bridge:public_promise": lambda records: {"pk": records.promise.pk},
    "bridge:answer": lambda records: {"token": "made-up"},
    "bridge:question": lambda records: {"pk": records.asking.pk},
    "bridge:change": lambda records: {"pk": records.asking.pk},
    "bridge:outcome": lambda records: {"pk": records.asking.pk},
    "bridge:answers": lambda records: {"pk": records.asking.pk},
    "bridge:add_answer": lambda records: {"pk": records.asking.pk},
    "bridge:promise": lambda records: {"pk": records.promise.pk},
    "bridge:change_promise": lambda records: {"pk": records.promise.pk},
    "bridge:to_group": lambda records: {"pk": records.group.pk},
    "bridge:group_question": lambda records: {"pk": records.group.pk, "question": records.asking.pk},
    "bridge:of_body": lambda records: {"pk": records.council.pk},
    "bridge:ask": lambda records: {"pk": records.council.pk},
    "bridge:own_question": lambda records: {"pk": records.council.pk, "question": records.asking.pk},
    "bridge:change_own": lambda records: {"pk": records.council.pk, "question": records.asking.pk},
    "bridge:own_outcome": lambda records: {"pk": records.council.pk, "question": records.asking.pk},
    "bridge:own_answers": lambda records: {"pk": records.council.pk, "question": records.asking.pk},
    "bridge:body_promises": lambda records: {"pk": records.council.pk},
    "bridge:body_promise": lambda records: {"pk": records.council.pk, "promise": records.promise.pk},
    "participation:question": lambda records: {"pk": records.question.pk},
    "participation:send_idea": lambda records: {"pk": records.question.pk},
    "participation:idea": lambda records: {"pk": records.idea.pk},
    "participation:support": lambda records: {"pk": records.idea.pk},
    "participation:budget": lambda records: {"pk": records.budget.pk},
    "participation:projects": lambda records: {"pk": records.budget.pk},
    "participation:propose": lambda records: {"pk": records.budget.pk},
    "participation:vote": lambda records: {"pk": records.budget.pk},
    "participation:pabulib": lambda records: {"pk": records.budget.pk},
    "participation:project": lambda records: {"pk": records.project.pk},
    "participation:run_question": lambda records: {"pk": records.question.pk},
    "participation:change_question": lambda records: {"pk": records.question.pk},
    "participation:open_question": lambda records: {"pk": records.question.pk},
    "participation:close_question": lambda records: {"pk": records.question.pk},
    "participation:answer": lambda records: {"pk": records.question.pk},
    "participation:next_idea": lambda records: {"pk": records.question.pk},
    "participation:decide_idea": lambda records: {"pk": records.idea.pk},
    "participation:run_budget": lambda records: {"pk": records.budget.pk},
    "participation:change_budget": lambda records: {"pk": records.budget.pk},
    "participation:step": lambda records: {"pk": records.budget.pk},
    "participation:check_project": lambda records: {"pk": records.project.pk},
    "participation:own_projects": lambda records: {"pk": records.group.pk},
    "participation:own_propose": lambda records: {"pk": records.group.pk, "budget": records.budget.pk},
    "sharing:embed": lambda records: {"kind": "groups"},
    "sharing:stop": lambda records: {"pk": records.site.pk},
    "shell:accent": lambda records: {"colour": "8a2f5c"},
    "accounts:follow": lambda records: {"token": "made-up"},
    "accounts:end_session": lambda records: {"pk": records.sign_in.pk},
    "accounts:forget_device": lambda records: {"pk": records.device.pk},
    "accounts:invite_again": lambda records: {"pk": records.colleague.pk},
    "accounts:withdraw": lambda records: {"pk": records.colleague.pk},
    "accounts:reset_second_factor": lambda records: {"pk": records.colleague.pk},
    "openid_connect_login": lambda records: {"provider_id": "nobody"},
    "openid_connect_callback": lambda records: {"provider_id": "nobody"},
    "mfa_edit_webauthn": lambda records: {"pk": 1},
    "mfa_remove_webauthn": lambda records: {"pk": 1},
    "accounts:colleague": lambda records: {"pk": records.colleague.pk},
    "accounts:link": lambda records: {"pk": records.colleague.pk},
    "accounts:active": lambda records: {"pk": records.colleague.pk},
    "accounts:team_change": lambda records: {"pk": records.team.pk},
    "audit:record": lambda records: {"ref": str(records.group.ref)},
    "privacy:person": lambda records: {"who": f"accounts.user:{records.colleague.pk}"},
    "privacy:give": lambda records: {"who": f"accounts.user:{records.colleague.pk}"},
    "privacy:erase": lambda records: {"who": f"accounts.user:{records.colleague.pk}"},
    "privacy:rule": lambda records: {"kind": "audit.events"},
    "imports:run": lambda records: {"pk": records.run.pk},
    "imports:columns": lambda records: {"pk": records.run.pk},
    "imports:words": lambda records: {"pk": records.run.pk},
    "imports:left_out": lambda records: {"pk": records.run.pk},
    "imports:apply": lambda records: {"pk": records.run.pk},
    "imports:undo": lambda records: {"pk": records.run.pk},
    "imports:upload": lambda records: {"kind": records.run.kind},
    "imports:template": lambda records: {"kind": records.run.kind, "form": "csv"},
    "alerts:ask": lambda records: {"kind": "groups"},
    "alerts:mine": lambda records: {"token": alerts.token(records.subscription)},
    "alerts:stop": lambda records: {"token": alerts.token(records.subscription)},
    "files:download": lambda records: {"pk": "00000000-0000-7000-8000-000000000000"},
    "mail:message": lambda records: {"pk": records.message.pk},
    "mail:answer": lambda records: {"pk": records.message.pk},
    "mail:to_do": lambda records: {"pk": records.message.pk},
    "mail:dismiss": lambda records: {"pk": records.message.pk},
    "mail:onward": lambda records: {"pk": records.message.pk, "name": "case"},
    "mail:wait": lambda records: {"pk": records.message.pk},
    "mail:letter": lambda records: {"pk": records.letter.pk},
    "mail:again": lambda records: {"pk": records.letter.pk},
    "mail:arrived": lambda records: {"pk": records.letter.pk},
    "mail:post": lambda records: {"pk": records.letter.pk},
    "verification:asked": lambda records: {"token": verification.token(records.checked)},
    "moderation:decide": lambda records: {"pk": records.submission.pk},
    "moderation:status": lambda records: {"key": records.submission.key},
    "charter:add_activity": lambda records: {"function": records.activity.function},
    "charter:change_activity": lambda records: {"code": records.activity.pk},
    "charter:act": lambda records: {"code": records.activity.pk},
    "charter:priority": lambda records: {"code": records.priority.pk},
    "evidence:case_issue": lambda records: {"number": records.case_issue.number},
    "evidence:case_issue_pdf": lambda records: {"number": records.case_issue.number},
    "evidence:own_case": lambda records: {"pk": records.group.pk},
    "charter:version": lambda records: {"number": records.charter_version.number},
    "charter:version_data": lambda records: {"number": records.charter_version.number},
    "charter:document": lambda records: {"number": records.charter_version.number},
    "charter:differences": lambda records: {"number": records.charter_version.number},
    "charter:promise": lambda records: {"pk": records.charter_promise.pk},
    "charter:party": lambda records: {"pk": records.charter_version.parties.all()[0].pk},
    "charter:under_body": lambda records: {"pk": records.council.pk},
    "charter:own": lambda records: {"pk": records.group.pk},
    "charter:of_body": lambda records: {"pk": records.council.pk},
    "charter:own_priorities": lambda records: {"pk": records.council.pk},
    "todo:finish": lambda records: {"pk": records.task.pk},
    "todo:reopen": lambda records: {"pk": records.task.pk},
    "organisations:change": lambda records: {"pk": records.group.pk},
    "organisations:publish": lambda records: {"pk": records.group.pk},
    "organisations:close": lambda records: {"pk": records.group.pk},
    "organisations:set_back": lambda records: {"pk": records.group.pk},
    "organisations:cadence": lambda records: {"pk": records.group.pk},
    "organisations:history": lambda records: {"pk": records.group.pk},
    "organisations:correct": lambda records: {"pk": records.group.pk},
    "organisations:merge": lambda records: {"pk": records.group.pk, "other": records.twin.pk},
    "organisations:not_duplicate": lambda records: {"pk": records.group.pk, "other": records.twin.pk},
    "organisations:unmerge": lambda records: {"pk": records.merge.pk},
    "evidence:indicator": lambda records: {"code": "groups-supported"},
    "evidence:behind": lambda records: {"code": "groups-supported"},
    "evidence:report": lambda records: {"quarter": "2026Q1"},
    "evidence:report_map": lambda records: {"quarter": "2026Q1"},
    "evidence:issued": lambda records: {"pk": records.issued.pk},
    "evidence:issued_map": lambda records: {"pk": records.issued.pk},
    "evidence:agreement": lambda records: {"code": records.agreement.code},
    "evidence:of_body": lambda records: {"pk": records.council.pk},
    "ledger:draft": lambda records: {"pk": records.draft.pk},
    "ledger:confirm_draft": lambda records: {"pk": records.draft.pk},
    "ledger:discard_draft": lambda records: {"pk": records.draft.pk},
    "ledger:entry": lambda records: {"pk": records.entry.pk},
    "ledger:change": lambda records: {"pk": records.entry.pk},
    "ledger:reverse": lambda records: {"pk": records.entry.pk},
    "ledger:outcome": lambda records: {"pk": records.entry.pk},
    "ledger:erase_note": lambda records: {"pk": records.entry.pk},
    "ledger:payer": lambda records: {"pk": records.payer.pk},
    "places:logo": lambda records: {"print": "0" * 12},
    "places:change_neighbourhood": lambda records: {"code": records.neighbourhood.code},
    "places:remove_neighbourhood": lambda records: {"code": records.neighbourhood.code},
    "places:knowledge_add": lambda records: {"code": records.area.code},
    "places:knowledge": lambda records: {"pk": records.knowledge.pk},
    "pages:place": lambda records: {"code": records.area.code},
    "pages:place_map": lambda records: {"code": records.area.code},
    "bookings:sitting": lambda records: {"uid": records.sitting.uid},
    "bookings:thanks": lambda records: {"uid": records.sitting.uid},
    "bookings:mine": lambda records: {"token": records.booked},
    "bookings:cancel": lambda records: {"token": records.booked},
    "bookings:remember": lambda records: {"token": records.booked},
    "bookings:bookings": lambda records: {"pk": records.sitting.pk},
    "bookings:go": lambda records: {"pk": records.sitting.pk},
    "bookings:change": lambda records: {"pk": records.sitting.pk},
    "bookings:call_off": lambda records: {"pk": records.sitting.pk},
    "bookings:book": lambda records: {"pk": records.sitting.pk},
    "bookings:give_back": lambda records: {"pk": records.booking.pk},
    "bookings:attendance": lambda records: {"pk": records.sitting.pk},
    "bookings:came": lambda records: {"pk": records.sitting.pk},
    "bookings:sheet": lambda records: {"pk": records.sitting.pk},
    "development:training_page": lambda records: {"pk": records.course.pk},
    "development:training_after": lambda records: {"token": records.booked},
    "development:certificate": lambda records: {"token": records.booked},
    "development:training_course": lambda records: {"pk": records.course.pk},
    "development:training_change": lambda records: {"pk": records.course.pk},
    "development:training_end": lambda records: {"pk": records.course.pk},
    "development:certificates": lambda records: {"pk": records.booking.sitting_id},
    "organisations:own_record": lambda records: {"pk": records.group.pk},
    "workflows:not_eligible_yet": lambda records: {"fund": records.fund.pk, "pk": records.group.pk},
    "workflows:won_bid": lambda records: {"pk": records.bid.pk},
    "funders:funder": lambda _records: {"key": "GB-CHC-1000001"},
    "funders:near": lambda records: {"pk": records.group.pk},
    "funding:draft_take": lambda records: {"pk": records.funder_draft.pk},
    "funding:draft_dismiss": lambda records: {"pk": records.funder_draft.pk},
    "funding:fund": lambda records: {"pk": records.fund.pk},
    "funding:who": lambda records: {"pk": records.fund.pk},
    "funding:suggest": lambda records: {"pk": records.fund.pk, "group": records.group.pk},
    "funding:could_we": lambda records: {"pk": records.fund.pk},
    "funding:closed": lambda records: {"pk": records.fund.pk},
    "funding:fund_change": lambda records: {"pk": records.fund.pk},
    "funding:feed_read": lambda records: {"pk": records.fund_feed.pk},
    "funding:feed_again": lambda records: {"pk": records.fund_feed.pk},
    "funding:feed_forget": lambda records: {"pk": records.fund_feed.pk},
    "funding:fund_state": lambda records: {"pk": records.fund.pk},
    "funding:bid": lambda records: {"pk": records.bid.pk},
    "funding:bid_change": lambda records: {"pk": records.bid.pk},
    "funding:bid_back": lambda records: {"pk": records.bid.pk},
    "funding:bid_step": lambda records: {"pk": records.bid.pk, "kind": "submitted"},
    "documents:check": lambda records: {"pk": records.document.pk},
    "documents:shared": lambda records: {"token": records.document_token},
    "documents:shared_file": lambda records: {"token": records.document_token, "pk": records.document.pk},
    "documents:own": lambda records: {"pk": records.group.pk},
    "documents:add": lambda records: {"pk": records.group.pk},
    "documents:share": lambda records: {"pk": records.group.pk},
    "documents:remove": lambda records: {"pk": records.group.pk, "document": records.document.pk},
    "documents:end": lambda records: {"pk": records.group.pk, "share": records.document_share.pk},
    "funding:bid_help": lambda records: {"pk": records.bid.pk},
    "funding:help_back": lambda records: {"pk": records.bid.pk, "help": records.bid_help.pk},
    "funding:bid_paper": lambda records: {"pk": records.bid.pk},
    "funding:bid_paper_remove": lambda records: {"pk": records.bid.pk, "paper": records.bid_paper.pk},
    "funding:introduce": lambda records: {"pk": records.fund.pk},
    "funding:own_projects": lambda records: {"pk": records.group.pk},
    "funding:own_project_add": lambda records: {"pk": records.group.pk},
    "funding:own_project": lambda records: {"pk": records.group.pk, "project": records.money_project.pk},
    "funding:own_project_change": lambda records: {"pk": records.group.pk, "project": records.money_project.pk},
    "funding:own_bid_paper": lambda records: {"pk": records.group.pk, "bid": records.bid.pk},
    "funding:own_bid_paper_remove": lambda records: {
        "pk": records.group.pk,
        "bid": records.bid.pk,
        "paper": records.bid_paper.pk,
    },
    "funding:own": lambda records: {"pk": records.group.pk},
    "funding:own_answers": lambda records: {"pk": records.group.pk},
    "funding:own_bids": lambda records: {"pk": records.group.pk},
    "funding:own_bid_add": lambda records: {"pk": records.group.pk},
    "funding:own_consider": lambda records: {"pk": records.group.pk, "fund": records.fund.pk},
    "funding:own_bid": lambda records: {"pk": records.group.pk, "bid": records.bid.pk},
    "funding:own_bid_change": lambda records: {"pk": records.group.pk, "bid": records.bid.pk},
    "funding:own_bid_back": lambda records: {"pk": records.group.pk, "bid": records.bid.pk},
    "funding:own_bid_step": lambda records: {"pk": records.group.pk, "bid": records.bid.pk, "kind": "submitted"},
    "programmes:round": lambda records: {"pk": records.grant_round.pk},
    "programmes:sheet": lambda records: {"pk": records.grant_round.pk},
    "programmes:change_programme": lambda records: {"pk": records.grant_round.programme_id},
    "programmes:add_round": lambda records: {"pk": records.grant_round.programme_id},
    "programmes:run": lambda records: {"pk": records.grant_round.pk},
    "programmes:change_round": lambda records: {"pk": records.grant_round.pk},
    "programmes:criteria": lambda records: {"pk": records.grant_round.pk},
    "programmes:step": lambda records: {"pk": records.grant_round.pk},
    "programmes:form": lambda records: {"pk": records.grant_round.pk},
    "programmes:form_move": lambda records: {"pk": records.grant_round.pk},
    "programmes:form_add": lambda records: {"pk": records.grant_round.pk},
    "programmes:form_question": lambda records: {"pk": records.grant_round.pk, "name": "what"},
    "programmes:guide": lambda records: {"pk": records.grant_round.pk},
    "programmes:applications": lambda records: {"pk": records.grant_round.pk},
    "programmes:application": lambda records: {"pk": records.grant_application.pk},
    "programmes:own": lambda records: {"pk": records.group.pk},
    "programmes:begin": lambda records: {"pk": records.group.pk, "round_": records.grant_round.pk},
    "programmes:own_joint": lambda records: {"pk": records.group.pk, "other": records.co_applicant.pk},
    "programmes:own_application": lambda records: of_grant(records),
    "programmes:own_check": lambda records: of_grant(records),
    "programmes:own_withdraw": lambda records: of_grant(records),
    "programmes:own_others": lambda records: of_grant(records),
    "flows:ward": lambda records: {"code": records.area.code},
    **{
        f"programmes:{name}": lambda records: {"pk": records.grant_round.pk}
        for name in (
            "assess",
            "interests",
            "assessing_done",
            "people",
            "compare",
            "tell",
            "awards",
            "finish",
            "publish",
        )
    },
    "programmes:score": lambda records: {"pk": records.grant_round.pk, "application": records.grant_application.pk},
    "programmes:assessor_remove": lambda records: {
        "pk": records.grant_round.pk,
        "assessor": records.grant_assessor.pk,
    },
    "programmes:pack": lambda records: {"pk": records.grant_round.pk, "form": "pdf"},
    "programmes:decide": lambda records: {"pk": records.grant_application.pk},
    **{
        f"programmes:{name}": lambda records: {"pk": records.grant_award.pk}
        for name in ("award", "payments", "money_back")
    },
    "programmes:pay": lambda records: {"pk": records.grant_payment.pk},
    "programmes:report": lambda records: {"pk": records.grant_report.pk},
    **{
        f"programmes:{name}": lambda records: {"pk": records.group.pk, "decision": records.grant_award.pk}
        for name in ("own_award", "own_letter", "own_answer", "own_report")
    },
    "workflows:refused_asks_help": lambda records: {"pk": records.group.pk, "decision": records.grant_award.pk},
    "workflows:panel_decides": lambda records: {"pk": records.grant_round.pk},
    "services:service": lambda records: {"pk": records.service.pk},
    "services:correct": lambda records: {"pk": records.service.pk},
    "services:own": lambda records: {"pk": records.group.pk},
    "services:add_own": lambda records: {"pk": records.group.pk},
    "services:edit": lambda records: {"pk": records.group.pk, "service": records.service.pk},
    "services:move": lambda records: {"pk": records.group.pk, "service": records.service.pk},
    "services:taking": lambda records: {"pk": records.group.pk, "service": records.service.pk},
    "services:still_right": lambda records: {"pk": records.group.pk, "service": records.service.pk},
    "api_oruk:service": lambda records: {"uid": oruk_id(records.service.ref)},
    "api_oruk:organization": lambda records: {"uid": oruk_id(records.service.organisation.ref)},
    "api_oruk:taxonomy": lambda _records: {"uid": oruk_id("services.taxonomy:need")},
    "api_oruk:term": lambda _records: {"uid": oruk_id("services.term:need-food")},
    "api_oruk:at_location": lambda records: {"uid": oruk_id(f"services.at:{records.service.spots.get().pk}")},
    "volunteering:role": lambda records: {"pk": records.volunteer_role.pk},
    "volunteering:apply": lambda records: {"pk": records.volunteer_role.pk},
    "volunteering:thanks": lambda records: {"pk": records.volunteer_role.pk},
    "volunteering:mine": lambda records: {"token": records.own_offer},
    "volunteering:space": lambda records: {"pk": records.group.pk},
    "volunteering:board": lambda records: {"pk": records.group.pk},
    "volunteering:own_application": lambda records: {"pk": records.group.pk, "application": records.offer.pk},
    "volunteering:hours": lambda records: {"pk": records.group.pk},
    "volunteering:add_own": lambda records: {"pk": records.group.pk},
    "volunteering:edit": lambda records: {"pk": records.group.pk, "role": records.volunteer_role.pk},
    "volunteering:application": lambda records: {"pk": records.offer.pk},
    "volunteering:decide": lambda records: {"pk": records.offer.pk},
    "volunteering:pass_on": lambda records: {"pk": records.young_offer.pk},
    "volunteering:introduce": lambda records: {"pk": records.offer.pk},
    "volunteering:placement": lambda records: {"pk": records.placement.pk},
    "volunteering:end": lambda records: {"pk": records.placement.pk},
    "volunteering:hours_of": lambda records: {"pk": records.hours.pk},
    "volunteering:decide_hours": lambda records: {"pk": records.hours.pk},
    "volunteering:move": lambda records: {"pk": records.volunteer_role.pk},
    "spaces:group": lambda records: {"pk": records.group.pk},
    "spaces:record": lambda records: {"pk": records.group.pk},
    "spaces:bookings": lambda records: {"pk": records.group.pk},
    "spaces:people": lambda records: {"pk": records.group.pk},
    "spaces:sharing": lambda records: {"pk": records.group.pk},
    "spaces:share": lambda records: {"pk": records.group.pk},
    "spaces:stop_sharing": lambda records: {"pk": records.sharing.pk},
    "spaces:invite": lambda records: {"pk": records.group.pk},
    "spaces:access": lambda records: {"pk": records.access.pk},
    "spaces:invitation": lambda records: {"pk": records.invitation.pk},
    "spaces:body": lambda records: {"pk": records.council.pk},
    "spaces:officers": lambda records: {"pk": records.council.pk},
    "spaces:body_group": lambda records: {"pk": records.sharing.body_id, "group": records.group.pk},
    "spaces:acting": lambda records: {"pk": records.group.pk},
    "spaces:trust": lambda records: {"pk": records.group.pk},
    "development:help": lambda records: {"pk": records.group.pk},
    "development:case": lambda records: {"pk": records.case.pk},
    "development:health_check": lambda records: {"pk": records.group.pk},
    "development:check_finish": lambda records: {"pk": records.group.pk},
    "development:check_area": lambda records: {"pk": records.group.pk, "area": "money"},
    "development:check_results": lambda records: {"pk": records.group.pk, "check": records.plan_action.check_of_id},
    "development:check": lambda records: {"pk": records.plan_action.check_of_id},
    "development:plan": lambda records: {"pk": records.group.pk},
    "development:plan_agree": lambda records: {"pk": records.group.pk},
    "development:plan_tick": lambda records: {"pk": records.group.pk, "action": records.plan_action.pk},
    "development:plan_action": lambda records: {"pk": records.plan_action.pk},
    "development:take": lambda records: {"pk": records.case.pk},
    "development:step": lambda records: {"pk": records.case.pk},
    "development:describe": lambda records: {"pk": records.case.pk},
    "development:link": lambda records: {"pk": records.case.pk},
    "development:hand_on": lambda records: {"pk": records.case.pk},
    "development:close": lambda records: {"pk": records.case.pk},
    "development:turn_away": lambda records: {"pk": records.case.pk},
    "development:reopen": lambda records: {"pk": records.case.pk},
    "development:drop": lambda records: {"pk": records.case.pk},
    "people:contact": lambda records: {"pk": records.contact.pk},
    "people:change": lambda records: {"pk": records.contact.pk},
    "people:in_touch": lambda records: {"pk": records.contact.pk},
    "people:answers": lambda records: {"pk": records.contact.pk},
    "people:told": lambda records: {"pk": records.contact.pk},
    "people:send": lambda records: {"pk": records.contact.pk},
    "people:needs": lambda records: {"pk": records.contact.pk},
    "people:give_role": lambda records: {"pk": records.contact.pk},
    "people:change_role": lambda records: {"pk": records.hat.pk},
    "people:end_role": lambda records: {"pk": records.hat.pk},
    "people:role_back": lambda records: {"pk": records.hat.pk},
    "people:preferences": lambda records: {"token": page_path(records.contact).split("/")[-2]},
    "pages:group": lambda records: {"pk": records.group.pk},
    "people:confidential_one": lambda records: {"pk": records.confidential.pk},
    "people:confidential_act": lambda records: {"pk": records.confidential.pk},
    "people:confidential_add_reader": lambda records: {"pk": records.confidential.pk},
    "people:confidential_end_reader": lambda records: {"pk": records.confidential.pk, "user": records.colleague.pk},
    "people:confidential_keep": lambda records: {"pk": records.confidential.pk},
    "people:confidential_erase": lambda records: {"pk": records.confidential.pk},
    "people:end_lead": lambda records: {"pk": records.lead.pk},
    "people:merge": lambda records: {"pk": records.namesakes[0].pk, "other": records.namesakes[1].pk},
    "people:not_same": lambda records: {"pk": records.namesakes[0].pk, "other": records.namesakes[1].pk},
    "people:unmerge": lambda records: {"pk": records.contact_merge.pk},
    "convening:about": lambda records: {"pk": records.network.pk},
    "convening:minutes": lambda records: {"pk": records.gathering.pk},
    "convening:read": lambda records: {"token": "made-up"},
    "convening:network": lambda records: {"pk": records.network.pk},
    "convening:change": lambda records: {"pk": records.network.pk},
    "convening:end": lambda records: {"pk": records.network.pk},
    "convening:members": lambda records: {"pk": records.network.pk},
    "convening:attendance": lambda records: {"pk": records.network.pk},
    "convening:plan": lambda records: {"pk": records.network.pk},
    "convening:add_network_action": lambda records: {"pk": records.network.pk},
    "convening:call_vote": lambda records: {"pk": records.network.pk},
    "convening:member": lambda records: {"pk": records.networker.pk},
    "convening:meeting": lambda records: {"pk": records.gathering.pk},
    "convening:minutes_state": lambda records: {"pk": records.gathering.pk},
    "convening:call": lambda records: {"pk": records.gathering.pk},
    "convening:paper": lambda records: {"pk": records.gathering.pk},
    "convening:add_item": lambda records: {"pk": records.gathering.pk},
    "convening:decide": lambda records: {"pk": records.gathering.pk},
    "convening:add_action": lambda records: {"pk": records.gathering.pk},
    "convening:item": lambda records: {"pk": records.agenda_item.pk},
    "convening:write": lambda records: {"pk": records.agenda_item.pk},
    "convening:decision": lambda records: {"pk": records.decided.pk},
    "convening:action": lambda records: {"pk": records.taken_on.pk},
    "convening:vote": lambda records: {"pk": records.network_vote.pk},
    "convening:ours": lambda records: {"pk": records.group.pk},
    "convening:our_network": lambda records: {"pk": records.group.pk, "network": records.networker.network_id},
    "convening:our_action": lambda records: {"pk": records.group.pk, "action": records.taken_on.pk},
    "membership:member": lambda records: {"pk": records.spell.pk},
    "membership:application": lambda records: {"pk": records.application.pk},
    "membership:kind": lambda records: {"pk": records.membership_kind.pk},
    "membership:own": lambda records: {"pk": records.group.pk},
    "offers:public_offer": lambda records: {"pk": records.sector_offer.pk},
    "offers:tell": lambda records: {"token": records.report_token},
    "offers:problem": lambda records: {"pk": records.stated_problem.pk},
    "offers:change": lambda records: {"pk": records.stated_problem.pk},
    "offers:begin": lambda records: {"pk": records.stated_problem.pk},
    "offers:offer": lambda records: {"pk": records.sector_offer.pk},
    "offers:change_offer": lambda records: {"pk": records.sector_offer.pk},
    "offers:answer": lambda records: {"pk": records.sector_offer.pk},
    "offers:deliver": lambda records: {"pk": records.sector_offer.pk},
    "offers:paper": lambda records: {"pk": records.sector_offer.pk},
    "offers:add_part": lambda records: {"pk": records.sector_offer.pk},
    "offers:part": lambda records: {"pk": records.offer_part.pk},
    "offers:report": lambda records: {"pk": records.part_report.pk},
    "offers:return": lambda records: {"pk": records.offer_period.pk},
    "offers:own": lambda records: {"pk": records.group.pk},
    "offers:own_problem": lambda records: {"pk": records.group.pk, "problem": records.stated_problem.pk},
    "offers:own_part": lambda records: {"pk": records.group.pk, "part": records.offer_part.pk},
    "offers:own_report": lambda records: {"pk": records.group.pk, "report": records.part_report.pk},
    "offers:own_return": lambda records: {"pk": records.group.pk, "period": records.offer_period.pk},
    "offers:of_body": lambda records: {"pk": records.council.pk},
    "offers:of_body_state": lambda records: {"pk": records.council.pk},
    "offers:of_body_problem": lambda records: {"pk": records.council.pk, "problem": records.stated_problem.pk},
    "offers:of_body_change": lambda records: {"pk": records.council.pk, "problem": records.stated_problem.pk},
    "offers:of_body_paper": lambda records: {"pk": records.council.pk, "problem": records.stated_problem.pk},
    "offers:of_body_return": lambda records: {"pk": records.council.pk, "period": records.offer_period.pk},
    "advocacy:issue": lambda records: {"pk": records.raised.pk},
    "advocacy:change_issue": lambda records: {"pk": records.raised.pk},
    "advocacy:add_voice": lambda records: {"pk": records.raised.pk},
    "advocacy:voice": lambda records: {"pk": records.raised.voices.get().pk},
    "advocacy:merge": lambda records: {"pk": records.raised.pk},
    "advocacy:position": lambda records: {"pk": records.raised.pk},
    "advocacy:position_of": lambda records: {"pk": records.raised.position.pk},
    "advocacy:add_ask": lambda records: {"pk": records.raised.pk},
    "advocacy:ask": lambda records: {"pk": records.raised.asks.get().pk},
    "advocacy:change_ask": lambda records: {"pk": records.raised.asks.get().pk},
    "advocacy:letter": lambda records: {"pk": records.raised.asks.get().pk},
    "advocacy:add_change": lambda records: {"pk": records.raised.pk},
    "advocacy:change": lambda records: {"pk": records.raised_change.pk},
    "advocacy:consultation": lambda records: {"pk": records.consultation.pk},
    "advocacy:change_consultation": lambda records: {"pk": records.consultation.pk},
    "advocacy:answer_consultation": lambda records: {"pk": records.consultation.pk},
    "advocacy:we_said_one": lambda records: {"pk": records.raised.pk},
    "advocacy:stand": lambda records: {"token": "made-up"},
    "advocacy:own": lambda records: {"pk": records.group.pk},
    "advocacy:own_raise": lambda records: {"pk": records.group.pk},
    "advocacy:own_issue": lambda records: {"pk": records.group.pk, "issue": records.raised.pk},
    "workflows:decision_becomes_ask": lambda records: {"pk": records.decided.pk},
    "notices:notice": lambda records: {"pk": records.contract.pk},
    "notices:wish": lambda records: {"token": records.notice_token},
    "notices:wish_stop": lambda records: {"token": records.notice_token},
    "notices:manage_notice": lambda records: {"pk": records.contract.pk},
    "notices:edit": lambda records: {"pk": records.contract.pk},
    "notices:check": lambda records: {"pk": records.contract.pk},
    "notices:close": lambda records: {"pk": records.contract.pk},
    "notices:announce": lambda records: {"body": records.council.pk},
    "notices:reading": lambda records: {"pk": records.notice_file.pk},
    "notices:apply": lambda records: {"pk": records.notice_file.pk},
    "notices:leave": lambda records: {"pk": records.notice_file.pk},
    "notices:consortium": lambda records: {"pk": records.consortium.pk},
    "notices:ask": lambda records: {"pk": records.consortium.pk},
    "notices:give_up": lambda records: {"pk": records.consortium.pk},
    "notices:answer": lambda records: {"pk": records.consortium.parts.get().pk, "answer": "yes"},
    "notices:begin": lambda records: {"pk": records.contract.pk},
    "notices:of_body": lambda records: {"pk": records.council.pk},
    "notices:body_add": lambda records: {"pk": records.council.pk},
    "notices:body_edit": lambda records: {"pk": records.council.pk, "notice": records.contract.pk},
    "notices:body_close": lambda records: {"pk": records.council.pk, "notice": records.contract.pk},
    "notices:own": lambda records: {"pk": records.group.pk},
    "notices:own_letters": lambda records: {"pk": records.group.pk},
    "notices:own_again": lambda records: {"pk": records.group.pk, "aside": records.notice_aside.pk},
    "notices:own_notice": lambda records: {"pk": records.group.pk, "notice": records.contract.pk},
    "notices:own_aside": lambda records: {"pk": records.group.pk, "notice": records.contract.pk},
    "notices:own_begin": lambda records: {"pk": records.group.pk, "notice": records.contract.pk},
    "notices:own_consortium": lambda records: {"pk": records.group.pk, "consortium": records.consortium.pk},
    "notices:own_ask": lambda records: {"pk": records.group.pk, "consortium": records.consortium.pk},
    "notices:own_give_up": lambda records: {"pk": records.group.pk, "consortium": records.consortium.pk},
    "notices:own_answer": lambda records: {
        "pk": records.group.pk,
        "part": records.consortium.parts.get().pk,
        "answer": "yes",
    },
    "workflows:notice_alone": lambda records: {"notice": records.contract.pk, "pk": records.group.pk},
    "workflows:notice_together": lambda records: {"pk": records.consortium.pk},
    "newsletters:read": lambda records: {"pk": records.newsletter.pk},
    "newsletters:write": lambda records: {"pk": records.newsletter.pk},
    "newsletters:look": lambda records: {"pk": records.newsletter.pk},
    "newsletters:sent": lambda records: {"pk": records.newsletter.pk},
    "newsletters:part": lambda records: {"pk": records.newsletter_part.pk},
    "newsletters:subject": lambda records: {"pk": records.newsletter_subject.pk},
    "newsletters:mine": lambda records: {"token": records.newsletter_token},
    "newsletters:stop": lambda records: {"token": records.newsletter_token},
}


def parts_of(address: Address, records: Records) -> dict[str, Any]:
    """The variable parts of an example of an address. Records of many kinds are made, one by one, as no page does."""
    with zeal_ignore():
        return EXAMPLES[address.name](records) if address.needs else {}


def path_of(address: Address, records: Records) -> str:
    """An example of an address."""
    return reverse(address.name, kwargs=parts_of(address, records) or None)
