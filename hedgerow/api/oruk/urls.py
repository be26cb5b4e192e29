"""Addresses of Open Referral UK 3.0."""

from django.urls import path

from hedgerow.api.oruk import views

app_name = "api_oruk"
BASE = "oruk/v3/"
urlpatterns = [
    path(BASE, views.api, name="api"),
    path(BASE + "services", views.services, name="services"),
    path(BASE + "services/<uuid:uid>", views.service, name="service"),
    path(BASE + "organizations", views.organizations, name="organizations"),
    path(BASE + "organizations/<uuid:uid>", views.organization, name="organization"),
    path(BASE + "taxonomies", views.taxonomy_list, name="taxonomies"),
    path(BASE + "taxonomies/<uuid:uid>", views.taxonomy, name="taxonomy"),
    path(BASE + "taxonomy_terms", views.term_list, name="terms"),
    path(BASE + "taxonomy_terms/<uuid:uid>", views.term, name="term"),
    path(BASE + "service_at_locations", views.at_locations, name="at_locations"),
    path(BASE + "service_at_locations/<uuid:uid>", views.at_location, name="at_location"),
]
