"""`haixi-check.toml`: what is asked for in a folder each time, so that nobody need type it.

Read from the current folder, or where `--config` says, and never from a folder that is checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from haixi_check.errors import Fault, FaultyFileError, most_like
from haixi_check.plain import dataclass
from haixi_check.system.paths import is_file, is_folder

NAME = "haixi-check.toml"
BROKEN = "broken_config"
KEYS = ("pack", "overlay", "waivers", "year", "language", "outputs")
YEARS = range(2000, 2101)
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a command works with: its options, and for those not given what the file says."""

    pack: str | None = None
    overlays: tuple[Path, ...] = ()
    waivers: Path | None = None
    year: int | None = None
    outputs: tuple[Path, ...] = ()

    @property
    def asked(self) -> dict[str, Any]:
        """All of it as a request holds it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def settle(
    config: Path | None,
    pack: str | None = None,
    overlays: Sequence[Path] | None = None,
    waivers: Path | None = None,
    year: int | None = None,
    outputs: Sequence[Path] | None = None,
) -> Settings:
    """Options, and for those not given what the file `config` says, or that of this folder.

    Raises `FaultyFileError` with everything that is wrong with the file, used or not.
    """
    said = _read(config)
    return Settings(
        pack=said.pack if pack is None else pack,
        overlays=tuple(overlays or said.overlays),
        waivers=waivers or said.waivers,
        year=said.year if year is None else year,
        outputs=tuple(outputs or said.outputs),
    )


def language_in(config: str) -> str:
    """The language that a file of settings asks for; nothing where it does not, or is broken."""
    path = Path(config or NAME)
    try:
        content = _parsed(path.read_bytes()) if is_file(path) else {}
    except (OSError, ValueError):
        return ""
    said = content.get("language")
    return said if isinstance(said, str) else ""


def _read(config: Path | None) -> Settings:
    path = config or Path(NAME)
    name = str(path)
    if not is_file(path):
        if config is None:
            return Settings()
        raise FaultyFileError(BROKEN, [_fault(name, 1, "side_file_missing", found=name)], path=name)
    try:
        data = path.read_bytes()
        content = _parsed(data)
    except OSError as error:
        fault = _fault(name, 1, "side_file_unreadable", found=name)
        raise FaultyFileError(BROKEN, [fault], path=name) from error
    except ValueError as error:
        place = _AT_LINE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        fault = Fault(file=name, line=line, column=column, code="config_syntax")
        raise FaultyFileError(BROKEN, [fault], path=name) from error
    reading = SettingsReading(path, data.decode("utf-8"), content)
    settings = reading.settings()
    if reading.faults:
        raise FaultyFileError(BROKEN, reading.faults, path=name)
    return settings


def _parsed(data: bytes) -> dict[str, Any]:
    """What a file of settings says. Raises `ValueError` for one that is no TOML in UTF-8."""
    import tomllib

    return tomllib.loads(data.decode("utf-8"))


def _fault(file: str, line: int, code: str, **params: str) -> Fault:
    return Fault(file=file, line=line, column=1, code=code, params=params)


class SettingsReading:
    """Takes the settings from what a file says, and collects what is wrong with them."""

    def __init__(self, path: Path, text: str, content: Mapping[str, Any]) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._content = content
        self.faults: list[Fault] = []

    def settings(self) -> Settings:
        """All settings; one with a fault is left out."""
        for key in self._content:
            if key not in KEYS:
                near = most_like(key, KEYS)
                self._tell(key, "config_unknown_key", found=key, nearest=near)
        waivers = self._files("waivers", several=False)
        self._language()
        return Settings(
            pack=self._pack(),
            overlays=self._files("overlay"),
            waivers=waivers[0] if waivers else None,
            year=self._year(),
            outputs=self._outputs(),
        )

    def _tell(self, setting: str, code: str, **params: str) -> None:
        """Take down a fault of a setting, at the line where it stands."""
        name = re.escape(setting)
        pattern = re.compile(rf"\s*[\"']?{name}[\"']?\s*=|\s*\[+\s*{name}\b")
        lines = (at for at, line in enumerate(self._lines, 1) if pattern.match(line))
        self.faults.append(_fault(str(self._path), next(lines, 1), code, **params))

    def _pack(self) -> str | None:
        """A folder beside the file, or else the name of a pack of the program."""
        names = self._texts("pack", several=False)
        if not names:
            return None
        folder = self._path.parent / names[0]
        if is_folder(folder):
            return str(folder)
        from haixi_check.rulepack.load import built_in_packs

        known = built_in_packs()
        if names[0] in known:
            return names[0]
        near = most_like(names[0], known) or _neighbour(folder)
        self._tell("pack", "config_no_pack", found=names[0], nearest=near)
        return None

    def _files(self, setting: str, *, several: bool = True) -> tuple[Path, ...]:
        """Files that must be there, by their paths from the folder of this one."""
        paths = [self._path.parent / name for name in self._texts(setting, several=several)]
        for path in paths:
            if not is_file(path):
                self._miss(setting, path)
        return tuple(path for path in paths if is_file(path))

    def _outputs(self) -> tuple[Path, ...]:
        """Files to write; their folders must be there."""
        paths = [self._path.parent / name for name in self._texts("outputs")]
        for path in paths:
            if not is_folder(path.parent):
                self._miss("outputs", path.parent)
        return tuple(paths)

    def _miss(self, setting: str, path: Path) -> None:
        near = _neighbour(path)
        self._tell(setting, "config_no_file", key=setting, found=str(path), nearest=near)

    def _texts(self, setting: str, *, several: bool = True) -> tuple[str, ...]:
        """A text, or where there may be `several` a list of them."""
        value = self._content.get(setting, [])
        texts = [value] if isinstance(value, str) else value
        single = several or isinstance(value, str) or setting not in self._content
        if single and isinstance(texts, list) and all(isinstance(t, str) and t for t in texts):
            return tuple(texts)
        self._tell(setting, "config_wants_texts" if several else "config_wants_text", key=setting)
        return ()

    def _year(self) -> int | None:
        value = self._content.get("year")
        if value is None or (type(value) is int and value in YEARS):
            return value
        self._tell("year", "config_wants_year", key="year")
        return None

    def _language(self) -> None:
        if self._content.get("language", "zh") not in ("zh", "en"):
            self._tell("language", "config_wants_language", key="language")


def _neighbour(path: Path) -> str:
    """What lies where `path` should, under a name much like it."""
    try:
        return most_like(path.name, [each.name for each in path.parent.iterdir()])
    except OSError:
        return ""
