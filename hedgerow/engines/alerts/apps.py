from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "hedgerow.engines.alerts"
