"""The commands: one file each, from its options to one call of the pipeline and one exit code."""
