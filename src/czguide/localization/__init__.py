"""The same guide in one language (catalogs, facts and numbers, names, locale data)."""
