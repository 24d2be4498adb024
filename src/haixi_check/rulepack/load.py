"""Finds a rule pack and loads it whole, or says everything that is wrong with it at once.

Nothing here judges, reads a submission or writes to a pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from haixi_check.problem import masked
from haixi_check.rulepack import RulePack
from haixi_check.rulepack import cache as compiled
from haixi_check.rulepack.folder import COVER, FORM, hash_of, pack_files, strays
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.overlay import AppliedOverlay
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.side_files import SideFile, read_side_file
from haixi_check.rulepack.targets import ClauseFile, Exhortation, Target
from haixi_check.system.paths import is_file, is_folder, readable

if TYPE_CHECKING:
    from haixi_check.errors import Fault
    from haixi_check.rulepack.lint import Filed, PackDraft
    from haixi_check.rulepack.source import PackError, YamlSource

BUILT_IN = "haixi-2020-93"
"""The pack that is used unless another is named."""

COMPILED = ("pack", "form", "targets", "exhortations", "overlays")
"""What is kept of a pack with its overlays."""

BROKEN_OVERLAY = "broken_overlay"

_SHIPPED = (
    Path(__file__).parents[1] / "rule_packs",  # in an installed program
    Path(__file__).parents[3] / "targets",  # in a checkout
)


def built_in_packs() -> tuple[str, ...]:
    """The names of the packs that come with the program."""
    return tuple(
        sorted({cover.parent.name for home in _SHIPPED for cover in home.glob(f"*/{COVER}")})
    )


def find_pack(name_or_path: str | None = None) -> Path:
    """The folder of a pack: that of a path, or else the built-in pack of a name.

    A folder that lies there is never passed over for a built-in pack of the same name, also if it
    holds no pack. Raises `PackError` where there is no pack.
    """
    wanted = BUILT_IN if name_or_path is None else name_or_path
    folder = Path(wanted)
    if not name_or_path or not is_folder(folder):
        for home in _SHIPPED if re.fullmatch(r"[a-z0-9][a-z0-9-]*", wanted) else ():
            if is_file(home / wanted / COVER):
                return home / wanted
        raise _no_pack(wanted, "pack_not_found")
    if not is_file(folder / COVER):
        raise _no_pack(wanted, "pack_folder_without_cover")
    return folder


def _no_pack(wanted: str, code: str) -> PackError:
    from haixi_check.errors import Fault
    from haixi_check.rulepack.source import PackError

    params = {"found": wanted, "known": "、".join(built_in_packs()) or "—"}
    return PackError(
        [Fault(file=wanted, line=1, column=1, code=code, params=params)], folder=wanted
    )


def own_pack(name_or_path: str | None) -> str:
    """The folder of a pack as it was named; empty if it is one of the program's own."""
    if name_or_path is None:
        return ""
    folder = find_pack(name_or_path)
    return "" if _is_shipped(folder) else masked(readable(str(folder)))


def says_what_is_built_in(name_or_path: str | None) -> bool:
    """Whether a pack is one of the program's own, or a copy of one: the same files."""
    folder = find_pack(name_or_path)
    return _is_built_in(folder, hash_of(pack_files(folder)))


def _is_shipped(folder: Path) -> bool:
    return folder.resolve().parent in [home.resolve() for home in _SHIPPED]


def _is_built_in(folder: Path, sha256: str) -> bool:
    """Whether a pack says what one of the program's own says, wherever this copy of it lies."""
    if _is_shipped(folder):
        return True
    known = (home / name for home in _SHIPPED for name in built_in_packs())
    return any(hash_of(pack_files(pack)) == sha256 for pack in known if is_folder(pack))


def load_pack(
    path: Path, *, overlays: Sequence[Path] = (), examples: bool = False, kept: bool = True
) -> RulePack:
    """The pack in the folder `path`, as `overlays` change it one after the other.

    Raises `PackError` with all faults of the pack, or `FaultyFileError` with those of an overlay.
    The examples are left out unless wanted: only testing the pack asks for them, and half of a pack
    is examples. With `kept=False` the compiled copy is neither read nor written.
    """
    files = pack_files(path)
    sha256 = hash_of(files)
    unread = tuple(strays(path))
    beside = tuple(read_side_file(each, BROKEN_OVERLAY) for each in overlays)
    laid_over = {str(number): each.data for number, each in enumerate(beside)}
    key = hash_of({"pack": sha256.encode(), **laid_over}) if beside else sha256
    if kept and not examples and not unread and (copy := compiled.read(key)):
        return RulePack(**copy, sha256=sha256, path=path, built_in=_is_built_in(path, sha256))
    whole = _assembled(*_sound(path, files, beside), sha256, path)
    slim = replace(whole, targets=tuple(map(_without_examples, whole.targets)))
    if kept:
        compiled.write(key, {name: getattr(slim, name) for name in COMPILED})
    return whole if examples else slim


def _sound(
    path: Path, files: Mapping[str, bytes], beside: Sequence[SideFile]
) -> tuple[PackDraft, tuple[AppliedOverlay, ...]]:
    """The pack without a fault, with its overlays. Raises what `load_pack` does."""
    from haixi_check.rulepack.lint import reference_faults
    from haixi_check.rulepack.source import PackError

    draft, faults = _draft(path, files)
    if draft is not None:
        faults = [*faults, *reference_faults(draft)]
    if faults or draft is None:
        raise PackError(faults, folder=str(path))
    if not beside:
        return draft, ()
    from haixi_check.rulepack.overlaid import apply

    amended = apply(draft, beside)
    return amended.draft, amended.overlays


