"""asylum-screen: a plain-language orientation about US asylum law. General information, not legal advice."""

__version__ = "0.1.0"
