"""Sentences of the command line: refusals, and what became of written files."""

from haixi_check.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "progress.reading": Sentence("正在读取：已读 {done}/{of} 份", "reading: {done} of {of}"),
    "progress.judging": Sentence("正在汇总、判定……", "judging ..."),
    "progress.writing": Sentence("正在写出结果……", "writing ..."),
    "usage.line": Sentence("用法：{words}", "Usage: {words}"),
    "usage.of_options": Sentence("[选项]", "[OPTIONS]"),
    "usage.of_commands": Sentence("命令", "COMMAND"),
    "usage.arguments": Sentence("参数：", "Arguments:"),
    "usage.options": Sentence("选项：", "Options:"),
    "usage.commands": Sentence("命令：", "Commands:"),
    "usage.more": Sentence("全部选项：{command} --help", "All options: {command} --help"),
    "usage.no_such_option": Sentence("没有 {option} 这个选项。", "There is no option {option}."),
    "usage.no_such_option_near": Sentence(
        "没有 {option} 这个选项；最接近的是 {near}。",
        "There is no option {option}; the nearest is {near}.",
    ),
    "usage.needs_value": Sentence(
        "选项 {option} 后面缺少内容。", "Option {option} needs a value after it."
    ),
    "usage.takes_no_value": Sentence(
        "选项 {option} 后面不带内容。", "Option {option} takes no value."
    ),
    "usage.missing": Sentence("命令没有写全，缺少：{what}", "The command lacks: {what}"),
    "usage.bad_value": Sentence(
        "{what} 的内容不对，可以写：{values}", "Wrong value of {what}; it may be {values}"
    ),
    "usage.bad_year": Sentence(
        "{what} 应为 2000 至 2100 之间的四位年份，如 2025。",
        "{what} must be a year from 2000 to 2100, as 2025.",
    ),
    "usage.bad_jobs": Sentence(
        "{what} 应为整数，0 表示由机器决定。",
        "{what} must be a whole number; 0 leaves it to the machine.",
    ),
    "usage.bad_what": Sentence("可以写：{values}", "It may be {values}"),
    "usage.bad_format_": Sentence(
        "没有这种输出格式；{what} 可以写 table concise json markdown html github gitlab junit "
        "sarif csv。",
        "No such format; {what} may be table concise json markdown html github gitlab junit "
        "sarif csv.",
    ),
    "usage.unexpected": Sentence(
        "命令末尾有多余的内容。", "There is something too much at the end of the command."
    ),
    "refused.blank_word": Sentence(
        '命令里有一处是空的（如 ""）：可能是变量没有值，或多打了引号。请写上内容，或者删去。',
        'A word of the command is blank (as ""): perhaps a variable that was never set, or quotes '
        "too many. Fill it in or leave it out.",
    ),
    "refused.blank_value": Sentence(
        "选项 {option} 后面是空的。请写上内容，或者删去这个选项。",
        "Nothing stands behind {option}. Fill it in or leave the option out.",
    ),
    "refused.unknown_command": Sentence(
        "没有 {found} 这个命令；可用的：{known}。",
        "There is no command {found}; there are {known}.",
    ),
    "refused.unknown_command_near": Sentence(
        "没有 {found} 这个命令；最接近的是 {nearest}。可用的：{known}。",
        "There is no command {found}; the nearest is {nearest}. There are {known}.",
    ),
    "refused.no_such_path": Sentence(
        "找不到文件或文件夹：{path}。请核对路径和文件名。",
        "No such file or folder: {path}. Check the path and the name.",
    ),
    "refused.no_such_path_near": Sentence(
        "找不到文件或文件夹：{path}。那里有“{nearest}”，如果指的是它，请改正文件名。",
        "No such file or folder: {path}. There is “{nearest}”; if that is meant, correct the name.",
    ),
    "refused.no_such_path_or_command": Sentence(
        "找不到文件或文件夹：{path}，也没有这个命令；最接近的命令是 {nearest}。",
        "There is no file, folder or command {path}; the nearest command is {nearest}.",
    ),
    "refused.no_current_folder": Sentence(
        "当前文件夹已被删除或移走；请进入一个存在的文件夹再运行。",
        "The current folder was deleted or moved; change to one that exists and try again.",
    ),
    "refused.unknown_unit_option": Sentence(
        "规则包中没有这个单位：{found}。可以写：{nearest}。",
        "The rule pack has no unit {found}. Write “{nearest}”.",
    ),
    "refused.unknown_clause_option": Sentence(
        "没有这一条：{found}。可以写：{nearest}。", "There is no clause {found}. Write “{nearest}”."
    ),
    "refused.unknown_target_option": Sentence(
        "没有这项指标：{found}。运行 haixi-check targets list 查看全部编号。",
        "There is no target {found}. Run haixi-check targets list to see them all.",
    ),
    "refused.bad_date": Sentence(
        "日期写法有误：{found}。请写成 2025-12-31。", "Not a date: {found}. Write it as 2025-12-31."
    ),
    "refused.unknown_encoding": Sentence(
        "没有这种编码：{found}。常用的有 utf-8、gb18030。",
        "There is no encoding {found}. Usual ones are utf-8 and gb18030.",
    ),
    "refused.no_text_encoding": Sentence(
        "{found} 不是文本文件的编码。常用的有 utf-8、gb18030。",
        "{found} is no encoding of text files. Usual ones are utf-8 and gb18030.",
    ),
    "refused.unknown_suffix": Sentence(
        "不认识输出文件的后缀：{path}。可用的后缀：{known}。",
        "Unknown suffix of an output file: {path}. Known are {known}.",
    ),
    "refused.would_overwrite": Sentence(
        "已有 {count} 份同名文件，没有写入任何文件：{paths}。"
        "请换一个文件夹；确要覆盖，加 --force。",
        "{count} of these files exist; nothing was written: {paths}. "
        "Choose another folder, or add --force to write over them.",
    ),
    "refused.output_not_file": Sentence(
        "输出不是普通文件：{path}。请另写一个文件名。",
        "The output is no ordinary file: {path}. Write another name.",
    ),
    "refused.output_is_input": Sentence(
        "输出文件与报送文件是同一个：{path}。请另取文件名，报送文件不会被改写。",
        "The output is one of the inputs: {path}. Choose another name; inputs are never changed.",
    ),
    "refused.input_changed": Sentence(
        "核查期间 {path} 已被改动或移走，没有为它写批注副本；请重新核查。",
        "{path} was changed or moved during the check: no annotated copy of it was written. "
        "Check again.",
    ),
    "refused.annotate_among_inputs": Sentence(
        "{path} 在要核查的文件夹 {inputs} 里面，下次核查会把批注副本当成报送文件；请换一个文件夹",
        "{path} lies inside {inputs}, which is checked: the next check would take the annotated "
        "copies for submissions; choose another folder",
    ),
    "refused.cannot_write": Sentence(
        "无法写入 {path}：{reason}。", "Cannot write {path}: {reason}."
    ),
    "refused.cannot_read_source": Sentence(
        "无法读取原文文件 {path}。请保存为 UTF-8 文本后重试。",
        "Cannot read the source text {path}. Save it as UTF-8 text and try again.",
    ),
    "refused.no_clause_in_source": Sentence(
        "{path} 里一个条款也没有找到。请核对是不是规则所依据的文件原文。",
        "Not one clause was found in {path}. Check that it is the text that the rules encode.",
    ),
    "refused.no_last_year": Sentence(
        "在 {path} 中没有找到可以带入的上年数据。", "Nothing to carry over was found in {path}."
    ),
    "refused.last_year_of_others": Sentence(
        "{path} 是 {there} 的数据，没有 {missing} 的数据可以带入，没有写出模板。"
        "请换成该单位上年的文件，或不写 --from。",
        "{path} is of {there} and holds nothing to carry over for {missing}; no template was "
        "written. Give that unit's file of last year, or leave out --from.",
    ),
    "cannot_write.full": Sentence("磁盘空间不足", "the disk is full"),
    "cannot_write.denied": Sentence(
        "没有写入权限，或文件正被其他程序打开", "no permission, or the file is open elsewhere"
    ),
    "cannot_write.missing": Sentence("文件夹不存在", "the folder does not exist"),
    "cannot_write.not_folder": Sentence("这是一个文件，不是文件夹", "it is a file, not a folder"),
    "cannot_write.too_big": Sentence(
        "超过了系统允许的文件大小", "the system allows no file of that size"
    ),
    "cannot_write.long_name": Sentence("文件名太长", "the name is too long"),
    "cannot_write.other": Sentence("系统拒绝写入", "the system refused"),
    "unwritten.more": Sentence("另有 {n} 个文件没有写入。", "{n} more files could not be written."),
    "wrote": Sentence("已写入 {path}", "Wrote {path}"),
    "refused.broken_pack": Sentence(
        "规则包 {folder} 有 {count} 处错误，没有进行核查：",
        "The rule pack {folder} has {count} faults; nothing was judged:",
    ),
    "lint.listed": Sentence("这里可以写：{names}。", " Possible here: {names}."),
    "lint.about": Sentence("{text}", " {text}"),
    "lint.whose": Sentence("“{name}”", "“{name}”: "),
    "lint.also": Sentence(
        "同样的问题还有 {n} 处：{places}", "the same in {n} more places: {places}"
    ),
    "lint.clean": Sentence("规则包没有错误：{path}", "No faults in the rule pack: {path}"),
    "lint.faults": Sentence(
        "规则包 {path} 共 {count} 处错误。", "{count} faults in the rule pack {path}."
    ),
    "examples.passed": Sentence(
        "{count} 个示例全部通过，涉及 {targets} 项规则。",
        "All {count} examples of {targets} rules passed.",
    ),
    "example_differs": Sentence(
        "{target} 的示例“{example}”没有通过：{what}写的是“{expected}”，算出来是“{came}”。",
        "Example “{example}” of {target} fails: {what} is given as “{expected}” and comes to "
        "“{came}”.",
    ),
    "examples.none": Sentence("没有", "none"),
    "examples.yes": Sentence("是", "yes"),
    "examples.no": Sentence("否", "no"),
    "examples.what.outcome": Sentence("结果（outcome）", "the outcome"),
    "examples.what.reason": Sentence("原因（reason）", "the reason"),
    "examples.what.shortfall": Sentence("还差多少（shortfall）", "the shortfall"),
    "examples.what.if_whole_grows": Sentence(
        "靠新进人员补足时还差多少（if_whole_grows）", "the shortfall if the whole grows"
    ),
    "examples.what.missing_parts": Sentence("还缺的分项（missing_parts）", "the missing parts"),
    "examples.what.contested": Sentence("口径存疑（contested）", "contested"),
    "examples.what.unit": Sentence("单位（unit）", "the unit"),
    "examples.what.units": Sentence("各单位的结果（units）", "the outcome of each unit"),
    "examples.what.exit": Sentence("退出码（exit）", "the exit code"),
    "examples.failed": Sentence(
        "{count} 个示例中有 {failed} 个未通过。", "{failed} of {count} examples failed."
    ),
    "internal": Sentence(
        "程序内部错误，本次没有得出结论。请把下面的内容连同版本号 {version} 报告给维护者"
        "（内容不含报送数据）：\n{trace}",
        "Internal error; there is no verdict. Please report what follows, with version {version} "
        "(it holds none of your data):\n{trace}",
    ),
    "no_room": Sentence(
        "内存或可打开的文件数不够，本次没有得出结论。请关闭其他程序，加 --jobs 1，或分几次"
        "核查；在服务器或容器里，请放宽限额。",
        "Memory or open files ran out; there is no verdict. Close other programs, add "
        "--jobs 1, or check in several runs; on a server or in a container, raise its limits.",
    ),
    "list.code": Sentence("代码", "code"),
    "list.id": Sentence("编号", "id"),
    "list.target": Sentence("规则", "rule"),
    "list.clauses": Sentence("条款", "clauses"),
    "list.force": Sentence("约束力", "force"),
    "list.threshold": Sentence("标准", "standard"),
    "list.period": Sentence("时限", "period"),
    "coverage.clause": Sentence("条款", "clause"),
    "coverage.computed": Sentence("指标", "figures"),
    "coverage.duties": Sentence("佐证事项", "duties"),
    "coverage.exhortations": Sentence("不可核查", "not checkable"),
    "coverage.facts": Sentence("文件事项", "facts"),
    "coverage.repeated": Sentence("重复出现", "repeated"),
    "coverage.total": Sentence("合计", "total"),
    "coverage.summary": Sentence(
        "定量指标 {quantitative} 项（{quantitative_targets} 个编号），"
        "无数值标准但可计算 {threshold_free} 项，佐证事项 {duties} 项，"
        "不可核查的倡导性表述 {exhortations} 项，文件自身事项 {facts} 项；"
        "另有 {repeated} 项在后文重复出现，只判一次。",
        "{quantitative} quantitative obligations ({quantitative_targets} ids), "
        "{threshold_free} computable without a threshold, {duties} duties, "
        "{exhortations} exhortations that cannot be checked, {facts} facts of the document; "
        "{repeated} are printed twice and judged once.",
    ),
    "coverage.bare": Sentence(
        "没有可核查内容的段落：{clauses}", "Paragraphs that ask nothing: {clauses}"
    ),
    "coverage.reasons": Sentence("不可核查的原因：", "Why some cannot be checked:"),
    "sentences.title": Sentence("标题", "title"),
    "sentences.unclaimed": Sentence("无人认领", "not claimed"),
    "sentences.summary": Sentence(
        "原文 {count} 句，无人认领 {unclaimed} 句。",
        "{count} sentences, {unclaimed} not claimed.",
    ),
    "verify.astray": Sentence(
        "{clause} 中找不到 {code} 的引文“{wording}”。",
        "{code}: “{wording}” does not stand in {clause}.",
    ),
    "verify.lost_clause": Sentence(
        "原文中找不到条款 {clause}（开头应为“{opening}”）。",
        "Clause {clause} was not found in the text (it should begin “{opening}”).",
    ),
    "verify.unclaimed": Sentence(
        "{clause} 中的数字“{figure}”没有规则认领。",
        "No rule claims the figure “{figure}” in {clause}.",
    ),
    "verify.summary": Sentence(
        "引文 {wordings} 处，未找到 {astray} 处；原文数字 {mentions} 处，无人认领 {unclaimed} 处；"
        "规则与引文不一致 {differing} 处。",
        "{wordings} wordings, {astray} not found; {mentions} printed figures, "
        "{unclaimed} unclaimed; {differing} rules that say otherwise than their wording.",
    ),
    "interrupted": Sentence("已中断。", "Interrupted."),
}
