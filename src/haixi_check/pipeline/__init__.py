"""One function per command: the only place where reading, judging and writing meet."""
