"""The pure core: truth, facts, rules, traces, interview, orientation. Standard library only, no I/O, no clock."""
