"""The do-no-harm reading of rule files: one module a check, listed in `registry`; the words are in `words.toml`."""
