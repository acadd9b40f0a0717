"""/ws/events: a person's open pages hear that something of theirs changed."""

from django.urls import path

from cloudstudio.jobs.consumers import EventsConsumer

websocket_urlpatterns = [path("ws/events", EventsConsumer.as_asgi())]
