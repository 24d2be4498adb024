"""Start one command, wait for its end, and write down what it took: seconds, memory, exit code.

A process is charged with the memory of the one that started it, until it has become itself: so this
one is as small as can be, and imports next to nothing.
"""

import os
import sys
import time


def main(report: str, *command: str) -> None:
    """Run `command` and write the three numbers to the file `report`."""
    began = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - began
    with open(report, "w", encoding="ascii") as file:  # noqa: PTH123
        file.write(f"{seconds} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
