"""Tests the tests: a random sample of mutants of the program, each of which some test should notice.

Usage: .ci/mutants [SEED] [MUTANTS]

`cargo mutants` lists what can be changed; a seed draws the sample. All mutants of the sample are then
built into one program, each behind a switch (an environment variable names the one that is on), so
that a mutant costs a run of the tests and no build. Works on a copy of the tree under
target/mutants, where survivors.txt is left. The functions that run while compiling (`const fn`) have
no switch, and what does not compile with one is passed over for the next of the sample.
"""

import bisect
import collections
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

import tree_sitter
import tree_sitter_rust

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = pathlib.Path(os.environ.get("GOUJI_MUTANTS_AT", ROOT / "target" / "mutants"))
TREE = WORK / "tree"
AREAS = {
    "rules": ["src/rules.rs", "src/rules/**/*.rs", "src/rule.rs"],
    "recognition": ["src/recognise.rs", "src/recognise/**/*.rs"],
    "placement": ["src/grid.rs", "src/place.rs"],
    "figures": ["src/report.rs", "src/report/**/*.rs"],
    "identities": ["src/identities.rs"],
    "comparison": ["src/difference.rs", "src/series.rs", "src/series/**/*.rs", "src/rollup.rs"],
    "repair": ["src/repair.rs", "src/repair/**/*.rs", "src/correction.rs"],
}
# The tests beside the unit tests that are nearest to an area, by the beginning of their names.
NEAR = {
    "rules": ["rules::"],
    "recognition": ["table_", "structure::", "bodies::", "fixtures::", "unruled::"],
    "placement": ["table_", "structure::", "fixtures::"],
    "figures": ["table_", "fixtures::", "rules::"],
    "identities": ["rules::", "repair::"],
    "comparison": ["repeated::", "rules::", "series::", "compare::", "rollup::"],
    "repair": ["repair::", "fixtures::"],
}
# How many random reports and cases these take; with all tests it is four times as many.
FEW = {"RANDOM_REPORTS": "25", "PROPTEST_CASES": "16"}
# All that says something of these areas.
FAR = ["rules::", "reading::", "repair::", "fixtures::", "table_", "repeated::", "claims::", "series::", "rollup::",
       "met::", "docs::", "compare::", "narrative::", "structure::", "unruled::", "bodies::", "everyday::", "export::", "html::",
       "office::", "outputs::", "parsed::", "pdf::", "several::"]
SWITCH = '''//! Which mutant is on.
use std::sync::OnceLock;
/// Whether it is this one.
pub fn is(number: u32) -> bool {
    static ON: OnceLock<u32> = OnceLock::new();
    number == *ON.get_or_init(|| {
        std::env::var("GOUJI_MUTANT").ok().and_then(|on| on.parse().ok()).unwrap_or(0)
    })
}
'''
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))


def listed():
    """All mutants of the areas, each with its area."""
    mutants = []
    for area, globs in AREAS.items():
        command = ["cargo", "mutants", "--list", "--json"]
        for glob in globs:
            command += ["--file", glob]
        found = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
        mutants += [dict(mutant, area=area) for mutant in found]
    return mutants


