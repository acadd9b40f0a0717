"""The ladder of image models, one file a rung, one interface."""
