from django.apps import AppConfig


class FlowsConfig(AppConfig):
    name = "hedgerow.flows"