class Source:
    """A file, and the nodes of its syntax tree in which mutants are."""

    def __init__(self, path):
        self.text = (ROOT / path).read_bytes()
        self.lines = [0]
        for line in self.text.split(b"\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.tree = PARSER.parse(self.text)
        self.at = collections.defaultdict(list)

    def offset(self, place):
        """The byte at a line and a column, which count from 1; columns count characters."""
        start = self.lines[place["line"] - 1]
        line = self.text[start:self.lines[place["line"]]].decode()
        return start + len(line[:place["column"] - 1].encode())

    def node(self, mutant):
        """The node that a mutant's switch takes the place of; none where there is no room for one."""
        start, end = (self.offset(mutant["span"][side]) for side in ("start", "end"))
        node = self.tree.root_node.descendant_for_byte_range(start, max(start, end - 1))
        holder = node
        while holder and holder.type != "function_item":
            if holder.type in ("const_item", "static_item", "macro_invocation", "token_tree"):
                return None
            holder = holder.parent
        if holder and any(child.type == "function_modifiers" and b"const" in child.text for child in holder.children):
            return None
        kinds = {
            "FnValue": lambda node: node.type == "block" and node.parent.type == "function_item",
            "BinaryOperator": lambda node: node.type in ("binary_expression", "compound_assignment_expr")
            and node.child_by_field_name("operator" if node.type == "binary_expression" else "operator").start_byte == start,
            "UnaryOperator": lambda node: node.type == "unary_expression" and node.start_byte == start,
            "MatchArm": lambda node: node.type == "match_arm" and node.start_byte == start,
            "MatchArmGuard": lambda node: node.type == "match_arm",
            "StructField": lambda node: node.type == "field_initializer" and node.start_byte == start,
        }
        fits = kinds.get(mutant["genre"])
        while node and not (fits and fits(node)):
            node = node.parent
        return node

    def written(self):
        """The file with the switches."""
        return self.render(self.tree.root_node)

    def inside(self, node):
        """A node's text with the switches of what is in it."""
        if not node.children:
            return self.text[node.start_byte:node.end_byte]
        parts, at = [], node.start_byte
        for child in node.children:
            parts += [self.text[at:child.start_byte], self.render(child)]
            at = child.end_byte
        return b"".join(parts) + self.text[at:node.end_byte]

    def render(self, node):
        mutants = self.at.get((node.start_byte, node.end_byte, node.type))
        if not mutants:
            return self.inside(node)
        on = [b"crate::mutant::is(%d)" % mutant["number"] for mutant in mutants]
        values = [mutant["replacement"].encode() for mutant in mutants]
        if node.type == "block":
            early = b"".join(b" if %s { return %s; }" % pair for pair in zip(on, values))
            return b"{" + early + self.inside(node)[1:]
        if node.type in ("binary_expression", "compound_assignment_expr"):
            left, right = (self.render(node.child_by_field_name(side)) for side in ("left", "right"))
            own = node.child_by_field_name("operator").text
            cases = b"".join(b"if %s { %s %s %s } else " % (test, left, value, right) for test, value in zip(on, values))
            return b"(%s{ %s %s %s })" % (cases, left, own, right)
        if node.type == "unary_expression":
            return b"(if %s { %s } else { %s })" % (on[0], self.render(node.children[-1]), self.inside(node))
        if node.type == "field_initializer":
            base = next(child for child in node.parent.children if child.type == "base_field_initializer")
            name = node.child_by_field_name("field").text
            value = self.render(node.child_by_field_name("value"))
            return b"%s: if %s { (%s).%s } else { %s }" % (name, on[0], base.children[-1].text, name, value)
        return self.arm(node, mutants, on)

    def arm(self, node, mutants, on):
        """An arm of a match, whose guard is switched or which is switched off."""
        pattern = node.child_by_field_name("pattern")
        guard = pattern.child_by_field_name("condition")
        test = self.render(guard) if guard else b"true"
        for mutant, is_on in zip(mutants, on):
            if mutant["genre"] == "MatchArmGuard" and mutant["replacement"] == "true":
                test = b"(%s || %s)" % (is_on, test)
            else:
                test = b"(!%s && %s)" % (is_on, test)
        shown = self.text[pattern.start_byte:pattern.children[0].end_byte if guard else pattern.end_byte]
        rest = b"".join(
            self.text[before.end_byte:child.start_byte] + self.render(child)
            for before, child in zip(node.children, node.children[1:])
        )
        return shown + b" if " + test + rest


def plant(mutants):
    """Writes the tree with these mutants; returns those that there is no room for."""
    sources, without = {}, []
    for mutant in mutants:
        source = sources.setdefault(mutant["file"], None) or Source(mutant["file"])
        sources[mutant["file"]] = source
        node = source.node(mutant)
        if node is None:
            without.append(mutant["number"])
        else:
            source.at[(node.start_byte, node.end_byte, node.type)].append(mutant)
    for path in tracked("src"):
        source = sources.get(path)
        text = source.written() if source else (ROOT / path).read_bytes()
        if path == "src/lib.rs":
            text = text.replace(b"pub mod place;", b"#[allow(missing_docs)]\npub mod mutant;\npub mod place;", 1)
        write(TREE / path, text)
    write(TREE / "src" / "mutant.rs", SWITCH.encode())
    return set(without)


def tracked(*folders):
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return [path for path in listed.stdout.decode().split("\0") if path and (ROOT / path).is_file()]


def write(path, text):
    """Writes a file, unless it says the same already: a build looks at its time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text:
        path.write_bytes(text)


def cargo(*arguments):
    """Runs cargo over the tree; returns its messages."""
    environment = dict(os.environ, CARGO_PROFILE_DEV_OPT_LEVEL="1", CARGO_PROFILE_DEV_DEBUG="0",
                       CARGO_TARGET_DIR=str(WORK / "target"))
    ran = subprocess.run(["cargo", *arguments, "--locked", "--message-format=json"], cwd=TREE, env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return [json.loads(line) for line in ran.stdout.splitlines() if line.startswith(b"{")]


def uncompiled(messages):
    """The numbers of the mutants in which an error is."""
    numbers = set()
    for message in messages:
        message = message.get("message")
        if not isinstance(message, dict) or message.get("level") != "error" or not message["spans"]:
            continue
        for span in message["spans"]:
            if not span["is_primary"] or not span["file_name"].startswith("src/"):
                continue
            lines = (TREE / span["file_name"]).read_text().split("\n")
            first, last = span["line_start"] - 1, span["line_end"]
            for reach in range(0, 60):
                found = re.findall(r"mutant::is\((\d+)\)", "\n".join(lines[max(0, first - reach):last + reach]))
                if found:
                    numbers |= set(map(int, found))
                    break
    return numbers


class Ran:
    """A run of some tests: which failed, and how long it took."""

    def __init__(self, binary, filters, mutant, limit, skipped, to_end=False, few=False):
        command = [binary, *filters, "--test-threads", "2"]
        for name in skipped:
            command += ["--skip", name]
        start, self.failed, self.timed_out, self.count = time.monotonic(), [], False, 0
        environment = dict(os.environ, GOUJI_MUTANT=str(mutant), RUST_BACKTRACE="0", **(FEW if few else {}))
        process = subprocess.Popen(command, cwd=TREE, env=environment, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, start_new_session=True, text=True, errors="replace")

        def end():
            self.timed_out = True
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end)
        timer.start()
        for line in process.stdout:
            said = re.match(r"test (.*?)(?: - should panic)? \.\.\. (\w+)", line)
            self.count += bool(said)
            if said and said[2] == "FAILED":
                self.failed.append(said[1])
                if not to_end:
                    os.killpg(process.pid, signal.SIGKILL)
                    break
        status = process.wait()
        timer.cancel()
        self.took = time.monotonic() - start
        if status and not self.failed:
            # It ended without saying which: by a limit of its own, or by no stack being left.
            self.failed.append("the run")


def stages(mutant):
    """Which tests are run, the nearest first: of the module, of the area, all."""
    modules = pathlib.Path(mutant["file"]).with_suffix("").parts[1:]
    yield "gouji", ["::".join(modules) + "::"]
    if modules[0] == "rules" and len(modules) > 1:
        yield "it", [f"at_work::{modules[-1]}::"]
    yield "gouji", [modules[0] + "::"]
    yield "it", NEAR[mutant["area"]]
    if mutant["area"] in ("recognition", "placement", "figures"):
        yield "it", ["reading::"]


def is_killed(mutant, stages, binaries, limits, skipped, few=False):
    """Which test notices a mutant, if one does."""
    for binary, filters in stages:
        ran = Ran(binaries[binary], filters, mutant["number"], limits[binary], skipped, few=few)
        if ran.failed:
            return "time" if ran.timed_out else ran.failed[0]
    return None


def built(seed, wanted):
    """The sample, planted and built, with all mutants and the programs of the tests."""
    mutants, start = listed(), time.monotonic()
    for number, mutant in enumerate(mutants, 1):
        mutant["number"] = number
    order = list(mutants)
    random.Random(seed).shuffle(order)
    for path in tracked():
        if not path.startswith("src/"):
            write(TREE / path, (ROOT / path).read_bytes())
    passed = set()
    while True:
        chosen = [mutant for mutant in order if mutant["number"] not in passed][:wanted]
        without = plant(chosen) or uncompiled(cargo("check", "--lib"))
        if not without:
            break
        passed |= without
    messages = cargo("test", "--no-run", "--lib", "--bins", "--test", "it")
    binaries = {message["target"]["name"]: message["executable"] for message in messages
                if message.get("reason") == "compiler-artifact" and message.get("executable")
                and message["target"]["kind"] in (["lib"], ["test"])}
    print(f"seed {seed}: {len(chosen)} of {len(mutants)} mutants, {len(passed)} of the sample passed over; "
          f"built in {time.monotonic() - start:.0f} s", flush=True)
    return chosen, binaries


def main():
    seed, wanted = (int(value) for value in (sys.argv[1:] + ["1", "400"][len(sys.argv) - 1:])[:2])
    os.environ.pop("GOUJI_MUTANT", None)
    WORK.mkdir(parents=True, exist_ok=True)
    chosen, binaries = built(seed, wanted)
    skipped, limits, everything = ["layers::", "interrupt::"], {}, [("gouji", []), ("it", FAR)]
    for binary, filters in everything:
        ran = Ran(binaries[binary], filters, 0, 3600, skipped, to_end=True)
        skipped += ran.failed
        limits[binary] = 60 + 4 * ran.took
        print(f"without a mutant: {ran.count} tests in {ran.took:.1f} s; left out: {ran.failed}", flush=True)
    start, log = time.monotonic(), (WORK / "mutants.log").open("w")
    alive = []
    for done, mutant in enumerate(chosen, 1):
        by = is_killed(mutant, stages(mutant), binaries, limits, skipped, few=True)
        if by is None:
            alive.append(mutant)
        took = (time.monotonic() - start) / done
        print(f"{done} {took:.1f} s each, {len(alive)} alive: {mutant['name']}: {by}", file=log, flush=True)
    print(f"near tests: {len(chosen) - len(alive)} of {len(chosen)} killed, {took:.1f} s each", flush=True)
    survivors = []
    for mutant in alive:
        by = is_killed(mutant, everything, binaries, limits, skipped)
        if by is None:
            survivors.append(mutant)
        print(f"{mutant['name']}: {by}", file=log, flush=True)
    for area in AREAS:
        lost = sum(mutant["area"] == area for mutant in survivors)
        count = sum(mutant["area"] == area for mutant in chosen)
        print(f"{area}: {count - lost} of {count} killed")
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} mutants killed")
    for mutant in survivors:
        print(f"alive: {mutant['name']}")


main()
