"""Sentences of table."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {}
