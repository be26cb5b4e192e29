"""Asks for help."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.types import How


class Ask(models.Model):
    """A group asks for help, in two fields. `due_on` is the day by which we answer; `taken_by` is who does.

    `by` acts for the group; where they rang or wrote, `recorded_by` is the worker who wrote it down, and `how` the way.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="asks", verbose_name=_("who asks"))
    about = models.TextField(_("what about"), max_length=1000)
    reach = models.CharField(_("how to reach them"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    recorded_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=6, choices=How.choices, default=How.WEB)
    made_at = models.DateTimeField(_("asked"), default=clock.now)
    due_on = models.DateField(_("answer by"))
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("taken by")
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    answer = models.TextField(_("what we answered"), max_length=1000, blank=True)

    PRIVACY = privacy.fields(
        none="id organisation recorded_by how made_at due_on taken_at taken_by done_at",
        personal="about reach by answer",
        person="by",
    )

    class Meta:
        verbose_name = _("ask for help")
        verbose_name_plural = _("asks for help")
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=("organisation", "-made_at"), name="ask_of"),
            models.Index(fields=("due_on",), condition=Q(done_at__isnull=True), name="ask_open"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(about=""), name="ask_says_what"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="ask_way_is_known"),
        )

    def __str__(self) -> str:
        return f"ask {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("spaces", "ask", str(self.pk))
