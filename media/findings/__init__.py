"""What was learned about a source, in its own time: by a tool, once; corrected by a person, every state kept."""
