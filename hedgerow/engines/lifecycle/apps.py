from django.apps import AppConfig


class LifecycleConfig(AppConfig):
    name = "hedgerow.engines.lifecycle"
