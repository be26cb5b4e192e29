"""Addresses of evidence."""

from django.urls import path

from hedgerow.evidence.views import case, case_voices, indicators, outcomes, readings, reports, space

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
    path("evidence/case/", case.case, name="case"),
    path("evidence/case/voices/", case_voices.case_voices, name="case_voices"),
    path("the-case/", case.the_case, name="the_case"),
    path("the-case/the-case.pdf", case.the_case_pdf, name="the_case_pdf"),
    path("the-case/<int:number>/", case.numbered, name="case_issue"),
    path("the-case/<int:number>/the-case.pdf", case.numbered_pdf, name="case_issue_pdf"),
    path("space/groups/<int:pk>/the-case/", case_voices.own, name="own_case"),
    path("space/bodies/<int:pk>/evidence/", space.of_body, name="of_body"),
]
