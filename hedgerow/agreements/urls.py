"""Addresses of what pays for our own work, and what it costs."""

from django.urls import path

from hedgerow.agreements.views import agreements, costs, promised

app_name = "agreements"
urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/add/", agreements.add, name="add"),
    path("agreements/costs/", costs.by_function, name="by_function"),
    path("agreements/costs/accounts/", costs.costs, name="costs"),
    path("agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<int:pk>/edit/", agreements.change, name="change"),
    path("agreements/<int:pk>/end/", agreements.end, name="end"),
    path("agreements/<int:pk>/targets/add/", promised.target_add, name="target_add"),
    path("agreements/<int:pk>/payments/add/", promised.payment_add, name="payment_add"),
    path("agreements/<int:pk>/reports/add/", promised.report_add, name="report_add"),
    path("agreements/targets/<int:pk>/", promised.target, name="target"),
    path("agreements/payments/<int:pk>/", promised.payment, name="payment"),
    path("agreements/reports/<int:pk>/", promised.report, name="report"),
]
