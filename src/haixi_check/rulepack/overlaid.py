"""Applies overlays to a rule pack, and finds everything that is wrong with them at once.

A target that an overlay changes is written anew, field by field, and then read and linted as a
target of a pack is; whatever is wrong with it is told at its place in the overlay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from haixi_check.errors import Fault, FaultyFileError
from haixi_check.plain import dataclass
from haixi_check.rulepack.lint import Filed, PackDraft, faults_of_target
from haixi_check.rulepack.lint_examples import proof_faults
from haixi_check.rulepack.lint_placeholders import placeholders
from haixi_check.rulepack.lint_schedule import doubtful_quotas
from haixi_check.rulepack.misfits import model, model_of_the_rest
from haixi_check.rulepack.overlay import ENTRIES, RELATIONS, AppliedOverlay, ChangeKind, Overlay
from haixi_check.rulepack.overlay_steps import Step, repeated, steps_of
from haixi_check.rulepack.side_files import SideFile
from haixi_check.rulepack.source import KeyPath, YamlSource, in_order, read
from haixi_check.rulepack.targets import ClauseFile, Target

TELLING_ONLY = frozenset({"title", "lead", "remedy", "reading", "shortfall"})
"""Fields that say something and judge nothing: the pack's examples still prove such a target."""


@dataclass(frozen=True)
class AmendedSource(YamlSource):
    """A target that was put together, as a file of its own: its fields lie where they came from."""

    routes: Mapping[KeyPath, KeyPath] | None = None
    """From the beginning of a path in the target to where that stands in the overlay."""
    otherwise: KeyPath = ()
    """Where everything else is told: at the change that is to blame."""

    def place(self, path: Sequence[str | int], **options: Any) -> Any:
        """Where `path` of the target leads in the overlay."""
        known = self.routes or {}
        for length in range(len(path), 0, -1):
            if (route := known.get(tuple(path[:length]))) is not None:
                return super().place((*route, *path[length:]), **options)
        return super().place(self.otherwise)


@dataclass(frozen=True, kw_only=True)
class Amended:
    """A pack with its overlays."""

    draft: PackDraft
    overlays: tuple[AppliedOverlay, ...]
    amended: tuple[tuple[AmendedSource, Target], ...]
    """Every target that was written anew, each once."""


def apply(draft: PackDraft, files: Sequence[SideFile]) -> Amended:
    """`draft` as the overlays in `files` change it, one after the other.

    Raises `FaultyFileError` with everything that is wrong with the first that cannot be used.
    """
    taken: dict[tuple[str, str], str] = {}
    amended = Amended(draft=draft, overlays=(), amended=())
    for file in files:
        found, faults = amend(amended, file, taken)
        if faults or found is None:
            raise FaultyFileError("broken_overlay", faults, path=file.name)
        amended = found
    return amended


def amend(
    before: Amended, file: SideFile, taken: dict[tuple[str, str], str]
) -> tuple[Amended | None, list[Fault]]:
    """The pack as one overlay changes it, as far as it can be understood; and its faults.

    `taken` says which fields of which targets were changed before, and where.
    """
    source, faults = read(file.name, file.data)
    if source is None:
        return None, faults
    source, overlay, found = model_of_the_rest(source, Overlay, list(ENTRIES))
    faults += found
    if overlay is None:
        return None, faults
    if overlay.extends != before.draft.pack.id:
        other, wanted = overlay.extends, before.draft.pack.id
        faults.append(source.fault(("extends",), "overlay_extends", found=other, id=wanted))
        return None, faults
    steps, found = steps_of(before.draft, source, overlay)
    faults += [*found, *repeated(source, steps, taken)]
    written, found = _written(before, source, steps)
    faults += found
    after = _put_together(before, source, written)
    for mine, target in written:
        faults += _each_once(mine, faults_of_target(after.draft, mine, target, ()))
    applied = AppliedOverlay(
        id=overlay.id,
        version=overlay.version,
        title=overlay.title,
        document=overlay.document,
        sha256=file.sha256,
        changes=tuple(step.applied for step in steps),
    )
    return replace(after, overlays=(*before.overlays, applied)), faults


def lint(draft: PackDraft, files: Sequence[SideFile]) -> tuple[Fault, ...]:
    """Everything that is wrong with overlays of a sound pack, style and all, in reading order."""
    taken: dict[tuple[str, str], str] = {}
    amended = Amended(draft=draft, overlays=(), amended=())
    faults: list[Fault] = []
    for file in files:
        found, more = amend(amended, file, taken)
        faults += more
        if found is not None:
            faults += _style_faults(found, file)
            amended = found
    return in_order(faults)


