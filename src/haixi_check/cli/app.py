"""The command line: which commands there are, and how it ends; each has a file beside this."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from haixi_check import __version__
from haixi_check.cli.check import check
from haixi_check.cli.console import refusal, tell
from haixi_check.cli.explain import explain
from haixi_check.cli.help import HelpfulCommand, HelpfulGroup, wrong_use
from haixi_check.cli.options import help_text, language_of
from haixi_check.cli.targets import schema, targets_app
from haixi_check.cli.template import template
from haixi_check.cli.waivers import waivers_app
from haixi_check.errors import RefusedError, most_like

WRONG_COMMAND, INTERRUPTED = 2, 130
HELP = ["-h", "--help"]


class CheckUnlessNamed(HelpfulGroup):
    """A group whose command is `check` unless another is named first."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Put `check` in front of anything that is no command and no option of the group."""
        if args and args[0] not in self.commands and args[0] not in (*HELP, "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=CheckUnlessNamed,
    help=help_text("app"),
    add_completion=False,
    context_settings={"help_option_names": HELP},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for name, command in (
    ("check", check),
    ("template", template),
    ("explain", explain),
    ("schema", schema),
):
    app.command(name, cls=HelpfulCommand, help=help_text(name))(command)
app.add_typer(targets_app, name="targets")
app.add_typer(waivers_app, name="waivers")


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help=help_text("version"))] = False,
) -> None:
    """Answer `--version` where it comes with other words."""
    if version:
        tell(f"haixi-check {__version__}")
        raise typer.Exit


def run(arguments: list[str]) -> int:
    """Run one command, return its exit code. Raises `KeyboardInterrupt` if it was interrupted."""
    language = language_of(arguments)
    try:
        _refuse_blanks(arguments)
        code = app(arguments, prog_name="haixi-check", standalone_mode=False)
    except typer.TyperException as error:
        lines = list(wrong_use(error, language))
    except RefusedError as error:
        lines = refusal(_of_command(error, arguments), language)
    else:
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        return code if isinstance(code, int) else 0
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201
    return WRONG_COMMAND


def _refuse_blanks(arguments: list[str]) -> None:
    """Refuse a word in which nothing stands, alone or behind an option: `""`, `--unit=`.

    A variable of a script that was never set gives one, and as a path it would mean this folder.
    """
    for word in arguments:
        option, equals, value = word.partition("=")
        if not word.strip():
            raise RefusedError("blank_word")
        if option.startswith("--") and equals and not value.strip():
            raise RefusedError("blank_value", option=option)


def _of_command(error: RefusedError, arguments: list[str]) -> RefusedError:
    """The same, unless what was taken for a missing file is a command with a slip."""
    path = error.params.get("path", "")
    if error.code not in ("no_such_path", "no_such_path_near") or path != arguments[0]:
        return error
    near = most_like(path, typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    return RefusedError("no_such_path_or_command", path=path, nearest=near) if near else error
