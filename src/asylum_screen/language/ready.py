"""Catalogues and the list of languages, kept ready for the next start. See `reading.ready`."""

from __future__ import annotations

from asylum_screen.reading.shelf import Shelf

from .catalogue import Catalogue, Entry
from .languages import Language

CATALOGUES = Shelf(Catalogue, Entry, parts={Catalogue: lambda each: (dict(each), each.reviewers)})
LANGUAGES = Shelf(Language, aliases={"Direction": (str,)})
