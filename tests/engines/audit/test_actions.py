"""The audit trail holds names of fields, never what they held."""

from __future__ import annotations

import json

from django.core import serializers

from hedgerow.accounts import actions as accounts
from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit import actions
from hedgerow.engines.audit.models import Event
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel.refs import Ref

SECRET = "Zenobia Quillfeather"


def test_an_event_says_who_did_what_to_which_record(worker: User) -> None:
    actions.record(by=worker, did="seed.sown", ref=Ref("seeds", "seed", "7"), fields=["row", "depth"])
    actions.record(by=None, did="seed.grown", ref=Ref("seeds", "seed", "7"))
    ours, systems = Event.objects.order_by("id")
    assert (ours.by, ours.did, ours.ref, ours.fields) == (worker.pk, "seed.sown", "seeds.seed:7", ["depth", "row"])
    assert systems.by is None


def test_the_trail_never_holds_values(manager: User) -> None:
    """Make data that could leak, and look for it."""
    user = accounts.invite(by=manager, email="zenobia@quillfeather.example", name=SECRET)
    accounts.change(by=manager, user=user, name=f"{SECRET} OBE", role=LioRole.MANAGER, team=None)
    accounts.set_password(user=user, password="four brown hens quillfeathered")
    accounts.deactivate(by=manager, user=user)
    task = todo.add(by=manager, what=f"Ring {SECRET}", owner=manager)
    todo.finish(by=manager, task=task)
    written = json.dumps(json.loads(serializers.serialize("json", Event.objects.all()))).lower()
    assert Event.objects.count() >= 6
    assert "quillfeather" not in written
    assert "zenobia" not in written
