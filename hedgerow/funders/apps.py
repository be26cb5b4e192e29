from django.apps import AppConfig


class FundersConfig(AppConfig):
    name = "hedgerow.funders"
