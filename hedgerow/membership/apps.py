from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "hedgerow.membership"
