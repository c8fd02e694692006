"""The commands. The only reader of arguments, clock, environment and isatty."""
