"""A second judge of the computable targets, written from the opinion alone, to be compared."""
