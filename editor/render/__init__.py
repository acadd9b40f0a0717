"""From a document and its sources to a film: decode, compose, mix, encode. Imports no Django."""
