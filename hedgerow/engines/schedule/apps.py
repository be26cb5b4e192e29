from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "hedgerow.engines.schedule"
