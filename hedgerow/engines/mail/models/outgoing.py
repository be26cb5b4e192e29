"""Letters that go out."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Outgoing(models.Model):
    """One letter to one person, written once: `key` says what it is for, and no key is sent twice.

    `letter` is `types.Letter` as JSON. `about` is the ref of the record that it is about, `person` the ref of the
    contact or user that it goes to. What it says, and to which address, is erased when it `expires`; that it was sent
    stays. A key names records by their ids, never people.
    """

    key = models.CharField(_("what it is for"), max_length=200, unique=True)
    to = models.EmailField(_("to"), blank=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    address = models.CharField(_("postal address"), max_length=250, blank=True)
    person = models.CharField(_("to whom (ref)"), max_length=80, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    letter = models.JSONField(_("what it says"), default=dict)
    about = models.CharField(_("about (ref)"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField(_("written"), default=clock.now)
    tried_at = models.DateTimeField(_("tried"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("times tried"), default=0)
    again_at = models.DateTimeField(_("try again at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    fault = models.CharField(_("what went wrong"), max_length=300, blank=True)
    expires = models.DateField(_("its words are kept until"))
    erased_at = models.DateTimeField(_("its words erased"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id key about state made_at tried_at tries again_at sent_at expires erased_at",
        personal="to name address person subject letter fault",
    )

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=("state", "made_at"), name="outgoing_by_state"),
            models.Index(fields=("to",), name="outgoing_to"),
            models.Index(fields=("expires",), condition=Q(erased_at__isnull=True), name="outgoing_to_erase"),
        )
        constraints = (models.CheckConstraint(condition=Q(state__in=State.values), name="outgoing_state_is_known"),)

    def __str__(self) -> str:
        return self.key

    @property
    def ref(self) -> Ref:
        return Ref("mail", "outgoing", str(self.pk))
