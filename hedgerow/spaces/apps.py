from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "hedgerow.spaces"
