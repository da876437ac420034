"""Figures in PDF: sketches drawn with vectors, pictures, and the structure around them."""
