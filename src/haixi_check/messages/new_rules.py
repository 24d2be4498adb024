"""What `targets new` says: why it writes nothing, and what it writes."""

from haixi_check.messages import Sentence

REFUSALS: dict[str, Sentence] = {
    "refused.new_needs_pack": Sentence(
        "请用 --pack 指明要写入的规则包文件夹，或用 --pack-dir 新建一个；什么也没有写。",
        "Name the folder of the pack with --pack, or begin one with --pack-dir; nothing was "
        "written.",
    ),
    "refused.new_target_exists": Sentence(
        "编号“{found}”或代码“{used}”已有规则在用，请换一个；什么也没有写。",
        "A rule has the id “{found}” or the code “{used}” already; nothing was written.",
    ),
    "refused.new_target_clause": Sentence(
        "规则包的条款目录里没有“{found}”；有：{known}。什么也没有写。",
        "The pack has no clause “{found}”; it has {known}. Nothing was written.",
    ),
    "refused.new_target_figure": Sentence(
        "报送表里没有指标“{found}”，最接近的是“{near}”；新指标请先加到 form.yaml。什么也没有写。",
        "The form has no figure “{found}”, the nearest is “{near}”; add a new one to form.yaml "
        "first. Nothing was written.",
    ),
    "refused.new_target_lacks": Sentence(
        "还要写明 {what}；什么也没有写。", "Give {what} as well; nothing was written."
    ),
    "refused.new_target_measure": Sentence(
        "测算办法写了 {n} 种，要写一种：--count、--sum、--share、--per-head、--rising、"
        "--not-falling、--evidence。什么也没有写。",
        "Kinds of measure given: {n}. Give one of --count, --sum, --share, --per-head, --rising, "
        "--not-falling and --evidence. Nothing was written.",
    ),
    "refused.new_target_threshold": Sentence(
        "--count、--sum、--share、--per-head 要写一个标准：--at-least、--more-than、--at-most 或 "
        "--less-than；其他测算办法不写。什么也没有写。",
        "--count, --sum, --share and --per-head need one of --at-least, --more-than, --at-most "
        "and --less-than, and nothing else has one. Nothing was written.",
    ),
    "refused.new_target_examples": Sentence(
        "按这些选项写出的示例“{example}”没有通过（{what}：写的是 {expected}，算出来是 {came}）；"
        "什么也没有写。",
        "The example “{example}” of such a rule fails ({what}: {expected}, and it comes to "
        "{came}); nothing was written.",
    ),
    "refused.new_pack_there": Sentence(
        "文件夹“{path}”里已有文件，不往里写；请换一个空的或新的文件夹。",
        "The folder “{path}” holds files already, and nothing is written there; name an empty or "
        "a new one.",
    ),
}

TEXTS: dict[str, Sentence] = {
    "new.target": Sentence(
        "已写入 {place}，连同 {n} 个示例。", "Written to {place}, with {n} examples."
    ),
    "new.next": Sentence(
        "下一步：打开文件，把口径（reading）、怎么补（remedy）和英文改成你的话；"
        "再运行 haixi-check targets lint --pack {pack} 和 targets test --pack {pack}。"
        "查看：haixi-check targets show {id} --pack {pack}",
        "Next: open the file and put the reading, the remedy and the English into your own words; "
        "then run haixi-check targets lint --pack {pack} and targets test --pack {pack}. To look "
        "at it: haixi-check targets show {id} --pack {pack}",
    ),
    "new.pack": Sentence(
        "规则包建好了。试一试：haixi-check targets lint --pack {pack}；"
        "生成报送表：haixi-check template --pack {pack}；"
        "加规则：haixi-check targets new --pack {pack} …",
        "The pack is there. Try haixi-check targets lint --pack {pack}; workbooks to fill in: "
        "haixi-check template --pack {pack}; more rules: haixi-check targets new --pack {pack} …",
    ),
    "new.reading": Sentence(
        "“{title}”按条文字面判定。", "“{title}” is judged as the clause words it."
    ),
    "new.remedy_q": Sentence(
        "在“指标数据”核对有关指标；确有差额的，列入计划限期补上。",
        "Check the figures; if the gap is real, plan how and by when to close it.",
    ),
    "new.remedy_s": Sentence(
        "在“指标数据”核对各年度的有关指标；确有下降的，查明原因。",
        "Check the figures of each year; where one falls, find out why.",
    ),
    "new.remedy_e": Sentence(
        "把材料登记到“佐证材料”表；尚未完成的如实填写，并明确完成时间。",
        "Enter what proves it on the Evidence sheet (佐证材料); if it is not done, say so and by "
        "when it will be.",
    ),
}

SENTENCES: dict[str, Sentence] = REFUSALS | TEXTS
