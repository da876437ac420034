"""Stage 4: how it should look, in no format."""
