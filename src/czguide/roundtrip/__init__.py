"""Edits come home: what editors changed, merged three ways into content and catalogs."""
