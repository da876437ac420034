"""How it should look, in no format."""
