"""Compliance checker for the Haixi vocational education opinion, 西政〔2020〕93号."""

__version__ = "0.1.0"
