"""Accounts: who a person is."""

from cloudstudio.rooms import Room


class AccountsConfig(Room):
    """Accounts: who a person is."""

    name = "cloudstudio.accounts"
    label = "accounts"
