"""Stage 8: thin commands, progress, and how problems are printed."""
