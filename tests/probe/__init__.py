"""A room that only the tests' studio has: jobs that do what a test asks (`tests/sandbox_work.py`)."""
