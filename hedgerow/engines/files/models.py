"""Files that people sent."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, ids, privacy
from hedgerow.kernel.refs import Ref


def new_place() -> str:
    """A name in the store that nobody can guess and that says nothing: 192 random bits."""
    return secrets.token_hex(24)


class Upload(models.Model):
    """A file of one record (`ref`), kept under a random name until it `expires`. `made_by` is a user id."""

    id = models.UUIDField(_("id"), primary_key=True, default=ids.new_id, editable=False)
    ref = models.CharField(_("of which record"), max_length=80)
    name = models.CharField(_("name"), max_length=120)
    media_type = models.CharField(_("kind"), max_length=100)
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    place = models.CharField(_("where it is kept"), max_length=48, unique=True, default=new_place)
    made_at = models.DateTimeField(_("sent"), default=clock.now)
    made_by = models.BigIntegerField(_("sent by (user id)"), null=True, blank=True)
    expires = models.DateField(_("kept until"))

    PRIVACY = privacy.fields(none="id ref media_type size sha256 place made_at made_by expires", personal="name")

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ("made_at", "id")
        indexes = (
            models.Index(fields=("ref",), name="upload_of_ref"),
            models.Index(fields=("expires",), name="upload_by_end"),
        )
        constraints = (models.CheckConstraint(condition=models.Q(size__gt=0), name="upload_is_not_empty"),)

    def __str__(self) -> str:
        return self.name

    @property
    def own_ref(self) -> Ref:
        return Ref("files", "upload", str(self.pk))
