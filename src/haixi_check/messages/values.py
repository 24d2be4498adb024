"""What is wrong with a value that was read: a code that a standard defines, an amount or a year."""

from haixi_check.messages import Sentence

CODES: dict[str, Sentence] = {
    "problem.not_a_program_code": Sentence(
        "“{found}”不是专业代码。", "“{found}” is not a programme code."
    ),
    "problem.not_a_program_code.todo_in_objects": Sentence(
        "请按专业目录填 6 位数字；以 0 开头的，不要漏掉开头的 0。",
        "Give the six digits of the catalogue, with any 0 at the beginning.",
    ),
    "problem.not_a_program_code.todo_in_table": Sentence(
        "请按专业目录填 6 位数字；以 0 开头的，不要漏掉开头的 0。",
        "Give the six digits of the catalogue, with any 0 at the beginning.",
    ),
    "problem.not_a_program_code.todo": Sentence(
        "请按专业目录填 6 位数字；以 0 开头的，先把单元格设为文本。",
        "Give the six digits of the catalogue; set the cell to Text if they begin with 0.",
    ),
    "problem.not_program_codes": Sentence(
        "“{found}”里有不是专业代码的内容。",
        "“{found}” holds something that is not a programme code.",
    ),
    "problem.not_program_codes.todo": Sentence(
        "请只填 6 位专业代码，几个代码之间用顿号隔开。",
        "Give six-digit codes only, separated by commas.",
    ),
    "problem.not_a_school_code": Sentence(
        "“{found}”不是学校标识码。", "“{found}” is not a school code."
    ),
    "problem.not_a_school_code.todo": Sentence(
        "请填教育部统一编制的 10 位数字代码。",
        "Give the ten digits assigned by the Ministry of Education.",
    ),
    "problem.not_a_credit_code": Sentence(
        "“{found}”不是统一社会信用代码。", "“{found}” is not a unified social credit code."
    ),
    "problem.not_a_credit_code.todo": Sentence(
        "请照营业执照填 18 位代码；其中没有字母 I、O、S、V、Z。",
        "Copy the 18 characters from the licence; the letters I, O, S, V and Z do not occur.",
    ),
    "problem.credit_code_check": Sentence(
        "统一社会信用代码的校验位不符，可能抄错了一位。",
        "The check character of the credit code does not fit: one may be miscopied.",
    ),
    "problem.credit_code_check.todo": Sentence(
        "请对照营业执照核对；确认无误的，在“说明”栏写明依据。",
        "Compare it with the licence; if it is right, say so in the note and why.",
    ),
    "problem.not_an_id_number": Sentence(
        "身份证号不符合编码规则（长度、地区、出生日期或校验位有误）。",
        "The ID number breaks the rules of its code (length, region, birth date or check digit).",
    ),
    "problem.not_an_id_number.todo_in_objects": Sentence(
        "请核对证件后改正；这一项也可以不填。", "Correct it from the document, or leave it blank."
    ),
    "problem.not_an_id_number.todo_in_table": Sentence(
        "请核对证件后改正；这一项也可以不填。", "Correct it from the document, or leave it blank."
    ),
    "problem.not_an_id_number.todo": Sentence(
        "请核对证件后改正，单元格设为文本；本栏也可以不填。",
        "Correct it from the document, in a cell set to Text, or leave it blank.",
    ),
}

AMOUNTS_AND_YEARS: dict[str, Sentence] = {
    "problem.above_limit": Sentence(
        "“{header}”填的是“{found}”，不可能超过 {limit}。",
        "“{header}” says “{found}”, and cannot be more than {limit}.",
    ),
    "problem.above_limit.todo": Sentence(
        "请核对单位（年、月）和数字后改正。",
        "Check the unit (years, months) and the number, and correct it.",
    ),
    "problem.after_own_year": Sentence(
        "“{header}”填的是“{found}”，晚于填报年度 {own_year} 年。",
        "“{header}” says “{found}”, which is later than the reporting year {own_year}.",
    ),
    "problem.after_own_year.todo": Sentence(
        "请核对后改正；确属下一年度的，从本年度删去，留到下一年度填报。",
        "Correct it, or leave the row for the submission of that year.",
    ),
    "problem.contradiction": Sentence(
        "“{given}”填“{given_value}”，“{column}”却填“{found}”，前后矛盾。",
        "“{given}” says “{given_value}”, but “{column}” says “{found}”.",
    ),
    "problem.contradiction.todo": Sentence(
        "请核对后改正；情况属实的，在“说明”栏写明原因。",
        "Correct one of the two, or give the reason in the note.",
    ),
}

SENTENCES: dict[str, Sentence] = CODES | AMOUNTS_AND_YEARS
