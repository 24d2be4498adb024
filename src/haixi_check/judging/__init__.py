"""From figures and evidence to results, and from results to the verdict. Reads no file."""
