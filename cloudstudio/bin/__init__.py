"""The bin: what was deleted waits there, is counted, can be brought back, and goes for good when its time is over."""
