"""What comes back: one package per format that editors work in."""
