"""Address of the calendar feed."""

from django.urls import path

from hedgerow.api.ical import views

app_name = "ical"
urlpatterns = [path("whats-on/calendar.ics", views.calendar, name="calendar")]
