from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "hedgerow.engines.audit"
