"""Why nothing was done: a wrong command, the faults of a rule pack, or no time left.

And which known name was perhaps meant by one that is not known: to be shown and never to be used.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from functools import cache

from haixi_check.plain import dataclass

_NEGATIONS = re.compile(r"[未不非无没]|\b(?:not?|non|without|never)\b", re.IGNORECASE)
_WORDS_APART = re.compile(r"[_-]+")

_APART = (
    ("在建|拟建|筹建", "建成|投入使用|投用"),
    ("普通", "职业"),
    ("中(?:高)?职|中等", "高职|高等", "本科"),
    ("上年|去年|往年", "本年|今年|当年", "下年|次年|明年"),
    ("年初|期初", "年底|年末|期末"),
    ("开始|起始|入职|入学|招生", "结束|终止|截止|离职|毕业"),
    ("收入", "支出"),
    ("应参加|应完成|应接收|应参考", "实际|已完成|已参加"),
    ("增加|新增", "减少|核减"),
    ("以上", "以下"),
    ("校内|专任", "校外|兼职|兼任|外聘"),
    ("男", "女"),
    ("国家", "省级", "[市州]级", "县级"),
    ("公办", "民办"),
    ("在用|启用", "停用|弃用"),
    (r"\bsecondary\b", r"\bhigher\b"),
    (r"\b(?:last|previous)\b", r"\b(?:this|current)\b", r"\bnext\b"),
    (r"\bbefore\b", r"\bafter\b"),
    (r"\bbegin|\bstart|\bfirst\b", r"\bend|\blast\b"),
    (r"\bmen\b|\bmale\b", r"\bwomen\b|\bfemale\b"),
)
"""Words of which each says what the others of its group deny."""

_COMPARED = 8
"""How many names that look alike are looked at for one that does not mean the contrary."""

_LEAST_IN_COMMON = 0.5
"""How much two names must have in common, of 1, for one to be taken for a slip of the other."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong with a rule pack; `params` fill the sentence of `code`."""

    file: str
    line: int
    column: int
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    """The line as it stands in the file; nothing where the fault is not in a line."""
    length: int = 1
    """How many characters of the line are at fault, from `column` on."""


class RefusedError(Exception):
    """A wrong command or a broken pack: nothing is judged. `code` names its sentence."""

    faults: tuple[Fault, ...] = ()

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class FaultyFileError(RefusedError):
    """A file beside the rules that cannot be used (overlay, waivers …), with all its faults.

    `code` names the sentence that says what kind of file it is.
    """

    def __init__(self, code: str, faults: Iterable[Fault], *, path: str) -> None:
        found = {
            (each.file, each.line, each.column, each.code, *sorted(each.params.items())): each
            for each in faults
        }
        super().__init__(code, count=str(len(found)), path=path)
        self.faults = tuple(found[key] for key in sorted(found))


class TooSlowError(Exception):
    """What is done with the rows of an input took more processor time than it may cost."""

    def __init__(self, file: str, seconds: float) -> None:
        super().__init__(file)
        self.file = file
        self.seconds = seconds
        """What the input might cost in all."""


@cache
def _apart() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """The same, to be searched for: compiled when two names are first compared."""
    return tuple(tuple(re.compile(word, re.IGNORECASE) for word in group) for group in _APART)


def contrary(first: str, second: str) -> bool:
    """Whether two names that look alike mean what the other one denies: 落实 and 未落实."""
    first, second = (_WORDS_APART.sub(" ", name) for name in (first, second))
    if len(_NEGATIONS.findall(first)) != len(_NEGATIONS.findall(second)):
        return True
    for group in _apart():
        in_first, in_second = (
            [bool(word.search(name)) for word in group] for name in (first, second)
        )
        if in_first != in_second and any(in_first) and any(in_second):
            return True
    return False


def most_like(
    text: str,
    known: Collection[str],
    *,
    written: str = "",
    printed: Mapping[str, str] | None = None,
) -> str:
    """The name of `known` that looks most like `text` and does not mean the contrary, or nothing.

    `printed` says how a known name is written for people, and `written` how `text` was: what they
    mean is told by that, and it is what is returned.
    """
    import difflib

    close = difflib.get_close_matches(text, known, n=_COMPARED, cutoff=_LEAST_IN_COMMON)
    likely = ((printed or {}).get(name, name) for name in close)
    return next((name for name in likely if not contrary(written or text, name)), "")
