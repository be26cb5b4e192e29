"""Addresses of public bodies and of our own interests."""

from django.urls import path

from hedgerow.bodies.views import interests, officers, pages

app_name = "bodies"
urlpatterns = [
    path("bodies/", pages.bodies, name="bodies"),
    path("bodies/interests/declare/", interests.declare, name="declare"),
    path("bodies/interests/<int:pk>/", interests.interest, name="interest"),
    path("bodies/departments/<int:pk>/", officers.change_department, name="department"),
    path("bodies/officers/<int:pk>/", officers.officer, name="officer"),
    path("bodies/<int:pk>/", pages.body, name="body"),
    path("bodies/<int:pk>/departments/add/", officers.add_department, name="add_department"),
    path("bodies/<int:pk>/officers/add/", officers.add_officer, name="add_officer"),
    path("our-interests/", interests.interests, name="interests"),
]
