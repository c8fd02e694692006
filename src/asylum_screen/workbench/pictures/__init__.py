"""Pictures of the rules for trainers: the tree of a rule, the map of a pack, and the policies as bars in time."""
