from django.apps import AppConfig


class SoundingsConfig(AppConfig):
    name = "hedgerow.soundings"
