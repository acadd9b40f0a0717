"""Accounts: who a person is."""

from cloudstudio import rooms


class AccountsConfig(rooms.Room):
    """Accounts: who a person is."""

    name = "cloudstudio.accounts"
    label = "accounts"
