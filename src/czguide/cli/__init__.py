"""Thin commands, progress, and how problems are printed."""
