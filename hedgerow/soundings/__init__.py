"""Three short questions before and after support: belonging and confidence, with a baseline."""
