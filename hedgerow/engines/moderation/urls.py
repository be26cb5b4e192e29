"""Addresses of moderation."""

from django.urls import path

from hedgerow.engines.moderation import views

app_name = "moderation"
urlpatterns = [
    path("suggestions/", views.queue, name="queue"),
    path("suggestions/<int:pk>/", views.decide, name="decide"),
    path("your-suggestion/<str:key>/", views.status, name="status"),
]
