"""The score: how often a generated picture shows what its prompt asked for, read off by a classifier of our own."""
