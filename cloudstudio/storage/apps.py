"""Storage: how much room there is on the disk and in a person's quota."""

from cloudstudio import rooms


class StorageConfig(rooms.Room):
    """Quotas, the disk's reserve, and its ballast."""

    name = "cloudstudio.storage"
    label = "storage"

    def ready(self) -> None:
        """Have the reaper make the ballast anew once there is room for it again."""
        super().ready()
        from cloudstudio.storage import ballast
        from cloudstudio.sweeps import register_sweep

        register_sweep("ballast", ballast.keep)
