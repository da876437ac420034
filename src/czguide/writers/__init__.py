"""Stage 6: one package per format."""
