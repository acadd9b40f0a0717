"""The bin: what was deleted waits there for some days."""

from cloudstudio import rooms


class BinConfig(rooms.Room):
    """One retention for everything that can be deleted."""

    name = "cloudstudio.bin"
    label = "bin"

    def ready(self) -> None:
        """Have the reaper remove what has waited long enough."""
        super().ready()
        from cloudstudio.bin import services
        from cloudstudio.sweeps import register_sweep

        register_sweep("bin", services.sweep)
