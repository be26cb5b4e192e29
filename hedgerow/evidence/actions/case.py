"""Telling the case: what is shown of it, and issuing it as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.evidence.models import CaseIssue, CaseText
from hedgerow.evidence.permissions import check_issue
from hedgerow.evidence.queries import case as queries
from hedgerow.evidence.rules import case as rules
from hedgerow.evidence.types.case import Part
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

TEXT = Ref("evidence", "casetext", "1")


@transaction.atomic
def change_text(*, by: User, edition: int, words: str, parts: Iterable[str]) -> CaseText:
    """Our opening words, and which parts are shown. Raises InputError where a colleague has changed it since `edition`."""
    check_issue(by)
    held = CaseText.objects.select_for_update().filter(pk=1).first() or CaseText(pk=1)
    if held.edition != edition:
        raise InputError(_("A colleague has changed this since you opened it. Look again: nothing was written over."))
    chosen = set(parts)
    held.words, held.parts = words.strip(), [part.value for part in Part if part.value in chosen]
    held.edition = edition + 1
    held.save()
    audit.record(by=by, did="case.changed", ref=TEXT, fields=["words", "parts"])
    return held


def issue(*, by: User, seen: str) -> CaseIssue:
    """Freeze the case as it stands, and give it out.

    `seen` is the hash of what whoever issues it was shown. Raises InputError where it would say something else by now, or
    nothing at all; the same case issued at one moment by two is issued once.
    """
    check_issue(by)
    content = queries.build(queries.text_now(), clock.today())
    written = rules.text(content)
    if not content.sections:
        raise InputError(_("There is nothing to say yet. As work is recorded, the case fills."))
    if rules.fingerprint(written) != seen:
        raise InputError(_("The record has grown since you opened this page. Look at it again, and issue it then."))
    return _written(by, written, seen)


@transaction.atomic
def _written(by: User, written: str, sha256: str) -> CaseIssue:
    last = CaseIssue.objects.select_for_update().order_by("-number").first()
    if last is not None and last.sha256 == sha256:
        return last
    try:
        with transaction.atomic():
            made = CaseIssue.objects.create(
                number=last.number + 1 if last else 1, content=written, sha256=sha256, issued_by=by.pk
            )
    except IntegrityError:  # a colleague pressed the button at the same moment
        return CaseIssue.objects.order_by("-number")[0]
    audit.record(by=by, did="case.issued", ref=made.ref)
    return made
