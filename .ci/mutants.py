"""Tests the tests: a random sample of mutants of the program, each of which some test should notice.

Usage: .ci/mutants [SEED] [MUTANTS] [NUMBER…]

`cargo mutants` lists what can be changed; a seed draws the sample. All mutants of the sample are then
built into one program, each behind a switch, so that a mutant costs no build. All tests run once
without a mutant and note which switches made a difference; a mutant is then tried on those tests alone,
for on the others it changes nothing. With numbers of mutants, only these of the sample are tried.

Works on a copy of the tree under target/mutants (or GOUJI_MUTANTS_AT), where results.json is left. The
functions that run while compiling (`const fn`) have no switch, and what does not compile with one is
passed over for the next of the sample.
"""

import collections
import json
import os
import random
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import mutants_tried
from mutants_planted import ROOT, TREE, WORK, plant, tracked, write

AREAS = {
    "rules": ["src/rules.rs", "src/rules/**/*.rs", "src/rule.rs"],
    "recognition": ["src/recognise.rs", "src/recognise/**/*.rs"],
    "placement": ["src/grid.rs", "src/place.rs"],
    "figures": ["src/report.rs", "src/report/**/*.rs"],
    "identities": ["src/identities.rs"],
    "comparison": ["src/difference.rs", "src/series.rs", "src/series/**/*.rs", "src/rollup.rs"],
    "repair": ["src/repair.rs", "src/repair/**/*.rs", "src/correction.rs"],
}
# Tests of the sources, which here are others, and one that waits for signals by the clock.
LEFT_OUT = ("layers::", "interrupt::")


def listed():
    """All mutants of the areas, each with its area."""
    mutants = []
    for area, globs in AREAS.items():
        command = ["cargo", "mutants", "--list", "--json"]
        for glob in globs:
            command += ["--file", glob]
        found = json.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
        mutants += [dict(mutant, area=area) for mutant in found]
    for number, mutant in enumerate(mutants, 1):
        mutant["number"] = number
    return mutants


def cargo(*arguments):
    """Runs cargo over the tree; returns its messages."""
    environment = dict(os.environ, CARGO_PROFILE_DEV_OPT_LEVEL="1", CARGO_PROFILE_DEV_DEBUG="0",
                       CARGO_TARGET_DIR=str(WORK / "target"))
    ran = subprocess.run(["cargo", *arguments, "--locked", "--message-format=json"], cwd=TREE, env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return ran.returncode, [json.loads(line) for line in ran.stdout.splitlines() if line.startswith(b"{")]


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
                found = re.findall(r"mutant::(?:is|choose)\((\d+)", "\n".join(lines[max(0, first - reach):last + reach]))
                if found:
                    numbers |= set(map(int, found))
                    break
    return numbers


def built(seed, wanted):
    """The sample, planted and built, with the programs of the tests."""
    mutants, start = listed(), time.monotonic()
    order = list(mutants)
    random.Random(seed).shuffle(order)
    for path in tracked():
        if not path.startswith("src/"):
            write(TREE / path, (ROOT / path).read_bytes())
    # What does not compile is found by building again and again: kept as long as the list is the same.
    kept, names = WORK / "passed-over.json", [mutant["name"] for mutant in mutants]
    known = json.loads(kept.read_text()) if kept.exists() else {}
    passed = set(known["passed"]) if known.get("of") == names else set()
    while True:
        chosen = [mutant for mutant in order if mutant["number"] not in passed][:wanted]
        without = plant(chosen)
        if not without:
            # The library as the tests use it, and no other: its errors are those of the mutants.
            status, messages = cargo("test", "--no-run", "--test", "it")
            without = uncompiled(messages)
            if not without:
                break
        passed |= without
        kept.write_text(json.dumps({"of": names, "passed": sorted(passed)}))
    status, messages = cargo("test", "--no-run", "--lib", "--bins", "--test", "it") if not status else (status, messages)
    if status:
        errors = [message["message"]["rendered"] for message in messages if isinstance(message.get("message"), dict)
                  and message["message"].get("level") == "error"]
        sys.exit("\n".join(["the tests with the mutants do not compile", *errors]))
    binaries = [message["executable"] for message in messages
                if message.get("reason") == "compiler-artifact" and message.get("executable")
                and message["target"]["kind"] in (["lib"], ["test"])]
    print(f"seed {seed}: {len(chosen)} of {len(mutants)} mutants, {len(passed)} of the sample passed over; "
          f"built in {time.monotonic() - start:.0f} s", flush=True)
    return chosen, binaries


def tell(tried):
    """The figures, and the mutants that no test notices."""
    alive = [mutant for mutant in tried if mutant["by"] is None]
    for area in AREAS:
        count = sum(mutant["area"] == area for mutant in tried)
        print(f"{area}: {count - sum(mutant['area'] == area for mutant in alive)} of {count} killed")
    print(f"{len(tried) - len(alive)} of {len(tried)} mutants killed, "
          f"{sum(mutant['by'] == 'time' for mutant in tried)} of them by time")
    for mutant in alive:
        print(f"alive: {mutant['number']} {mutant['name']} ({mutant['tests']} tests tried)")


def main():
    seed, wanted, *numbers = (int(value) for value in sys.argv[1:] + ["1", "400"][len(sys.argv[1:3]):])
    for variable in ("GOUJI_MUTANT", "GOUJI_REACHED"):
        os.environ.pop(variable, None)
    WORK.mkdir(parents=True, exist_ok=True)
    chosen, binaries = built(seed, wanted)
    start = time.monotonic()
    reached, costs, failing = mutants_tried.reach(list(mutants_tried.listed(binaries, LEFT_OUT)))
    print(f"without a mutant: {len(costs)} tests in {time.monotonic() - start:.0f} s, of "
          f"{sum(cost.cpu for cost in costs.values()):.0f} s of one core; left out: {failing}", flush=True)
    tried, start = [], time.monotonic()
    to_try = [mutant for mutant in chosen if not numbers or mutant["number"] in numbers]

    def one(mutant):
        began, tests = time.monotonic(), reached[mutant["number"]]
        by = mutants_tried.noticed(mutant["number"], tests, costs)
        return dict(mutant, by=by, tests=len(tests), took=time.monotonic() - began)

    with ThreadPoolExecutor(mutants_tried.WORKERS) as pool, (WORK / "mutants.log").open("w") as log:
        for mutant in pool.map(one, to_try):
            tried.append(mutant)
            print(f"{len(tried)} in {time.monotonic() - start:.0f} s: {mutant['number']} {mutant['name']}: "
                  f"{mutant['by']} ({mutant['tests']} tests, {mutant['took']:.1f} s)", file=log, flush=True)
    (WORK / "results.json").write_text(json.dumps(tried, ensure_ascii=False, indent=1))
    tell(tried)


main()
