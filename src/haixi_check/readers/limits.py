"""Every limit on inputs, in one place, each with its reason. Holds no code.

Reference: 7,590 real, damaged and hostile files of fifteen public collections.
"""

from __future__ import annotations

MIB = 2**20

LARGEST_FILE = 512 * MIB
"""Bytes. The largest real workbook of the collections unpacks to less."""

MOST_MEMBERS = 20_000
LARGEST_PART = 1024 * MIB
LARGEST_WHOLE = 1536 * MIB
"""Of a zipped workbook, unpacked. The largest part seen has 112 MB; a roster of a million rows that
repeats its texts in every cell has 600 MB."""

MOST_RATIO = 200
RATIO_FROM = 16 * MIB
"""How far a part may shrink when zipped, for parts large enough to hurt. Largest seen: 140."""

BIG_SHEET = 4 * MIB
"""Bytes, unpacked, from which on a worksheet is read by column: five to ten thousand rows of a
roster. Loading what that takes costs 0.2 s, reading a million rows otherwise a minute."""

BIG_TEXT = MIB
"""Bytes of a .csv from which on it is read by column: ten thousand rows of a roster."""

MOST_CELLS_SPANNED = 32 * MIB
"""Cells of all rows, each up to its last used one. A million rows of 32 columns is within."""

CELLS_SPANNED_FREELY = 4 * MIB
SPARSEST = 8
"""Up to 4 Mi cells (128 MiB) a sheet may be as empty as it likes, beyond that one cell in eight
must be used: a real roster is full, cells strewn far apart are a slip or an attack."""

CELLS_IN_A_BLOCK = 8 * 1024
"""Cells between the first used one of a worksheet and the last, both ways. Calamine takes 32 bytes
for each, used or not: one in A1 and one in XFD1048576 would be 550 GB. If there are more and fewer
than one in eight is used, the sheet is read without it."""

HIGHEST_SHEET = 2**20
WIDEST_SHEET = 2**14
"""The grid of every current spreadsheet program; cells beyond it are damage."""

MOST_MERGED = 100_000
"""Merged areas that a repeated row may stand for: a form has some hundred."""

SMALLEST_STRING = 5
"""Bytes that one shared string takes (`<si/>`): a part that announces more of them than fit is
lying, and the library would reserve memory for the lie."""

LEAST_ROW = 16
"""Bytes that a row of a large .csv takes on average: beyond the rows of a sheet, a file of shorter
ones is no roster, and each row costs a hundred bytes of memory."""

LONGEST_RUN_OF_BLANKS = 1_024
"""Blanks that one element of an .ods may stand for; the format would let it say two billion."""

LARGEST_YAML = 2 * MIB
"""Bytes. The parser reads about half a megabyte a second; what is larger belongs into .csv."""

DEEPEST_YAML = 20
"""Levels of nesting; a submission has five."""

DEEPEST_XML = 256
"""Levels of elements; a sheet has about ten. Deeper ones only cost memory."""

MOST_PARTS = 2_000
LONGEST_MAIL_HEADER = 64 * 1024
"""Parts of a page that was saved as one file, and bytes of the headers of each: a workbook of fifty
sheets with their pictures has a few hundred parts, and headers of some hundred bytes."""

DEEPEST_TABLE = 8
"""Tables within tables of a page; pages made for printing nest three or four."""

WIDEST_SPAN = 1_000
"""Columns or rows that one cell of a page may take: the HTML standard has the same limit."""

MOST_MISPLACED = 10_000
"""Things in one .json or .yaml that stand where a submission has others: more make it none."""

MOST_SUBMISSIONS = 2_000
"""Files in one zip of submissions: the country's largest provinces have fewer schools."""

UNPACKED_FREELY = 64 * MIB
UNPACKED_RATIO = 10
"""What the submissions in one zip may unpack to: 64 MiB, or ten times the zip. Workbooks hardly
shrink, rosters as .csv to a tenth; the tables of all of them are held until the judging."""

LARGEST_SUBMISSION = 64 * MIB
"""Bytes of one file in a zip of submissions, unpacked: it is held in memory while it is read."""

