"""Two years of what groups in Mallowdale raise and what came of it, told through the same actions that people use."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.advocacy import actions
from hedgerow.advocacy.models import Issue, Position
from hedgerow.advocacy.types import Reached, Shown, Stand
from hedgerow.charter.queries import priorities
from hedgerow.demo.chains import CHAINS, CONSULTATIONS, COUNCIL, HEALTH, Told
from hedgerow.engines.voting.queries import rolls
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind

WAYS = (Reached.MEETING, Reached.CALL, Reached.VISIT, Reached.EMAIL)


@transaction.atomic
def tell(today: date) -> int:
    """Eight chains and four consultations. Returns how many issues there are."""
    by = User.objects.get(email="engagement@example.org")
    rep = User.objects.filter(email="rep@example.org").first()
    groups = _groups(rep)
    bodies = {name: Organisation.objects.filter(name=name, kind=Kind.PUBLIC_BODY).first() for name in (COUNCIL, HEALTH)}
    if not groups or None in bodies.values():
        return 0
    for number, told in enumerate(CHAINS):
        body = bodies[HEALTH if told.health else COUNCIL]
        assert body is not None, "looked at above"
        _chain(told, number, groups, body, by, today)
    _consultations(bodies, by, today)
    if rep is not None:
        _own(rep, groups[0], today)
    return Issue.objects.count()


def _groups(rep: User | None) -> list[Organisation]:
    """The representative's own group first, then others that everybody can see."""
    ours = Organisation.objects.filter(
        pk__in=Access.objects.filter(user=rep, until=None).values("organisation"), kind=Kind.GROUP
    )
    others = Organisation.objects.filter(kind=Kind.GROUP, published=True, closed_on=None, merged_into=None)
    return [*ours.order_by("pk")[:1], *others.exclude(pk__in=ours.values("pk")).exclude(ward="").order_by("pk")[:60]]


def _on(today: date, ago: int, hour: int = 11) -> AbstractContextManager[None]:
    return clock.pretend(datetime.combine(today - timedelta(days=ago), time(hour), UTC))


def _chain(told: Told, number: int, groups: Sequence[Organisation], body: Organisation, by: User, today: date) -> None:
    codes = [row.code for row in priorities(on=today)]
    with _on(today, told.raised):
        issue = actions.raise_issue(
            by=by,
            sentence=told.sentence,
            about=told.about,
            body=body,
            seen=told.seen,
            priorities=codes[number % len(codes) : number % len(codes) + 1] if codes else (),
        )
    spoke = [groups[0], *groups[1 + number * 7 :]] if number in (0, 3) else groups[1 + number * 7 :]
    for place, (shown, words) in enumerate(told.said):
        with _on(today, max(told.raised - 4 * place, 0)):
            actions.add_voice(
                by=by, issue=issue, organisation=spoke[place], shown=shown, words=words, reached=WAYS[place % len(WAYS)]
            )
    if told.position:
        _position(told, issue, spoke, by, today)
    if told.ask:
        _ask(told, issue, body, by, today)
    if told.rests:
        with _on(today, told.raised - 60):
            actions.rest(by=by, issue=issue, why=told.rests)


def _position(told: Told, issue: Issue, spoke: Sequence[Organisation], by: User, today: date) -> None:
    with _on(today, told.agreed + 20):
        actions.write_position(by=by, issue=issue, text=told.position)
    position = Position.objects.get(issue=issue)
    with _on(today, told.agreed + 8):
        for group in spoke[: told.signs]:
            actions.take_stand(by=by, position=position, organisation=group, stand=Stand.SIGNS, shown=Shown.NAMED)
        if told.against:
            actions.take_stand(
                by=by, position=position, organisation=spoke[8], stand=Stand.DISSENTS, reason=told.against
            )
    named = [one for one in rolls() if one[0].startswith("network:")]
    if told.ask and named:
        ref, name = next((one for one in named if one[1] == told.network), named[0])
        with _on(today, told.agreed):
            actions.agree(by=by, position=position, how="meeting", network=ref, network_name=name)


def _ask(told: Told, issue: Issue, body: Organisation, by: User, today: date) -> None:
    with _on(today, told.put):
        ask = actions.prepare_ask(
            by=by, issue=issue, body=body, text=told.ask, kind=told.kind, department=told.department,
            through_name=told.through,
        )  # fmt: skip
        ask = actions.put_ask(by=by, ask=ask, answer_by=clock.today() + timedelta(days=told.within))
    late = told.put - told.within
    if told.answer is None and late > 0:
        with _on(today, late - 1, 2):
            actions.note_unanswered(clock.today())
        return
    if told.answer is None:
        return
    ago, outcome, words = told.answer
    with _on(today, ago):
        actions.answer_ask(by=by, ask=ask, outcome=outcome, words=words)
    if told.change:
        ago, what, strength, evidence, part, others, dissent = told.change
        with _on(today, ago):
            actions.claim_change(
                by=by, issue=issue, ask=ask, what=what, strength=strength, evidence=evidence, part=part, others=others,
                dissent=dissent,
            )  # fmt: skip


def _consultations(bodies: dict[str, Organisation | None], by: User, today: date) -> None:
    for health, title, about, closes, said, ago in CONSULTATIONS:
        body = bodies[HEALTH if health else COUNCIL]
        assert body is not None, "looked at by tell"
        day = today + timedelta(days=closes)
        with _on(today, max(ago + 20, 12)):
            made = actions.add_consultation(
                by=by,
                body=body,
                title=title,
                about=about,
                closes=day,
                link="https://example.org/consultation/",
                owner=by,
            )
        if said:
            with _on(today, ago):
                issue = actions.raise_issue(by=by, sentence=title, about=about, body=body, seen="public")
                ask = actions.prepare_ask(
                    by=by, issue=issue, body=body, text=said, kind="consultation", consultation=made
                )
                ask = actions.put_ask(by=by, ask=ask, answer_by=clock.today() + timedelta(days=60))
            if ago > 100:
                with _on(today, ago - 70):
                    actions.answer_ask(by=by, ask=ask, outcome="yes", words="The report to cabinet adopts this.")


def _own(rep: User, group: Organisation, today: date) -> None:
    """The representative has raised something of their own, which our team has not read yet."""
    with _on(today, 1):
        issue = actions.raise_issue(by=rep, sentence="Our insurer asks for a risk assessment that no council form fits")
        actions.add_voice(
            by=rep, issue=issue, organisation=group, shown=Shown.COUNTED, reached=Reached.SPACE,
            words="We were asked for three different ones for one fair.",
        )  # fmt: skip
