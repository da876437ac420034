"""Stage 3: what the brochure says, in no format."""