def lint_overlays(path: Path, overlays: Sequence[Path]) -> tuple[Fault, ...]:
    """Everything that is wrong with overlays of the pack in `path`, style and all.

    Raises `PackError` where the pack itself is broken, and `FaultyFileError` for an overlay that
    cannot be read.
    """
    from haixi_check.rulepack.overlaid import lint

    beside = tuple(read_side_file(each, BROKEN_OVERLAY) for each in overlays)
    draft, _ = _sound(path, pack_files(path), ())
    return lint(draft, beside)


def lint_pack(path: Path) -> tuple[Fault, ...]:
    """Everything that is wrong with the pack in the folder `path`, style and all; never raises.

    Besides the faults that keep a pack from being used: clauses without a file, targets out of
    order, placeholder text, and what the examples leave unproven.
    """
    from haixi_check.rulepack.lint import reference_faults, style_faults
    from haixi_check.rulepack.lint_conflicts import conflict_faults
    from haixi_check.rulepack.lint_examples import proof_faults
    from haixi_check.rulepack.source import in_order

    draft, faults = _draft(path, pack_files(path))
    if draft is None:
        return in_order(faults)
    references = list(reference_faults(draft))
    faults += [*references, *style_faults(draft)]
    if not references:
        faults += conflict_faults(draft)
    unproven = (
        proof_faults(draft.pack, file.source, target, ("targets", index))
        for file in draft.files
        for index, target in enumerate(file.content.targets)
        if not _any_within(faults, file.source, index)
    )
    return in_order([*faults, *chain.from_iterable(unproven)])


def _any_within(faults: Iterable[Fault], source: YamlSource, index: int) -> bool:
    """Whether something is wrong with a target itself: its examples then prove nothing anyway."""
    here = [fault.line for fault in faults if fault.file == source.name]
    if not here:
        return False
    first, after = source.lines_of(("targets", index))
    return any(first <= line < after for line in here)


def clause_files(path: Path) -> tuple[Filed, ...]:
    """The clause files of the pack in the folder `path`, each with the text that it was read from.

    What of them is not sound is left out.
    """
    draft, _ = _draft(path, pack_files(path))
    return draft.files if draft is not None else ()


def _draft(path: Path, files: Mapping[str, bytes]) -> tuple[PackDraft | None, list[Fault]]:
    """The pack as far as its parts are sound, if cover and form are; and what is wrong so far."""
    from haixi_check.rulepack.lint import PackDraft
    from haixi_check.rulepack.misfits import model
    from haixi_check.rulepack.source import read

    faults = list(_lacking(path, files))
    sources: dict[str, YamlSource] = {}
    for name, data in files.items():
        source, found = read(name, data)
        faults += found
        if source is not None:
            sources[name] = source
    cover, form = sources.pop(COVER, None), sources.pop(FORM, None)
    pack, found = model(cover, Pack) if cover else (None, [])
    fields, found_too = model(form, Form) if form else (None, [])
    filed, claimed, found_as_well = _filed(sources.values())
    faults += [*found, *found_too, *found_as_well]
    if cover is None or pack is None or form is None or fields is None:
        return None, faults
    all_read = len(sources) == len(files.keys() - {COVER, FORM})
    draft = PackDraft(
        cover=cover,
        pack=pack,
        form_source=form,
        form=fields,
        files=filed,
        claimed=claimed if all_read else frozenset(clause.id for clause in pack.clauses),
    )
    return draft, faults


def _lacking(path: Path, files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Files that a pack needs and does not have, and files that it has and nobody reads."""
    from haixi_check.errors import Fault

    misnamed = set()
    for stray in strays(path):
        misnamed.add(stray.params["better"])
        yield stray
    for name in (COVER, FORM):
        if name not in files and name not in misnamed:
            params = {"found": name}
            yield Fault(file=name, line=1, column=1, code="pack_file_missing", params=params)
    if not files.keys() - {COVER, FORM} and not misnamed:
        yield Fault(file=COVER, line=1, column=1, code="pack_without_targets")


def _filed(
    sources: Iterable[YamlSource],
) -> tuple[tuple[Filed, ...], frozenset[str], list[Fault]]:
    """The clause files as far as they are sound, and the clauses of those that are not at all."""
    from haixi_check.rulepack.lint import Filed
    from haixi_check.rulepack.misfits import model_of_the_rest

    filed: list[Filed] = []
    claimed: set[str] = set()
    faults: list[Fault] = []
    for source in sources:
        rest, content, found = model_of_the_rest(source, ClauseFile, ("targets", "exhortations"))
        faults += found
        if content:
            filed.append(Filed(rest, content))
        elif isinstance(named := source.content.get("clauses"), list):
            claimed.update(map(str, named))
    return tuple(filed), frozenset(claimed), faults


def _assembled(
    draft: PackDraft, overlays: tuple[AppliedOverlay, ...], sha256: str, path: Path
) -> RulePack:
    """The parts of a sound pack, its targets and exhortations in document order."""
    order = {clause.id: position for position, clause in enumerate(draft.pack.clauses)}

    def first(item: Target | Exhortation) -> int:
        return min(order[clause] for clause in item.clauses)

    targets = [target for file in draft.files for target in file.content.targets]
    exhortations = [each for file in draft.files for each in file.content.exhortations]
    return RulePack(
        pack=draft.pack,
        form=draft.form,
        targets=tuple(sorted(targets, key=first)),
        exhortations=tuple(sorted(exhortations, key=first)),
        sha256=sha256,
        path=path,
        built_in=_is_built_in(path, sha256),
        overlays=overlays,
    )


def _without_examples(target: Target) -> Target:
    return replace(target, examples=()) if target.examples else target
