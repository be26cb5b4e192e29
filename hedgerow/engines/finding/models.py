"""The shape of the two tables. An app adds the key of its record to the first, and its own names of constraints."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A word by which a record is found, lower case and without accents."""

    word = models.CharField(_("word"), max_length=40)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.word


class Part(models.Model):
    """A beginning ("^foo") or three letters ("ood") of a word, so that half a word or a misspelt one finds a record."""

    part = models.CharField(_("part"), max_length=41)
    word = models.CharField(_("word"), max_length=40)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.part
