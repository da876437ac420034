"""One package per format."""
