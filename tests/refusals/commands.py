"""Commands that cannot be followed: what is written, and what must be named in the answer."""

from __future__ import annotations

from dataclasses import dataclass

SAMPLE = "samples/units/格尔木职校.xlsx"


@dataclass(frozen=True)
class Command:
    """A command line, whose blanks part its words, and what its answer must name."""

    line: str
    says: str

    @property
    def words(self) -> list[str]:
        """The arguments of the program."""
        return self.line.replace("SAMPLE", SAMPLE).split()


COMMANDS = (
    Command("chekc", "chekc check"),
    Command("samples/data.xlxs", "data.xlxs data.xlsx"),
    Command("没有这个文件.xlsx", "没有这个文件.xlsx"),
    Command("targets shw", "shw show"),
    Command("targets 没有", "没有 list"),
    Command("SAMPLE --unit 未知学校", "未知学校 格尔木职校 州级部门"),
    Command("SAMPLE --clause 九", "九 三(九)"),
    Command("SAMPLE --target Q99", "Q99 targets"),
    Command("explain Q99", "Q99 targets"),
    Command("explain", "explain"),
    Command("SAMPLE -o 报告.pdf", "报告.pdf .docx"),
    Command("SAMPLE -o 没有/报告.html", "没有/报告.html"),
    Command("SAMPLE -o SAMPLE", "格尔木职校.xlsx"),
    Command("SAMPLE --annotate samples/units", "samples/units"),
    Command("SAMPLE --year 22", "--year 2025"),
    Command("SAMPLE --year 今年", "--year 2025"),
    Command("SAMPLE --year", "--year"),
    Command("SAMPLE --as-of 2022", "2022 2025-12-31"),
    Command("SAMPLE --color", "--color"),
    Command("SAMPLE --verbos", "--verbos --verbose"),
    Command("SAMPLE --quiet=1", "--quiet"),
    Command("SAMPLE -f pdf", "--format html"),
    Command("SAMPLE --scope 州", "--scope whole"),
    Command("SAMPLE --jobs 很多", "--jobs 0"),
    Command("SAMPLE --encoding 国标", "国标 gb18030"),
    Command("SAMPLE --encoding base64", "base64 gb18030"),
    Command("SAMPLE --encoding idna", "idna gb18030"),
    Command("SAMPLE --unit=", "--unit"),
    Command("SAMPLE --pack 没有", "没有 haixi-2020-93"),
    Command("SAMPLE --pack samples", "samples pack.yaml"),
    Command("targets lint --pack tests/refusals/broken_pack", "pack.yaml"),
    Command("template 未知学校", "未知学校 格尔木职校"),
    Command("template --from samples/faulty/broken.xlsx -o 没有", "broken.xlsx"),
    Command("template 州职校 --from SAMPLE -o 没有", "州职校 格尔木职校"),
    Command("targets verify --source 没有.txt", "没有.txt"),
    Command("targets list 多余", "targets"),
    Command("schema 别的", "verdict submission"),
    Command("targets new --id a --title 甲", "--pack --pack-dir"),
    Command("targets new --pack-dir samples --id a --title 甲", "samples"),
    Command("targets schema 别的", "rules pack form"),
)
