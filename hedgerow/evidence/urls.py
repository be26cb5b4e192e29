"""Addresses of evidence."""

from django.urls import path

from hedgerow.evidence.views import indicators, outcomes, readings, reports, space

app_name = "evidence"
urlpatterns = [
    path("evidence/", readings.reading, name="reading"),
    path("evidence/entries/", readings.entries, name="entries"),
    path("evidence/indicators/", indicators.indicators, name="indicators"),
    path("evidence/indicators/<slug:code>/", indicators.indicator, name="indicator"),
    path("evidence/indicators/<slug:code>/entries/", indicators.behind, name="behind"),
    path("evidence/outcomes/", outcomes.outcomes, name="outcomes"),
    path("evidence/reports/", reports.reports, name="reports"),
    path("evidence/reports/issue/", reports.issue, name="issue"),
    path("evidence/reports/issued/<int:pk>/", reports.issued, name="issued"),
    path("evidence/reports/issued/<int:pk>/map/", reports.issued_map, name="issued_map"),
    path("evidence/reports/agreements/<slug:code>/", reports.agreement, name="agreement"),
    path("evidence/reports/<slug:quarter>/", reports.report, name="report"),
    path("evidence/reports/<slug:quarter>/map/", reports.report_map, name="report_map"),
    path("space/bodies/<int:pk>/evidence/", space.of_body, name="of_body"),
]
