"""Draws an evaluated frame: Skia for what turns, has effects or is made of outlines, kernels for what sits on the grid."""
