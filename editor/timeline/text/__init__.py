"""Setting of text: from words and a box to glyphs with positions, by the same rules in both languages."""
