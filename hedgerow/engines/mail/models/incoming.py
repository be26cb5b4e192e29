"""Messages that came in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.mail.types import Outcome
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Incoming(models.Model):
    """One message, read once: `key` is the fingerprint of its Message-ID. Its words are here while it waits at the front
    door; a message that an app took leaves none. `ref` is what was made of it.

    `unproven` says that it claims to be a colleague's and is not proven to be. `answers` counts what was answered.
    """

    key = models.CharField(_("fingerprint of its Message-ID"), max_length=64, unique=True)
    source = models.CharField(_("where it was read"), max_length=200, blank=True)
    sender = models.EmailField(_("from"), blank=True)
    sender_name = models.CharField(_("name"), max_length=160, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("what it says"), blank=True)
    files = models.JSONField(_("names of files that came with it"), default=list)
    unproven = models.BooleanField(_("says it is a colleague's, and is not proven to be"), default=False)
    outcome = models.CharField(_("what became of it"), max_length=9, choices=Outcome.choices, default=Outcome.WAITING)
    ref = models.CharField(_("what was made of it (ref)"), max_length=80, blank=True)
    fault = models.CharField(_("why it could not be read"), max_length=300, blank=True)
    arrived_at = models.DateTimeField(_("read"), default=clock.now)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    answers = models.PositiveSmallIntegerField(_("answers written"), default=0)
    done_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    done_by = models.BigIntegerField(_("dealt with by (user id)"), null=True, blank=True)
    expires = models.DateField(_("its words are kept until"))
    erased_at = models.DateTimeField(_("its words erased"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id key unproven outcome ref fault arrived_at answer_by answers done_at done_by expires erased_at",
        personal="source sender sender_name subject text files",
    )

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("arrived_at", "id")
        indexes = (
            models.Index(fields=("outcome", "arrived_at"), name="incoming_by_outcome"),
            models.Index(fields=("expires",), condition=Q(erased_at__isnull=True), name="incoming_to_erase"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="incoming_outcome_is_known"),
        )

    def __str__(self) -> str:
        return self.subject or self.key[:12]

    @property
    def own_ref(self) -> Ref:
        return Ref("mail", "incoming", str(self.pk))
