"""Runs the tests over what mutants_planted.py planted: once to see which tests a mutant can change,
then those alone with the mutant on, the cheapest first, until one fails."""

import collections
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from mutants_planted import TREE

# Tests at once.
WORKERS = 2
# The tests of a mutant are run in lots of which each takes so many seconds and so many times as long
# as the one before: a mutant that is soon noticed costs little, and the others few starts.
FIRST_LOT, LONGER = 1.5, 4

Test = collections.namedtuple("Test", "binary name")
Cost = collections.namedtuple("Cost", "cpu wall")


class Run:
    """A run of some tests of one program: the first that failed, if one did, and what it cost."""

    def __init__(self, binary, names, limit, **environment):
        self.failed, self.timed_out = None, False
        start = time.monotonic()
        process = subprocess.Popen(
            [binary, "--exact", *names, "--test-threads", "1"], cwd=TREE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True, text=True, errors="replace",
            env=dict(os.environ, RUST_BACKTRACE="0", **environment))

        def end():
            self.timed_out = True
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end)
        timer.start()
        for line in process.stdout:
            said = re.match(r"test (.*?)(?: - should panic)? \.\.\. FAILED", line)
            if said:
                self.failed = said[1]
                break
        if self.failed:
            os.killpg(process.pid, signal.SIGKILL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        self.cost = Cost(used.ru_utime + used.ru_stime, time.monotonic() - start)
        if process.returncode and not self.failed:
            # It ended without saying which: by a limit of its own, or by no stack being left.
            self.failed = "time" if self.timed_out else "the run"


def listed(binaries, left_out):
    """All tests but those whose name begins so."""
    for binary in binaries:
        out = subprocess.run([binary, "--list", "--format", "terse"], cwd=TREE, stdout=subprocess.PIPE, check=True, text=True)
        for line in out.stdout.splitlines():
            name, _, kind = line.rpartition(": ")
            if kind == "test" and not name.startswith(left_out):
                yield Test(binary, name)


def reach(tests):
    """By mutant, the tests in which it makes a difference or might, and by test its cost. Each runs in
    a process of its own, so that what is made once a process is noted by all that use it. Those that
    fail without a mutant are told apart: they can notice nothing."""

    def one(test):
        with tempfile.TemporaryDirectory() as place:
            noted = os.path.join(place, "reached")
            ran = Run(test.binary, [test.name], 900, GOUJI_REACHED=noted)
            numbers = set()
            if os.path.exists(noted):
                with open(noted, encoding="ascii") as lines:
                    numbers = {int(line) for line in lines}
            return test, ran, numbers

    by_mutant, costs, failing = collections.defaultdict(list), {}, []
    with ThreadPoolExecutor(WORKERS) as pool:
        for test, ran, numbers in pool.map(one, tests):
            if ran.failed:
                failing.append(test.name)
                continue
            costs[test] = ran.cost
            for number in numbers:
                by_mutant[number].append(test)
    return by_mutant, costs, failing


def lots(tests, costs):
    """The tests in lots of one program each, the cheapest first."""
    lot, held, most = [], 0, FIRST_LOT
    for test in sorted(tests, key=lambda test: costs[test].cpu):
        lot.append(test)
        held += costs[test].cpu
        if held > most:
            yield from by_binary(lot)
            lot, held, most = [], 0, most * LONGER
    yield from by_binary(lot)


def by_binary(lot):
    for binary in dict.fromkeys(test.binary for test in lot):
        yield binary, [test for test in lot if test.binary == binary]


def noticed(number, tests, costs):
    """The test that notices a mutant, `time` where it keeps a test busy, or none."""
    for binary, lot in lots(tests, costs):
        limit = 30 + 10 * sum(costs[test].wall for test in lot)
        ran = Run(binary, [test.name for test in lot], limit, GOUJI_MUTANT=str(number))
        if ran.failed:
            return ran.failed
    return None
