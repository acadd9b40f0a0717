"""How films and sounds are read: opened by what they are, on a clock that runs on, found again after every jump.

Whoever needs packets, pictures or a place in a file comes in here: inspection, previews and films read alike.
"""
