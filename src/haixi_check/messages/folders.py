"""What is said of archives and folders, and of what was not opened in them."""

from haixi_check.messages import Sentence

SENTENCES = {
    "problem.nested_archive": Sentence(
        "压缩包里又有压缩包，没有打开。",
        "This is an archive within an archive; it was not opened.",
    ),
    "problem.nested_archive.todo": Sentence(
        "请把里面的文件解压出来，直接报送，或只压缩一层。",
        "Unpack what is inside and submit that, or pack it only once.",
    ),
    "problem.encrypted_archive": Sentence(
        "压缩包设了密码。",
        "The archive is protected by a password.",
    ),
    "problem.encrypted_archive.todo": Sentence(
        "请解压后直接报送，或不设密码重新压缩。",
        "Unpack it and submit the files, or pack them again without a password.",
    ),
    "problem.oversized_archive": Sentence(
        "压缩包里文件过多，或展开后过大，没有读取。",
        "The archive holds too many files or unfolds to far too much; it was not read.",
    ),
    "problem.oversized_archive.todo": Sentence(
        "请只保留各单位的报送文件，分几次压缩。",
        "Keep only the submissions and pack them in several archives.",
    ),
    "problem.empty_archive": Sentence(
        "压缩包里没有报送文件。",
        "There is no submission in the archive.",
    ),
    "problem.empty_archive.todo": Sentence(
        "请把填好的工作簿（.xlsx）放进压缩包，或直接报送工作簿。",
        "Put the workbook (.xlsx) into the archive, or submit the workbook itself.",
    ),
    "problem.unsafe_member": Sentence(
        "压缩包里有一个文件的路径“{found}”指向包外，没有读取。",
        "The path “{found}” of a file in the archive leads out of it; that file was not read.",
    ),
    "problem.unsafe_member.todo": Sentence(
        "请选中要报送的文件重新压缩，不要带上级文件夹的路径。",
        "Pack the files again, without the paths of the folders above them.",
    ),
    "problem.files_not_opened": Sentence(
        "另有 {count} 个文件没有打开：{names}。", "{count} more files were not opened: {names}."
    ),
    "problem.files_not_opened.todo": Sentence(
        "如有报送数据，请另存为 .xlsx；如有佐证材料，请在“佐证材料”表写明文件名；其余不用处理。",
        "If one is a submission, save it as .xlsx; if one is evidence, name it in the record; "
        "nothing need be done about the rest.",
    ),
    "problem.archive_not_opened": Sentence(
        "另有 {count} 个压缩包没有打开：{names}。压缩包只读 zip 格式的。",
        "{count} archives were not opened: {names}. Of archives only zip is read.",
    ),
    "problem.archive_not_opened.todo": Sentence(
        "请先解压，或重新压缩成 zip 格式。", "Unpack it, or pack it again as a zip."
    ),
    "problem.reports_not_opened": Sentence(
        "有 {count} 个文件是本程序写出的核查报告，不是报送数据，没有采用：{names}。",
        "{count} files are reports that this program has written, and were not used: {names}.",
    ),
    "problem.reports_not_opened.todo": Sentence(
        "不用处理；核查报告另放一个文件夹更清楚。",
        "Nothing need be done; reports are better kept in a folder of their own.",
    ),
    "problem.empty_subfolders": Sentence(
        "有 {count} 个子文件夹是空的：{names}。", "{count} folders within are empty: {names}."
    ),
    "problem.empty_subfolders.todo": Sentence(
        "请核对是否漏放了报送文件；确实没有的，可删去空文件夹。",
        "Check whether a submission is missing there; if none is, delete the empty folders.",
    ),
    "problem.empty_folder": Sentence(
        "文件夹里没有能打开的报送文件。", "The folder holds no submission that can be opened."
    ),
    "problem.empty_folder.todo": Sentence(
        "请核对文件夹是否给对，或把报送的工作簿放进去。",
        "Check that it is the right folder, or put the workbooks into it.",
    ),
    "problem.folder_not_entered": Sentence(
        "这是文件夹，打不开，里面的文件没有读取。",
        "This is a folder that cannot be opened; no file in it was read.",
    ),
    "problem.folder_not_entered.todo": Sentence(
        "请检查这个文件夹的访问权限，或把里面的文件复制到能打开的文件夹。",
        "Check who may open this folder, or copy its files into one that can be opened.",
    ),
    "problem.other_archive": Sentence(
        "这是 {found} 压缩包，没有打开；压缩包只读 zip 格式的。",
        "This is a {found} archive and was not opened; of archives only zip is read.",
    ),
    "problem.other_archive.todo": Sentence(
        "请先解压，报送里面的工作簿；或者重新压缩成 zip 格式。",
        "Unpack it and submit the workbook within, or pack it again as a zip.",
    ),
}
