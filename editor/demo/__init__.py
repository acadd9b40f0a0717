"""A finished film of our own, to open and take apart; `python -m editor.demo.make` draws and plays its files."""
