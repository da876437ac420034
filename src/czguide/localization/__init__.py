"""Stage 2: the same guide in one language (catalogs, facts and numbers, names, locale data)."""
