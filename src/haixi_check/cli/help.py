"""Help, and what is wrong with a command line, in the language that was asked for.

Typer says both in English only, and measures Chinese as if it were half as wide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from haixi_check.cli.console import tell
from haixi_check.cli.options import LANGUAGE
from haixi_check.errors import RefusedError, contrary, most_like
from haixi_check.messages import Language, known, say

WIDTH = 80
"""How wide help is printed, whatever the terminal: it is the same wherever it is quoted."""


class _OwnHelp:
    """Help in our words and widths, for a command or a group of them."""

    def get_help(self, ctx: Any) -> str:
        """What `--help` prints."""
        return "\n".join(_help(self, ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, printed as everything else is."""

        def show(ctx: Any, _: Any, wanted: bool) -> None:
            if wanted and not ctx.resilient_parsing:
                tell(ctx.get_help())
                ctx.exit()

        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.callback = show
        return option

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the words of the command line. An error is told which options there were."""
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc]
        except typer.TyperException as error:
            error.params = self.get_params(ctx)  # type: ignore[attr-defined]
            raise


class HelpfulCommand(_OwnHelp, TyperCommand):
    """A command whose help is ours."""


class HelpfulGroup(_OwnHelp, TyperGroup):
    """A group of commands whose help is ours."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the words of the command line. Raises `NoCommandError` where there is none."""
        if not args:
            raise NoCommandError(ctx)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was named. Raises `RefusedError` where there is none."""
        if args[0] not in self.commands:
            near = most_like(args[0], self.commands)
            code = "unknown_command_near" if near else "unknown_command"
            known = " ".join(self.commands)
            raise RefusedError(code, found=args[0], nearest=near, known=known)
        return super().resolve_command(ctx, args)


class NoCommandError(typer.TyperException):
    """A group was named and none of its commands: its help is what was meant."""

    def __init__(self, ctx: Any) -> None:
        super().__init__("")
        self.ctx = ctx


def wrong_use(error: Any, language: Language) -> Iterator[str]:
    """What is wrong with the command line by an `error` of Typer, and where to read more."""
    ctx = error.ctx
    if isinstance(error, NoCommandError):
        yield from _help(ctx.command, ctx)
        return
    yield _fault(error, language)
    if ctx is not None:
        yield _usage(ctx, language)
        yield say("usage.more", language, command=ctx.command_path)


def _fault(error: Any, language: Language) -> str:
    """The sentence for an error of Typer, which exports its kinds only by what they carry."""
    param = getattr(error, "param", None)
    option = getattr(error, "option_name", "")
    if hasattr(error, "possibilities"):
        likely = (each for each in error.possibilities or () if not contrary(option, each))
        near = say("words.comma", language).join(sorted(likely))
        code = "usage.no_such_option_near" if near else "usage.no_such_option"
        return say(code, language, option=option, near=near)
    if option:
        flag = any(option in each.opts and each.is_flag for each in error.params)
        code = "usage.takes_no_value" if flag else "usage.needs_value"
        return say(code, language, option=option)
    if param is not None and hasattr(error, "param_type"):
        return say("usage.missing", language, what=_called(param))
    if param is not None:
        code = f"usage.bad_{param.name}"
        code = code if known(code) else "usage.bad_value"
        return say(code, language, what=param.opts[0], values=param.metavar)
    return say("usage.unexpected", language)


def _help(command: Any, ctx: Any) -> Iterator[str]:
    yield _usage(ctx, LANGUAGE)
    yield ""
    yield from _wrapped(command.help, 2)
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.get_params(ctx) if param not in arguments]
    commands = getattr(command, "commands", {})
    for heading, rows in (
        ("arguments", [(_called(one), one.help) for one in arguments]),
        ("options", [(_called(one), _of_option(one)) for one in options]),
        ("commands", [(name, one.help) for name, one in commands.items()]),
    ):
        if rows:
            yield ""
            yield say(f"usage.{heading}", LANGUAGE)
            yield from _rows(rows)


def _usage(ctx: Any, language: Language) -> str:
    command = ctx.command
    words = [ctx.command_path, say("usage.of_options", language)]
    if hasattr(command, "commands"):
        words.append(say("usage.of_commands", language))
    words += [
        _called(param)
        for param in command.params
        if param.required or param.param_type_name == "argument"
    ]
    return say("usage.line", language, words=" ".join(words))


def _called(param: Any) -> str:
    """A parameter as it is written: all names of an option, and the word for its value."""
    if param.param_type_name == "argument":
        return str(param.metavar)
    names = ", ".join(sorted(param.opts, key=len))
    return f"{names} {param.metavar}" if param.metavar else names


def _of_option(param: Any) -> str:
    return say("help.help", LANGUAGE) if param.name == "help" else param.help


def _rows(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Two columns; where the first is long the second begins below it."""
    from rich.cells import cell_len

    column = min(28, 4 + max(cell_len(name) for name, _ in rows))
    for name, text in rows:
        lines = list(_wrapped(text, column))
        lead = f"  {name}"
        if cell_len(lead) + 2 <= column:
            lines[0] = lead + " " * (column - cell_len(lead)) + lines[0].lstrip()
            yield from lines
        else:
            yield from (lead, *lines)


def _wrapped(text: str, indent: int) -> Iterator[str]:
    from haixi_check.writers.terminal.wrap import breaks

    at = 0
    for end in [*breaks(text, WIDTH - indent, WIDTH - indent), len(text)]:
        yield " " * indent + text[at:end].rstrip()
        at = end
