"""Services as open data by Open Referral UK 3.0."""
