"""Compliance checker: school data against the rules of a policy.

The names below are the Python interface; they are loaded when they are first used.
"""

TYPE_CHECKING = False  # type checkers take it for true by its name; `typing` is slow to load
if TYPE_CHECKING:
    from haixi_check.api import RefusedError, Verdict, check, render

__all__ = ["RefusedError", "Verdict", "__version__", "check", "render"]

__version__ = "0.1.0"

if not TYPE_CHECKING:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from haixi_check import api

        return getattr(api, name)
