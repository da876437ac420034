"""Measuring speed and quality against bars and peers."""
