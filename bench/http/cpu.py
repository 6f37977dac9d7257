"""cpu.py PID: user + system CPU seconds so far of a process and all processes below it, in one number."""
import os
import sys


def ticks(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(") ", 1)[1].split()
    return sum(int(fields[i]) for i in (11, 12, 13, 14))


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as listing:
        return listing.read().split()


def own(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(") ", 1)[1].split()
    return int(fields[11]) + int(fields[12])


pid = sys.argv[1]
total = ticks(pid) if children(pid) else own(pid)
for child in children(pid):
    try:
        total += own(child)
    except FileNotFoundError:
        pass
print(total / os.sysconf("SC_CLK_TCK"))
