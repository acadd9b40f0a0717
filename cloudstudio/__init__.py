"""The Django project: how it is wired, and what every app uses."""
