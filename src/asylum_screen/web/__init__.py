"""The same interview as pages of a browser on this machine. Needs the `[web]` extra.

Nothing here is fetched from elsewhere, no script runs, and nothing of a person outlives the process that served them.
"""
