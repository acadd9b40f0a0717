"""Accounts: who a person is."""

from django.db.models.signals import post_delete, post_save

from cloudstudio import rooms


class AccountsConfig(rooms.Room):
    """Accounts: who a person is."""

    name = "cloudstudio.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Watch accounts change, besides what every room does."""
        super().ready()
        from cloudstudio.accounts.endings import person_changed

        post_save.connect(person_changed, sender="accounts.User")
        post_delete.connect(person_changed, sender="accounts.User")
