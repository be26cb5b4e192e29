"""Documents: held once, checked, replaced, forgotten; and the link by which a group shows them, until it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import Link, User
from hedgerow.accounts.types import LioRole
from hedgerow.documents import actions, queries
from hedgerow.documents.models import Document, Opening, Share
from hedgerow.documents.provides import due, steps
from hedgerow.documents.rules import may_end, standing
from hedgerow.documents.types import DocumentKind, Standing
from hedgerow.engines.files.models import Upload
from hedgerow.funding.queries.applicants import applicant_of
from hedgerow.funding.types import Holding
from hedgerow.kernel import clock, ids
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.people import person

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
DAY = timedelta(days=1)


def added(by: User, group: Organisation, kind: str = "governing_document", **more: Any) -> Document:
    given: dict[str, Any] = {"name": "rules.pdf", "data": PDF, "key": ids.new_id(), **more}
    return actions.add(by=by, organisation=group, kind=DocumentKind(kind), **given)


def shared(by: User, document: Document, key: UUID | None = None, days: int = 7) -> tuple[Share, str]:
    return actions.share(
        by=by, organisation=document.organisation, documents=[document], whom="The Ash Trust",
        ends=clock.today() + timedelta(days=days), key=key or ids.new_id(),
    )  # fmt: skip


def opened(client: Client, path: str) -> str:
    """Press the button behind a link: the path it goes on to, or ""."""
    answer = client.post(path)
    return answer.headers.get("Location", "") if answer.status_code == 302 else ""


@pytest.mark.parametrize(
    ("checked", "ends", "found"),
    [
        (True, None, Standing.CHECKED),
        (False, None, Standing.WAITING),
        (True, 0, Standing.SOON),
        (True, 45, Standing.SOON),
        (True, 46, Standing.CHECKED),
        (True, -1, Standing.OVER),
    ],
)
def test_how_a_document_stands(checked: bool, ends: int | None, found: Standing) -> None:
    today = date(2026, 5, 4)
    expires = today + timedelta(days=ends) if ends is not None else None
    assert standing(checked=checked, expires=expires, today=today) == found
    assert [may_end(today + timedelta(days=n), today) for n in (-1, 0, 365, 366)] == [False, True, True, False]


def test_a_new_version_replaces_the_old_which_goes_after_two_years(worker: User, group: Organisation) -> None:
    old = added(worker, group)
    new = added(worker, group)
    assert list(queries.of_group(group)) == [new]
    assert Upload.objects.count() == 2
    assert list(queries.replaced_before(clock.today() + DAY)) == [old.pk]
    actions.forget_replaced([old.pk])
    assert Upload.objects.get().ref == str(new.ref)


def test_a_double_press_keeps_one(worker: User, group: Organisation) -> None:
    key = ids.new_id()
    assert added(worker, group, key=key) == added(worker, group, key=key)
    assert Upload.objects.count() == 1


def test_nothing_is_kept_of_a_file_that_is_not_taken(worker: User, group: Organisation) -> None:
    held = added(worker, group)
    with pytest.raises(InputError, match="not what its name says"):
        added(worker, group, data=b"<html>no</html>")
    assert list(queries.of_group(group)) == [held]
    with pytest.raises(InputError, match="run out before"):
        added(worker, group, dated=clock.today(), expires=clock.today() - DAY)


def test_only_what_is_checked_and_has_not_run_out_is_held(worker: User, treasurer: User, group: Organisation) -> None:
    rules = added(treasurer, group)
    insurance = added(treasurer, group, "insurance", expires=clock.today())
    assert queries.held(group) == frozenset()
    assert applicant_of(group).holds(Holding.GOVERNING_DOCUMENT) is None
    for _twice in range(2):
        actions.check(by=worker, document=rules)
    actions.check(by=worker, document=insurance)
    assert queries.held(group) == {"governing_document", "insurance"}
    assert applicant_of(group).holds(Holding.GOVERNING_DOCUMENT) is True
    assert applicant_of(group, {"has": ["none"]}).holds(Holding.INSURANCE) is True
    assert Entry.objects.filter(act="document.checked").count() == 2
    Document.objects.filter(pk=insurance.pk).update(expires=clock.today() - DAY)
    assert queries.held(group) == {"governing_document"}
    with pytest.raises(PermissionDenied):
        actions.check(by=treasurer, document=insurance)


def test_our_team_and_the_group_are_reminded_before_it_runs_out(
    worker: User, treasurer: User, group: Organisation
) -> None:
    added(treasurer, group, "insurance", expires=clock.today() + timedelta(days=30))
    assert [one.what for one in due(worker, clock.today())] == ["Ask Ash Growers for a new insurance: it runs out"]
    assert list(due(treasurer, clock.today())) == []
    assert [str(one.what) for one in steps(group.pk, clock.today())] == ["Add a new one: insurance"]


def test_a_link_opens_what_it_shares_and_nothing_else_and_each_opening_is_noted(
    client: Client, treasurer: User, group: Organisation
) -> None:
    document, other = added(treasurer, group), added(treasurer, group, "insurance")
    _share, path = shared(treasurer, document)
    first = client.get(path)
    assert first.status_code == 200
    assert not Opening.objects.exists()
    page = opened(client, path)
    answer = client.get(page)
    assert "Governing document" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert b"".join(client.get(f"{page}{document.pk}/").streaming_content) == PDF
    assert client.get(f"{page}{other.pk}/").status_code == 404
    assert [one.document_id for one in Opening.objects.order_by("pk")] == [None, document.pk]
    assert not Entry.objects.filter(act="document.shared").exists()
    token = path.strip("/").rpartition("/")[2]
    assert not Link.objects.filter(hash=token).exists()
    assert len(token) >= 43


def test_a_link_is_dead_after_its_day_and_once_the_group_ends_it(
    client: Client, treasurer: User, group: Organisation
) -> None:
    document = added(treasurer, group)
    share, path = shared(treasurer, document, days=1)
    page = opened(client, path)
    with clock.pretend(clock.now() + timedelta(days=2)):
        assert opened(client, path) == ""
        assert client.get(page).status_code == 410
    assert client.get(page).status_code == 200
    actions.end(by=treasurer, share=share)
    assert client.get(page).status_code == 410
    assert client.get(f"{page}{document.pk}/").status_code == 410
    assert opened(client, path) == ""


def test_pressed_twice_it_is_one_share_with_one_link_that_works(
    client: Client, worker: User, group: Organisation
) -> None:
    document, key = added(worker, group), ids.new_id()
    first, second = shared(worker, document, key), shared(worker, document, key)
    assert Share.objects.count() == 1
    assert opened(client, first[1]) == ""
    assert opened(client, second[1])
    assert Entry.objects.filter(act="document.shared").count() == 1


def test_pages_are_for_the_group_and_our_team(
    client: Client, worker: User, treasurer: User, group: Organisation
) -> None:
    document = added(treasurer, group)
    file = reverse("files:download", args=[Upload.objects.get().pk])
    stranger = person("stranger@example.org", LioRole.NONE)
    for user, status, given in ((worker, 200, 200), (treasurer, 200, 200), (stranger, 403, 404)):
        client.force_login(user)
        assert client.get(reverse("documents:own", args=[group.pk])).status_code == status
        answer = client.get(file)
        assert answer.status_code == given
        assert given == 404 or b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert client.post(reverse("documents:check", args=[document.pk])).status_code == 403


def test_a_group_adds_and_shares_in_its_space(client: Client, treasurer: User, group: Organisation) -> None:
    client.force_login(treasurer)
    add = reverse("documents:add", args=[group.pk])
    told = {"kind": "insurance", "key": str(ids.new_id())}
    wrong = client.post(add, {**told, "file": SimpleUploadedFile("a.pdf", PDF)})
    assert "Say when the insurance runs out." in wrong.content.decode()
    told["expires"] = str(clock.today() + timedelta(days=300))
    assert client.post(add, {**told, "file": SimpleUploadedFile("a.pdf", PDF)}).status_code == 302
    link = reverse("documents:share", args=[group.pk])
    said = {"documents": Document.objects.get().pk, "whom": "The Ash Trust", "key": str(ids.new_id())}
    answer = client.post(link, {**said, "ends": str(clock.today() + timedelta(days=400))})
    assert "within a year" in answer.content.decode()
    answer = client.post(link, {**said, "ends": str(clock.today() + timedelta(days=14))})
    assert "/link/" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "The Ash Trust" in client.get(reverse("documents:own", args=[group.pk])).content.decode()


def test_our_team_finds_documents_by_how_they_stand(client: Client, worker: User, group: Organisation) -> None:
    added(worker, group)
    client.force_login(worker)
    assert "Ash Growers" in client.get(reverse("documents:all"), {"standing": "waiting"}).content.decode()
    assert "Ash Growers" not in client.get(reverse("documents:all"), {"standing": "over"}).content.decode()
    assert "Ash Growers" in client.get(reverse("documents:all"), {"format": "csv"}).content.decode()
