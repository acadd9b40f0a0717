"""Mail: what the studio writes to people, and whether it may."""

from cloudstudio import rooms


class MailConfig(rooms.Room):
    """An outbox, and who hears by mail of what."""

    name = "cloudstudio.mail"
    label = "mail"

    def ready(self) -> None:
        """Hear of every job's end, and have the reaper look after letters that wait."""
        super().ready()
        from cloudstudio.jobs.listeners import hear_endings
        from cloudstudio.mail import news, outbox
        from cloudstudio.sweeps import register_sweep

        hear_endings(news.write_of)
        register_sweep("mail", outbox.sweep)
