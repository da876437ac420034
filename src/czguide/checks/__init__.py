"""Stage 7: is it fit to publish. One check per module."""
