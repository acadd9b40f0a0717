"""/ws/projects/<id>: the edits of one project."""

from django.urls import path

from editor.sync.consumer import ProjectConsumer

websocket_urlpatterns = [path("ws/projects/<str:project_id>", ProjectConsumer.as_asgi())]
