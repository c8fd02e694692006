"""The one engine for all answers at once: proof, coverage, difference, mutation and explanation build on it."""
