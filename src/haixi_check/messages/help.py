"""What `--help` says of the commands and their options."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "help.app": Sentence(
        "对照政策文件核查报送材料是否达标。核查：haixi-check 文件或文件夹。",
        "Check submissions against a policy. To check: haixi-check FILES|DIRS",
    ),
    "help.check": Sentence(
        "核查报送材料，逐条逐单位给出结论（check 一词可省略）。",
        "Check submissions and judge every target (the word check may be left out).",
    ),
    "help.template": Sentence("生成空白报送表。", "Write workbooks to fill in."),
    "help.explain": Sentence(
        "说明一项指标的规则；附上报送材料时，从结论追到单元格。",
        "Explain a rule; with submissions, walk from verdict to formula to cells.",
    ),
    "help.targets": Sentence("查看和检验规则包。", "Look at a rule pack and test it."),
    "help.targets.list": Sentence("按原文顺序列出全部规则。", "List all rules in document order."),
    "help.targets.show": Sentence("完整显示一项规则。", "Show one rule in full."),
    "help.targets.coverage": Sentence(
        "逐条说明原文每一段由哪些规则核查，不能核查的说明原因。",
        "Account for every clause of the opinion.",
    ),
    "help.targets.lint": Sentence(
        "检查规则包，一次列出全部错误及其行列位置。",
        "Report every fault of a pack with file, line and column.",
    ),
    "help.lint.format": Sentence(
        "输出格式：text 给人看（默认），json 给程序，github 为工作流注释。",
        "What is printed: text for people (the default), json for programs, github annotations.",
    ),
    "help.test.junit": Sentence(
        "另存为 JUnit XML：每项规则一组，每个示例一例。",
        "Also write JUnit XML: a suite for each target, a case for each example.",
    ),
    "help.targets.test": Sentence("运行规则自带的示例。", "Run the examples that the rules carry."),
    "help.targets.prove": Sentence(
        "逐项改动每条规则，看示例能不能发现；没有发现的逐一列出。",
        "Change every rule in one thing at a time, and list what no example notices.",
    ),
    "help.prove.submissions": Sentence(
        "除示例外，还用这些报送材料来发现改动；每个路径单独核查一次。",
        "Submissions that may notice a change as well; each path is a run of its own.",
    ),
    "help.prove.verbose": Sentence(
        "列出全部改动，以及由谁发现。", "List all changes, and what noticed each."
    ),
    "help.targets.verify": Sentence(
        "对照官方原文，核对每处引文及条款，并列出没有规则认领的数字。",
        "Prove every quoted wording against the official text, and list unclaimed figures.",
    ),
    "help.targets.schema": Sentence(
        "输出规则包文件的 JSON Schema，供编辑器提示和检查。",
        "Print the JSON Schema of a file of a pack, by which an editor completes and explains.",
    ),
    "help.schema.file": Sentence(
        "哪种文件：rules 条款文件（默认）、pack 封面、form 报送表。",
        "Which file: rules, of a clause (the default), pack, the cover, or form.",
    ),
    "help.targets.docs": Sentence(
        "生成规则、指标、问题代码和规则文件写法的参考页（Markdown）。",
        "Write the reference pages as Markdown: targets, fields, problems, keys of rule files.",
    ),
    "help.docs.output": Sentence("写入哪个文件夹。", "The folder to write to."),
    "help.schema": Sentence(
        "输出 JSON Schema：verdict 结论、submission 报送数据、pack 规则包、overlay 叠加规则、"
        "waivers 豁免清单。",
        "Print a JSON Schema: verdict, submission, pack, overlay or waivers.",
    ),
    "help.paths": Sentence("报送文件或文件夹。", "Submissions: files or folders."),
    "help.pack": Sentence(
        "规则包文件夹，或自带规则包的名称；同名的文件夹优先。默认使用自带的规则包。",
        "Folder of the rule pack, or the name of a built-in one; a folder of that name comes "
        "first. By default the one that comes with the program.",
    ),
    "help.overlay": Sentence(
        "叠加在规则包上的规则文件，可重复；规则包本身不变。",
        "File of rules to lay over the pack, which stays as it is; repeatable.",
    ),
    "help.waivers": Sentence(
        "豁免清单：其中的结果不计入结论和退出码，仍在报告中列出。",
        "File of waivers: the results in it do not count, and stand in every report.",
    ),
    "help.config": Sentence(
        "配置文件；默认为当前文件夹的 haixi-check.toml，命令行选项优先。",
        "File of settings; by default haixi-check.toml of this folder; options come first.",
    ),
    "help.targets.diff": Sentence(
        "比较两个规则包：逐项说明变严、变松还是变了口径；附上报送材料时，列出哪些结论会变。",
        "Compare two packs rule by rule: stricter, looser, read in another way; with submissions, "
        "which outcomes turn.",
    ),
    "help.diff.format": Sentence(
        "输出格式：table 或 json，默认 table。", "Format: table or json, by default table."
    ),
    "help.diff.before": Sentence("原来的规则包。", "The pack as it was."),
    "help.diff.after": Sentence("改后的规则包。", "The pack as it is now."),
    "help.waivers.file": Sentence("豁免清单文件。", "A file of waivers."),
    "help.waivers.group": Sentence("检查豁免清单。", "Look at a file of waivers."),
    "help.waivers.lint": Sentence(
        "检查豁免清单，一次列出全部错误及其行列位置。",
        "Report every fault of a file of waivers with file, line and column.",
    ),
    "value.pack": Sentence("规则包", "PACK"),
    "help.year": Sentence(
        "填报年度；默认取报送材料中最近的年度。",
        "Reporting year; by default the latest that the submissions state.",
    ),
    "help.template.year": Sentence(
        "填报年度；默认为 --from 那份材料的下一年，没有 --from 时由规则包定。",
        "Reporting year; by default the one after that of --from, or else as the pack says.",
    ),
    "help.as_of": Sentence(
        "佐证截止日期，如 2025-12-31；默认为填报年度的12月31日。",
        "Day as of which evidence counts; by default 31 December of the reporting year.",
    ),
    "help.scope": Sentence(
        "核查范围：units 只判报送的单位，whole 判各单位合计；默认 auto，只有一个单位时为 units，"
        "否则为 whole。",
        "What is judged: units, those that were submitted; whole, all of them together; by default "
        "auto, units for just one unit, else whole.",
    ),
    "help.fail_on": Sentence(
        "哪些情形返回 1：默认 mandatory，约束性目标未达标；aspirational，连同力争目标；"
        "must-fix，只看有没有强制性问题，有则为 1，否则为 0，结论不变。",
        "What ends with 1: by default mandatory, a missed mandatory target; aspirational, a missed "
        "aspirational one too; must-fix, a problem that must be fixed and nothing else, and 0 "
        "without one; the outcome stays.",
    ),
    "help.exit_zero": Sentence(
        "未达标或待定时也返回 0（1 和 4 变为 0，其余不变）。",
        "Turn exit codes 1 and 4 into 0, and no other.",
    ),
    "help.unit": Sentence("只判这个单位，可重复。", "Judge only this unit; repeatable."),
    "help.clause": Sentence(
        "只判这一条，如 三(十)，可重复。", "Judge only this clause, as 三(十); repeatable."
    ),
    "help.target": Sentence(
        "只判这一项（编号或代码），可重复。", "Judge only this target, id or code; repeatable."
    ),
    "help.kind": Sentence(
        "只判指标 figures，或只判佐证 evidence；默认 all，都判。",
        "Judge only figures, or only evidence; by default all.",
    ),
    "help.annotate": Sentence(
        "把核查意见写进报送文件的副本，存到这个文件夹；原件不动。",
        "Also write a copy of each submitted file into this folder, findings marked in it.",
    ),
    "help.output": Sentence(
        "另存结论，格式由后缀决定（{named}），可重复。",
        "Also write the verdict here; the suffix chooses the format ({named}); repeatable.",
    ),
    "help.format": Sentence(
        "屏幕输出的格式，默认 table；可用：{named}。",
        "What is printed, by default table; one of {named}.",
    ),
    "help.encoding": Sentence(
        "文本文件的编码，自动识别有误时指定，如 gb18030。",
        "Encoding of text files, where it is not recognised, as gb18030.",
    ),
    "help.jobs": Sentence(
        "同时读取、判定的进程数；默认由机器决定，不影响结论。",
        "Processes that read and judge; by default as the machine has; no verdict depends on it.",
    ),
    "help.lang": Sentence(
        "语言：zh 中文，en 英文；也可设 HAIXI_CHECK_LANG。", "Language; also HAIXI_CHECK_LANG."
    ),
    "help.quiet": Sentence("只输出结论一行。", "Print the verdict line only."),
    "help.verbose": Sentence("输出全部结果和提示。", "Print every result and note as well."),
    "help.no_color": Sentence("不用颜色。", "Print without colour."),
    "help.version": Sentence("显示版本。", "Print the version."),
    "help.template.units": Sentence(
        "单位名称、简称或编号；不写则为全部单位。",
        "Units by name, short name or id; all by default.",
    ),
    "help.template.output": Sentence(
        "写入哪个文件夹；默认为当前文件夹。", "Folder to write to; by default this one."
    ),
    "help.template.from": Sentence(
        "上年报送文件，其数据带入往年栏。", "Last year's submission: its figures are carried over."
    ),
    "help.template.force": Sentence(
        "覆盖已有的同名文件；不加时，有同名文件就什么也不写。",
        "Write over files of the same name; without it nothing is written where one exists.",
    ),
    "help.explain.target": Sentence("指标编号或代码，如 Q02。", "Id or code of a target, as Q02."),
    "help.explain.unit": Sentence(
        "说明这个单位的结果；默认说明各单位合计的结果。",
        "Explain the result of this unit; by default that of the whole.",
    ),
    "help.coverage.source": Sentence(
        "官方原文的文本文件：逐句列出由谁认领，有一句无人认领就以 2 退出。",
        "The official text as a text file: list who claims each sentence; 2 where nobody does.",
    ),
    "help.verify.source": Sentence("官方原文的文本文件。", "The official text as a text file."),
    "help.schema.what": Sentence("哪一种。", "Which one."),
    "help.help": Sentence("显示本说明。", "Show this help."),
    "value.dir": Sentence("文件夹", "DIR"),
    "value.path": Sentence("文件", "PATH"),
    "value.paths": Sentence("文件|文件夹…", "FILES|DIRS…"),
    "value.year": Sentence("年度", "YEAR"),
    "value.date": Sentence("日期", "DATE"),
    "value.name": Sentence("编码", "NAME"),
    "value.format": Sentence("格式", "FORMAT"),
    "value.unit": Sentence("单位", "UNIT"),
    "value.clause": Sentence("条款", "CLAUSE"),
    "value.target": Sentence("目标", "TARGET"),
}
