"""The shape of what people type about organisations."""

from hedgerow.organisations.forms.directory import DirectoryForm
from hedgerow.organisations.forms.editing import CloseForm, CorrectionForm, OrganisationForm, OwnRecordForm, PublishForm

__all__ = ["CloseForm", "CorrectionForm", "DirectoryForm", "OrganisationForm", "OwnRecordForm", "PublishForm"]
