"""Words in the language of the reader: catalogues by text id, days and names, direction, width in cells."""
