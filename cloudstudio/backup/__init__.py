"""Backups: the rows of one moment, and the bytes that they name; made while the studio runs, put back anywhere.

A backup knows no engine: what SQLite held is restored into PostgreSQL as well, and what an older version held is
brought up to date as its own database would have been.
"""
