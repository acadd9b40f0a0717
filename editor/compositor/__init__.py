"""Draws an evaluated frame: Skia for what turns, has effects or outlines, kernels for what sits on the grid."""
