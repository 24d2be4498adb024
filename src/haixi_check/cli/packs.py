"""Which rules a command went by, said wherever they are not those that the program came with."""

from __future__ import annotations

from haixi_check.cli.telling import tell
from haixi_check.messages import Language
from haixi_check.writers.escape import visible


def rules_from(pack: str | None, language: Language) -> str:
    """Where the rules come from, in words; nothing where they are the program's own.

    Raises `PackError` where there is no such pack.
    """
    from haixi_check.report.headline import rules_of
    from haixi_check.rulepack.load import own_pack, says_what_is_built_in

    folder = own_pack(pack)
    if not folder:
        return ""
    return rules_of(folder, built_in=says_what_is_built_in(pack), language=language)


def tell_rules(pack: str | None, language: Language, *, beside: bool = False) -> None:
    """Print where the rules come from; if `beside`, on standard error, beside what is written."""
    if told := rules_from(pack, language):
        tell(visible(told), beside=beside)