def _style_faults(amended: Amended, file: SideFile) -> Iterator[Fault]:
    """What an overlay can be used with but should not be kept with.

    Placeholders, quotas that do not add up to what they divide, and rules that no example proves.
    """
    source, _ = read(file.name, file.data)
    if source is not None:
        yield from placeholders(source)
    pack = amended.draft.pack
    for mine, target in amended.amended:
        if mine.name == file.name:
            yield from doubtful_quotas(pack, mine, target, ())
            if not target.examples and target.retired is None:
                yield mine.fault(("examples",), "overlay_without_examples", found=target.id)
            elif mine.otherwise[0] == "added":
                yield from proof_faults(pack, mine, target, ())


def _each_once(source: AmendedSource, faults: Iterable[Fault]) -> list[Fault]:
    """Faults without those that only repeat, of something unchanged, what is told of a change."""
    found = list(faults)
    line, column = source.place(())[:2]
    blamed = {
        (each.code, *sorted(each.params.items()))
        for each in found
        if (each.line, each.column) != (line, column)
    }
    return [
        each
        for each in found
        if (each.line, each.column) != (line, column)
        or (each.code, *sorted(each.params.items())) not in blamed
    ]


def _written(
    before: Amended, source: YamlSource, steps: list[Step]
) -> tuple[list[tuple[AmendedSource, Target]], list[Fault]]:
    """Every target that is changed or added, read anew as a whole; and what does not fit in it."""
    raw = _raw_targets(before)
    by_target: dict[str, list[Step]] = {}
    for step in steps:
        by_target.setdefault(step.target, []).append(step)
    written: list[tuple[AmendedSource, Target]] = []
    faults: list[Fault] = []
    for name, changes in by_target.items():
        is_new = changes[0].kind is ChangeKind.ADDED
        content, routes = _merged({} if is_new else raw[name], changes)
        mine = AmendedSource(
            source.name, source.text, content, routes=routes, otherwise=changes[0].at
        )
        target, found = model(mine, Target)
        faults += found
        if target is not None:
            written.append((mine, target))
    return written, faults


def _raw_targets(before: Amended) -> dict[str, Mapping[str, Any]]:
    """Every target as it is written, by its id."""
    found: dict[str, Mapping[str, Any]] = {}
    for file in before.draft.files:
        for entry in file.source.content.get("targets", ()):
            found[str(entry["id"])] = entry
    for source, target in before.amended:
        found[target.id] = source.content
    return found


def _merged(
    raw: Mapping[str, Any], steps: list[Step]
) -> tuple[dict[str, Any], dict[KeyPath, KeyPath]]:
    """A target with its changed fields, and where these stand in the overlay.

    A target has one relation to its number: a new one takes the place of that which it had. Where
    what judges is changed, examples of the rule as it was prove nothing, and are left out.
    """
    content = dict(raw)
    routes: dict[KeyPath, KeyPath] = {}
    for step in steps:
        fields = dict(step.fields)
        if step.kind is ChangeKind.QUOTAS:
            earlier = content.get("quotas") or []
            routes[("quotas", len(earlier))] = step.at
            fields["quotas"] = [*earlier, *fields["quotas"]]
        if any(fields.get(name) is not None for name in RELATIONS):
            content = {name: held for name, held in content.items() if name not in RELATIONS}
        content |= fields
        routes |= {path: to for path, to in step.routes.items() if path[0] != "quotas"}
    changed = {name for step in steps for name in step.fields}
    if not changed <= TELLING_ONLY and "examples" not in changed:
        content["examples"] = None
    return {name: held for name, held in content.items() if held is not None}, routes


def _put_together(
    before: Amended, source: YamlSource, written: Sequence[tuple[AmendedSource, Target]]
) -> Amended:
    """The pack with the targets that were written, each where the pack has it, or at its end."""
    new = {target.id: target for _, target in written}
    files = []
    for file in before.draft.files:
        targets = tuple(new.pop(each.id, each) for each in file.content.targets)
        files.append(Filed(file.source, replace(file.content, targets=targets)))
    if new:
        clauses = tuple({clause for target in new.values() for clause in target.clauses})
        files.append(Filed(source, ClauseFile(clauses=clauses, targets=tuple(new.values()))))
    anew = {target.id for _, target in written}
    kept = [each for each in before.amended if each[1].id not in anew]
    return replace(
        before, draft=replace(before.draft, files=tuple(files)), amended=(*kept, *written)
    )