BIG_FILE = MIB
"""Bytes of a file from which on to work on it beside costs less than to wait."""

SMALL_FILE = 10 * MIB
SECONDS = 6.0
SECONDS_PER_MIB = 0.6
"""Processor time to read one input: 6 s, of the 10 s that a file of 10 MB may cost in all, and as
much for every further 10 MiB (a real roster takes a third of it). It is the time of the process
that reads: neither other programs nor a pause of the machine take any of it."""

JUDGED_BESIDE = 0.6
"""So much more processor time, as a share of that, for what is made of rows that are read in the
process that judges: with what the program takes to start, 10 s in all for each 10 MB. A real roster
takes three seconds for each 100 MB."""

SECONDS_PER_MEMBER = 0.1
"""A zip of submissions is one input, with so much more for each of them: a school's workbook takes
a fifth of that."""

LEAST_CHARGED = 0.1
"""Processor time that a member of a zip takes at the least if its reader dies of it, so that very
many of them do not each get all that is left."""

TIMES_ASLEEP = 100.0
"""A reader that says nothing for so many times the processor time that it may take is asleep: not
even a machine that does a hundred things at once is that slow. Ten minutes for a small file."""

LONGEST_TICK = 1.0
"""Seconds that one look at the readers may count, however long it took: a pause of this process, or
of the whole machine, is no sleep of theirs."""

MEMORY = 640 * MIB
WHOLE_MEMORY = 1024 * MIB
HELD_TWICE = 2
LEAST_MEMORY = 16 * MIB
"""Memory that a reading process may take above what it had at its start: with the other process it
stays below 1 GiB. Both hold the bytes of the file, so there is less if it is very large. A workbook
with a roster of a million rows takes 542 MiB in both."""

WIDEST_BY_COLUMN = 256
"""Columns up to which a .csv is read by column: what that takes grows faster than their number, and
a roster has some ten."""

MOST_FIELDS = 6 * MIB
"""Fields of a .csv that is not evenly quoted, and so is read record by record in the process that
judges: each takes up to a hundred bytes. A roster of three hundred thousand rows has as many."""

CELLS_FREELY = 16 * MIB
CELLS_PER_BYTE = 64
TEXT_AT_ONCE = 256 * MIB
"""Cells that a .parquet may hold, and so many more for each of its bytes: thirty million persons
whose answers are much alike take 15. And bytes of text in one batch of its rows: it says a long
text once for a million rows, but each of them is searched."""

SET_ASIDE = 4096 * MIB
"""Address space that the library of columns and its threads set aside without using it: a reading
process that has a big sheet may take so much more. With 16 cores it sets aside six times what it
uses. What it uses is held to `MEMORY` all the same."""

SHARED_STRINGS = 96 * MIB
SHARED_STRINGS_PER_BYTE = 16
"""Bytes of shared strings that may be held to read a big sheet by column, and so many more for each
byte of the file: a roster of a million rows, each with texts of its own, has two."""

LARGEST_ANSWER = 384 * MIB
"""Bytes that a reading process may hand back for a small file: packed, they take less than the
tables that they become, and the process that judges must stay small as well."""

READ_AT_ONCE = 256 * 1024
"""Bytes. Where a process is dear to start, smaller .json and .yaml are read in this one: their
parsers take linear time and cannot abort. A .csv always is."""

LASTING_WORKER = 4 * MIB
"""Bytes. After a larger input a reading process is replaced, so that its memory goes back."""

WORKED_ON_AT_ONCE = 50_000
"""Cells of an input that the process that read it also takes in, in less than a second; a school's
forms have some four thousand. The tables of a larger one are handed over."""

ROWS_WORKED_ON = 2_000
"""Rows up to which that goes for a wider one as well: to hand over a sheet of 500 columns that is
none of the form takes longer than to take in the rest."""

ROWS_PER_MESSAGE = 20_000
"""Rows that a reading process hands over at once: neither side ever holds a second whole copy."""

MOST_COMMENTS = 10_000
"""Comments of one worksheet that are looked at: nobody writes as many."""
