"""Texts of reports that attack what shows them, before a terminal emulator and LibreOffice.

    .ci/injection

Reports that hold each attack in each field, and files that are called so, are checked at a terminal
that obeys nothing: it must show what the same run writes without colours, and be told nothing but
colours. LibreOffice opens the workbook and must find no formula, link or sheet that harmless reports
do not have; of CSV, which holds texts as printed, it is counted how many cells it makes formulas of.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree
from pathlib import Path

import pyte

ROOT = Path(__file__).resolve().parent.parent
MARK = "甲乙"
ATTACKS = json.loads((ROOT / "tests/attacks.json").read_text(encoding="utf-8"))
PAGE = (ROOT / "fixtures/reports/2024-suqian/planted-transposed.html").read_text(encoding="utf-8")
# What stands in a report, and what is put there: `@` is the text.
FIELDS = [("<h1>宿迁市2024年", "<h1>@宿迁市2024年"), ("处理费380元", "处理费380元@"), ("<p>二、主动", "<p>二、@主动"),
          ("<p>五、存在", "<p>五、@存在"), ("共收到政府信息公开申请3525", "@本机关共收到政府信息公开申请3599"),
          ("<td>4340", "<td>4340@"), ("<td>行政强制", "<td>行政@检查"), ("72701.2578", "@")]
HREF = "{http://www.w3.org/1999/xlink}href"
FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"
SHEET, NAME = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table", "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}name"


def fail(message):
    sys.exit(f"injection: {message}")


def reports(place, texts):
    """Writes reports with the texts in every field, and files that are called so; in `in`."""
    (place / "in").mkdir()
    for number, text in enumerate(texts):
        page = PAGE
        for field, (old, new) in enumerate(FIELDS):
            put = texts[(number + field) % len(texts)].replace("&", "&amp;").replace("<", "&lt;")
            if old not in page:
                fail(f"{old} is not in the page")
            page = page.replace(old, new.replace("@", put), 1)
        (place / "in" / f"{number:02}.html").write_text(page, encoding="utf-8")
        (place / "in" / (text.replace("/", "\\") + ".html")).write_text(f"{PAGE}<!-- {number} -->", encoding="utf-8")


def run(gouji, place, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "LC_", "CLICOLOR"))}
    ran = subprocess.run([gouji, *arguments], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    return ran.stdout.decode(), ran.stderr.decode()


class Terminal:
    """What a terminal is told, by name, and the lines that it shows."""

    def __init__(self):
        self.told, self.lines, self.line = set(), [], ""

    def __getattr__(self, name):
        def tell(*_, **__):
            self.told.add(name)
        return tell

    def draw(self, text):
        self.line += text

    def linefeed(self):
        self.lines.append(self.line)
        self.line = ""


def terminals(gouji, place):
    """Checks what a terminal shows of text; how many lines it was."""
    count = 0
    for lang in ("zh", "en"):
        for arguments in (["check", "in"], ["check", "--verbose", "in"], ["check", "--format", "concise", "in"],
                          ["check", "--format", "github", "in"], ["rollup", "--parent", "in/00.html", "in"],
                          ["compare", "in/00.html", "in/01.html"]):
            plain, coloured = (run(gouji, place, "--lang", lang, "--color", color, *arguments) for color in ("never", "always"))
            if MARK not in plain[0]:
                fail(f"{arguments}: nothing came through")
            for shown in (plain, coloured):
                for told, meant in zip(shown, plain):
                    screen = Terminal()
                    pyte.Stream(screen).feed(told)
                    if screen.told - {"select_graphic_rendition"}:
                        fail(f"{arguments}: the terminal was told {sorted(screen.told)}")
                    if screen.lines + [screen.line] != meant.split("\n"):
                        fail(f"{arguments}: the terminal shows something else than the text")
                    turned = [c for c in meant if unicodedata.category(c) in ("Cc", "Zl", "Zp") and c != "\n"
                              or unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")]
                    if turned:
                        fail(f"{arguments}: {turned!r} reach the terminal")
                    count += len(screen.lines)
    return count


def opened(place, name, *options):
    """What LibreOffice makes of a file: its formulas, targets of links, sheets and text."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--norestore", *options,
                    "--convert-to", "fods", "--outdir", place / "opened", place / name],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    path = place / "opened" / (Path(name).stem + ".fods")
    formulas, links, sheets, text = [], set(), [], ""
    for element in xml.etree.ElementTree.parse(path).getroot().iter():
        formulas += [element.get(FORMULA)] if element.get(FORMULA) else []
        links |= {element.get(HREF)} if element.get(HREF) else set()
        sheets += [element.get(NAME)] if element.tag == SHEET else []
        text += element.text or ""
    return formulas, links, sheets, text


def kinds(formulas):
    """Formulas without the rows and figures that they are about."""
    return {re.sub(r"\d+", "0", formula) for formula in formulas}


def main():
    gouji = sys.argv[1]
    with tempfile.TemporaryDirectory() as work:
        places = {}
        for kind, texts in (("evil", ATTACKS), ("good", [f"{MARK}{number}" for number in range(len(ATTACKS))])):
            places[kind] = Path(work, kind)
            places[kind].mkdir()
            reports(places[kind], texts)
            run(gouji, places[kind], "check", "-o", "list.xlsx", "in")
        for name, arguments in (("findings.csv", ["check"]), ("figures.csv", ["export", "--shape", "long"])):
            csv, _ = run(gouji, places["evil"], *arguments, "--format", "csv", "in")
            (places["evil"] / name).write_text(csv, encoding="utf-8")
        lines = terminals(gouji, places["evil"])
        evil, good = (opened(places[kind], "list.xlsx") for kind in ("evil", "good"))
        if kinds(evil[0]) - kinds(good[0]) or len(evil[2]) > len(good[2]):
            fail(f"LibreOffice finds formulas or sheets of a report: {kinds(evil[0]) - kinds(good[0])}, {evil[2]}")
        outside = {link for link in evil[1] if not link.startswith("#")} - good[1]
        if any(not link.startswith(("../in/", "in/", "file:")) for link in outside):
            fail(f"LibreOffice finds links of a report: {outside}")
        if evil[3].count(MARK) < len(ATTACKS):
            fail("nothing came through to the workbook")
        # 44 is the comma, 34 the quote, 76 UTF-8; the rest as LibreOffice has it, which evaluates.
        of_csv = [len(opened(places["evil"], name, "--infilter=CSV:44,34,76")[0]) for name in ("findings.csv", "figures.csv")]
    print(f"{len(ATTACKS)} attacks: {lines} lines at a terminal, told nothing but colours; a workbook of {len(evil[2])} "
          f"sheets, {len(evil[0])} formulas, none of a report; {of_csv[0]} formulas in the CSV of findings, {of_csv[1]} in that of figures")


main()
