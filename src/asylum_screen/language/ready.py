"""Catalogues and the list of languages, kept ready for the next start. See `reading.ready`."""

from __future__ import annotations

from asylum_screen.reading.shelf import Shelf

from .catalogue import Catalogue
from .languages import Language

CATALOGUES = Shelf(Catalogue, parts={Catalogue: (Catalogue.columns, Catalogue.of_columns)})
LANGUAGES = Shelf(Language, aliases={"Direction": (str,), "Stage": (str,)})
