from django.apps import AppConfig


class VotingConfig(AppConfig):
    name = "hedgerow.engines.voting"
