"""The document and everything that can be worked out from it alone. Imports no Django, no codec, no
sockets.
"""
