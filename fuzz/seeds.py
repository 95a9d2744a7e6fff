"""Writes what the fuzzer starts from: seeds for every target, made of the fixtures, each into the
folder of its target's name, and fuzz/words.dict, the words of words.txt as libFuzzer reads them.
Usage: python3 fuzz/seeds.py FOLDER"""

import email.message
import hashlib
import json
import pathlib
import re
import sys
import zipfile
import zlib

FUZZ = pathlib.Path(__file__).resolve().parent
FIXTURES = FUZZ.parent / "fixtures"
SEEDS = pathlib.Path(sys.argv[1])
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"]
# What of a package the target `package` puts its bytes in the place of, by its first byte.
PARTS = {"word/document.xml": 0, "xl/worksheets/sheet1.xml": 1, "content.xml": {".odt": 2, ".ods": 3}}


def seed(target, content):
    """Keeps a seed under a name of its content, as libFuzzer names what it keeps."""
    folder = SEEDS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(content).hexdigest()).write_bytes(content)


def text_of(page):
    """A page's text, in whichever of the two encodings of the fixtures it is."""
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return page.decode("gb18030")


def mail(page):
    """A page saved as one file."""
    message = email.message.EmailMessage()
    message["Subject"] = "年度报告"
    message.set_content(page, subtype="html", cte="quoted-printable")
    return message.as_bytes()


def pages():
    """The reports, whole, in every encoding and carrier, and their tables alone."""
    for path in sorted(FIXTURES.glob("reports/*/*")):
        page = path.read_bytes()
        text = text_of(page)
        for target in ("read", "outputs"):
            seed(target, page)
        for table in re.findall(r"<table.*?</table>", text, re.S):
            seed("read", table.encode())
            seed("pages", table.encode())
        if path.suffix == ".html":
            seed("pages", text[:40_000].encode())
        for encoding in ENCODINGS:
            seed("decode", text[:400].encode(encoding, "replace"))
        seed("read", json.dumps({"data": {"content": text}}, ensure_ascii=False).encode())
        seed("read", mail(text))
        seed("package", b"\x04" + page)


def files():
    """Office files and PDF, whole and by their parts, which are not compressed."""
    for path in sorted(FIXTURES.glob("formats/*.*")):
        if path.suffix == ".md":
            continue
        seed("read", path.read_bytes())
        if not zipfile.is_zipfile(path):
            continue
        with zipfile.ZipFile(path) as package:
            for name in set(PARTS) & set(package.namelist()):
                kind = PARTS[name]
                kind = kind if isinstance(kind, int) else kind[path.suffix]
                seed("package", bytes([kind]) + package.read(name))
    for path in sorted(FIXTURES.glob("pdf/*.pdf")):
        file = path.read_bytes()
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", file, re.S):
            try:
                plain = zlib.decompressobj().decompress(stream)
            except zlib.error:
                continue
            if b"begincmap" in plain:
                seed("paper", b"\x01" + plain)
            elif b" Tf" in plain:
                seed("paper", b"\x00" + plain)
        seed("read", file)


def settings():
    """Settings and accepted findings with every key."""
    seed("settings", b'''select = ["ALL", "APP"]
ignore = ["NAR001"]
fail-on = "warning"
blank-as-zero = true
baseline = "accepted.toml"
exclude = ["drafts/", "*.bak.html"]
deadline = "01-28"
overview-limit = 1000
required-subjects = ["\xe4\xbf\xa1\xe6\x81\xaf\xe5\xa4\x84\xe7\x90\x86\xe8\xb4\xb9"]
roster = "bodies.csv"

[severity]
APP001 = "info"
''')
    seed("settings", b'''schema = "gouji/baseline/1"

[report."a.html".APP001]
y = 1

[report."b.html".APP003]
"outcomes.granted" = 2
''')


def words():
    """The dictionary: libFuzzer takes no byte beyond ASCII as it is."""
    lines = (FUZZ / "words.txt").read_text(encoding="utf-8").splitlines()
    entries = ["".join(f"\\x{byte:02X}" for byte in line.encode()) for line in lines if line]
    (FUZZ / "words.dict").write_text("".join(f'"{entry}"\n' for entry in entries), encoding="ascii")


pages()
files()
settings()
words()
