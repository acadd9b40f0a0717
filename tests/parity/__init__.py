"""The first promise, measured: scenes drawn by the stage in Chromium, by the server, and read back from the film."""
