"""A run over many files, of which some are broken in every way that a directory can hold: none of
the others may be lost, and memory may not grow with their number.

    python3 .ci/many.py GOUJI FILES BROKEN [--no-link]
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

GOOD = """<meta charset=utf-8><h1>清河县{name}局2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>申请都按时答复。</p><p>二、主动公开政府信息情况</p>
<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>
<tr><td>行政许可</td><td>{number}</td></tr></table>"""

BROKEN = [
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"\xff\xfe\x00" * 100),
    lambda path: path.write_bytes(b"PK\x03\x04 cut off"),
    lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj <<"),
    lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    lambda path: path.write_bytes(b"<div>" * 6000),
    lambda path: path.write_bytes(b"<table><tr><td colspan=999999999 rowspan=65534>"),
    lambda path: path.write_bytes(b"[" * 10000),
    lambda path: path.write_text("<p>只有文字，没有表格。</p>", encoding="utf-8"),
    lambda path: path.symlink_to("nowhere.html"),
    lambda path: path.symlink_to("."),
    lambda path: os.mkfifo(path),
]


def good_page(number):
    """A report of a body of its own, without digits in its name, which may be a year's."""
    name = "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in str(number))
    return GOOD.format(number=number, name=name)


def most_memory():
    """The most that any run so far has held, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main():
    gouji, files, broken = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with tempfile.TemporaryDirectory() as work:
        good = set()
        for number in range(files):
            path = Path(work, f"{number:06}.html")
            if number * broken // files != (number + 1) * broken // files:
                BROKEN[number * broken // files % len(BROKEN)](path)
            else:
                path.write_text(good_page(number), encoding="utf-8")
                good.add(path.name)
        name = os.fsencode(work) + b"/\xb9\xa4\n.html"
        Path(os.fsdecode(name)).write_text(good_page(1), encoding="utf-8")
        ran = subprocess.Popen([gouji, "check", "--format", "ndjson", *sys.argv[4:], "."], cwd=work,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        read, failed = set(), 0
        for line in ran.stdout:
            result = json.loads(line)
            if result["status"] == "failed":
                failed += 1
            else:
                read.add(result["source"]["path"].removeprefix("./"))
        status = ran.wait()
        memory = most_memory()
        with tempfile.NamedTemporaryFile(suffix=".html") as page:
            subprocess.run([gouji, "check", "--format", "html", "-o", page.name, *sys.argv[4:], "."],
                           cwd=work, stderr=subprocess.DEVNULL)
            size = os.path.getsize(page.name) / 2 ** 20
    lost = good - read
    print(f"{files} files, {broken} of them broken: {len(read)} read, {failed} failed by name, "
          f"{len(lost)} lost, status {status}, {memory:.1f} MB at most; "
          f"as a page of {size:.1f} MB, {most_memory():.1f} MB at most")
    # The one whose name is no UTF-8 was read too.
    sys.exit(bool(lost) or len(read) != len(good) + 1 or status != (2 if broken else 1))


main()
