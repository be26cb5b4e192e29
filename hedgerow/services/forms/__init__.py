"""Forms of services."""

from hedgerow.services.forms.correcting import CorrectionForm
from hedgerow.services.forms.listing import ManageForm, SearchForm
from hedgerow.services.forms.services import ServiceForm, TakingForm

__all__ = ["CorrectionForm", "ManageForm", "SearchForm", "ServiceForm", "TakingForm"]
