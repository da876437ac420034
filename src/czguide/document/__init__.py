"""What the brochure says, in no format."""
