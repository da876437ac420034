"""Drawings as shapes on a plane, in no format: where things stand, and in which of the theme's colours."""
