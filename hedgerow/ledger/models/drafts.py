"""Entries that an e-mail proposes, until their worker confirms them; and each worker's own log address."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.kernel import clock, ids, privacy
from hedgerow.kernel.refs import Ref


class Draft(models.Model):
    """What a worker's e-mail would record. Its id becomes the entry's, so that confirming twice records once.

    `message` is the ref of the e-mail; `groups` are ids of organisations guessed from the addresses in it; `activity` is
    a guess too. `text` goes to the erasable note.
    """

    id = models.UUIDField(_("id"), primary_key=True, default=ids.new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="drafts", verbose_name=_("whose"))
    message = models.CharField(_("the e-mail (ref)"), max_length=80)
    on = models.DateField(_("date"))
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("what it says"), max_length=4000, blank=True)
    others = models.JSONField(_("who else is in it (e-mail addresses)"), default=list)
    groups = models.JSONField(_("for which groups (ids)"), default=list)
    activity = models.CharField(_("what was done"), max_length=60, blank=True)
    faults = models.JSONField(_("files that were not kept, and why"), default=list)
    made_at = models.DateTimeField(_("came"), default=clock.now)
    expires = models.DateField(_("kept until"))

    PRIVACY = privacy.fields(
        none="id user message on groups activity made_at expires", personal="subject text others faults"
    )

    class Meta:
        verbose_name = _("draft of an entry")
        verbose_name_plural = _("drafts of entries")
        ordering = ("made_at", "id")
        indexes = (
            models.Index(fields=("user", "made_at"), name="draft_of_worker"),
            models.Index(fields=("expires",), name="draft_by_end"),
        )
        constraints = (models.UniqueConstraint(fields=("message",), name="draft_once_of_a_message"),)

    def __str__(self) -> str:
        return self.subject

    @property
    def own_ref(self) -> Ref:
        return Ref("ledger", "draft", str(self.pk))


def new_secret() -> str:
    """What nobody can guess, in letters that an e-mail address can hold and nobody mixes up: 80 random bits."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(16))


class LogAddress(models.Model):
    """A worker's own log address: what is sent there by them is theirs, whatever their mail server proves."""

    user = models.OneToOneField(User, models.CASCADE, related_name="log_address", verbose_name=_("whose"))
    secret = models.CharField(_("secret part"), max_length=20, unique=True, default=new_secret)
    made_at = models.DateTimeField(_("made"), default=clock.now)

    PRIVACY = privacy.fields(none="id secret made_at user", person="user")

    class Meta:
        verbose_name = _("log address")
        verbose_name_plural = _("log addresses")

    def __str__(self) -> str:
        return str(self.user_id)
