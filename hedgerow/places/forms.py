"""The shape of the place's settings, its neighbourhoods and its notes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from hedgerow.places import queries
from hedgerow.places.models import Area, Place
from hedgerow.places.types import NoteAudience
from hedgerow.shell.colour import accent_for
from hedgerow.shell.forms import Chips, Combobox, ShellForm, ShellModelForm
from hedgerow.shell.meanwhile import MeanwhileMixin

MOST_BYTES = 500_000
PICTURES = ("png", "jpg", "jpeg", "webp")
SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")
AGAIN = ((91, _("in three months")), (182, _("in half a year")), (365, _("in a year")), (1095, _("in three years")))


class PlaceForm(MeanwhileMixin, ShellModelForm):
    """How the LIO presents itself."""

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Place
        fields = ("lio_name", "strapline", "logo", "accent", "email", "phone", "address", "website")
        help_texts = {
            "strapline": _("Shown under your name at the foot of every public page."),
            "accent": _("A colour such as #8a2f5c. Leave it empty for ours. Text must be readable in it."),
            "logo": _("PNG, JPEG or WebP, up to 500 kB. Without one your name is shown."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["logo"].validators.append(FileExtensionValidator(PICTURES))

    def clean_logo(self) -> Any:
        """A small picture, and really one."""
        logo = self.cleaned_data["logo"]
        if logo and "logo" in self.files:
            head = logo.read(12)
            logo.seek(0)
            sound = head.startswith(SIGNATURES) and (not head.startswith(b"RIFF") or head.endswith(b"WEBP"))
            if logo.size > MOST_BYTES or not sound:
                raise ValidationError(_("Choose a PNG, JPEG or WebP picture of up to 500 kB."))
        return logo or ""

    def clean_accent(self) -> str:
        """A colour that text can be read in."""
        accent: str = self.cleaned_data["accent"]
        if accent_for(accent).reason:
            raise ValidationError(_("Choose a darker colour, written like #8a2f5c: this one could not be read."))
        return accent


class NeighbourhoodForm(ShellForm):
    """A name, and the areas that it is made of."""

    name = forms.CharField(label=_("What do people call it?"), max_length=120)
    areas = forms.MultipleChoiceField(
        label=_("Which areas make it up?"), widget=Combobox,
        help_text=_("Wards, or small areas where a ward is too large. Type a few letters."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["areas"]
        assert isinstance(field, forms.MultipleChoiceField)
        parts = queries.areas().filter(kind__in=("ward", "lsoa", "parish")).order_by("-kind", "name")
        field.choices = [(area.code, f"{area.name} ({area.get_kind_display()})") for area in parts]


class KnowledgeForm(ShellForm):
    """Something that somebody knows of an area."""

    text = forms.CharField(
        label=_("What do you know?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Like: the hall is free on Tuesdays. Name nobody who has not agreed to it."),
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=_("Who may read it?"), choices=NoteAudience.choices, initial=NoteAudience.STAFF, widget=Chips
    )
    half_life_days = forms.TypedChoiceField(
        label=_("When shall we ask whether it is still true?"), choices=AGAIN, coerce=int, initial=365, widget=Chips
    )


def initial_of(area: Area) -> dict[str, Any]:
    """A neighbourhood as its form begins."""
    return {"name": area.name, "areas": list(queries.children(area.code).values_list("code", flat=True))}
