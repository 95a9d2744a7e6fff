"""Web pages read twice: by `gouji parse --cells`, and here, by html5lib and the HTML standard's rules
for spans, with nothing shared. What both read must be the same text, or what gouji reads must be what
the page was made to print, where it saw through damage to the mark-up.

The reading here is a narrow one: a figure counts where a label stands left of it and one above it
letter for letter, and where no other table says so too. Where it reads nothing, nothing is compared;
where it reads and gouji does not, that is counted. Pages are read as they are and with their mark-up
damaged: spans changed, tags lost, doubled and put in between.

    python3 .ci/differential.py GOUJI DIRECTORY MUTANTS [SEED]

reads every page of the directory and so many mutants of each. What `page.html` was made to print is
what `page.json` beside it says, or else what is read here of the page as it is.
"""

import collections
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import html5lib

GROUPS = ["（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"]
OUTCOMES = {
    "（一）予以公开": "granted",
    "（二）部分公开": "partially_granted",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "partially_granted",
    "1.属于国家秘密": "refused.state_secret",
    "2.其他法律行政法规禁止公开": "refused.prohibited_by_law",
    "3.危及“三安全一稳定”": "refused.security_and_stability",
    "4.保护第三方合法权益": "refused.third_party_rights",
    "5.属于三类内部事务信息": "refused.internal_affairs",
    "6.属于四类过程性信息": "refused.deliberative_process",
    "7.属于行政执法案卷": "refused.enforcement_file",
    "8.属于行政查询事项": "refused.administrative_query",
    "1.本机关不掌握相关政府信息": "unable.not_held",
    "2.没有现成信息需要另行制作": "unable.creation_required",
    "3.补正后申请内容仍不明确": "unable.unclear_after_correction",
    "1.信访举报投诉类申请": "not_processed.petition_or_complaint",
    "2.重复申请": "not_processed.duplicate_request",
    "3.要求提供公开出版物": "not_processed.published_material",
    "4.无正当理由大量反复申请": "not_processed.excessive_requests",
    "5.要求行政机关确认或重新出具已获取信息": "not_processed.confirmation_or_reissue",
    "（七）总计": "total",
}
ROWS = {
    "一、本年新收政府信息公开申请数量": "new",
    "二、上年结转政府信息公开申请数量": "carried_over",
    "四、结转下年度继续办理": "carried_forward",
    **{label: "outcomes." + path for label, path in OUTCOMES.items()},
}
COLUMNS = {
    "自然人": "natural_person",
    "商业企业": "commercial_enterprise",
    "科研机构": "research_institution",
    "社会公益组织": "public_welfare_organization",
    "法律服务机构": "legal_service_institution",
    "其他": "other_organization",
    "总计": "total",
}
ITEMS = {"规章": "regulations", "行政规范性文件": "normative_documents", "行政许可": "licensing",
         "行政处罚": "penalties", "行政强制": "coercive_measures"}
RULINGS = {"结果维持": "upheld", "结果纠正": "corrected", "其他结果": "other", "尚未审结": "pending",
           "总计": "total"}
MEASURES = {"本年制发件数": "issued", "本年废止件数": "repealed", "现行有效件数": "in_force",
            "本年处理决定数量": "decisions"}


def plain(text):
    """A text in one width, without white space and what has no width at all."""
    shown = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cf", "Zs"))
    return "".join("".join(shown).split())


def by_label(labels):
    return {plain(label): path for label, path in labels.items()}


ROWS, COLUMNS, ITEMS, RULINGS, MEASURES = map(by_label, (ROWS, COLUMNS, ITEMS, RULINGS, MEASURES))


def words(node):
    """A cell's text without what is no text of its own: tables in it, scripts."""
    parts = [node.text or ""]
    for child in node:
        if isinstance(child.tag, str) and child.tag not in ("table", "script", "style"):
            parts.append(words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def own(table, tags):
    """The elements of these tags that belong to a table and to none in it."""
    for child in table:
        if child.tag in tags:
            yield child
        elif isinstance(child.tag, str) and child.tag in ("tbody", "thead", "tfoot", "tr"):
            yield from own(child, tags)


def number(text, default, most):
    """A span as the standard parses a number that is not negative."""
    found = re.match(r"[ \t\n\f\r]*\+?([0-9]+)", text or "")
    return min(int(found[1]), most) if found else default


def grid(table):
    """For each place of a table the cell that covers it: (row, column, height, width, text)."""
    rows = list(own(table, ("tr",)))
    places = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in own(row, ("td", "th")):
            while (y, x) in places:
                x += 1
            across = number(cell.get("colspan"), 1, 1000) or 1
            down = number(cell.get("rowspan"), 1, 65534) or len(rows)
            down = min(down, len(rows) - y)
            placed = (y, x, down, across, plain(words(cell)))
            for place in ((y + dy, x + dx) for dy in range(down) for dx in range(across)):
                places.setdefault(place, placed)
            x += across
    return places


def heads(places, x, above, labels):
    """What of these labels stands above a place, the nearest first."""
    found = []
    for y in range(above - 1, -1, -1):
        cell = places.get((y, x))
        if cell and cell[4] in labels and cell not in found:
            found.append(cell)
    return found


def single(cell):
    """Whether a cell covers one place."""
    return cell[2:4] == (1, 1)


def figures(places):
    """Every figure of a table that labels name, by its path."""
    width = 1 + max((x for _, x in places), default=-1)
    height = 1 + max((y for y, _ in places), default=-1)
    for y in range(height):
        row = []
        for x in range(width):
            cell = places.get((y, x))
            if cell and (cell[0], cell[1]) == (y, x):
                row.append(cell)
        labels = [cell for cell in row if cell[4] in ROWS or cell[4] in ITEMS]
        for cell in row:
            left = [label for label in labels if label[1] < cell[1]]
            if not single(cell) or not left:
                continue
            label = left[-1][4]
            if label in ROWS:
                above = heads(places, cell[1], y, COLUMNS)
                if len(above) == 1:
                    yield f"applications.{ROWS[label]}.{COLUMNS[above[0][4]]}", cell[4]
            elif len(labels) == 1:
                above = heads(places, cell[1], y, MEASURES)
                measure = above and MEASURES[above[0][4]]
                is_regulation = label in map(plain, ("规章", "行政规范性文件"))
                if measure and is_regulation == (measure != "decisions"):
                    yield f"disclosure.{ITEMS[label]}.{measure}", cell[4]


def read(page):
    """Every figure of a page that labels name in one place only, by its path."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = collections.defaultdict(list)
    for table in tree.iter("table"):
        for path, text in figures(grid(table)):
            found[path].append(text)
    return {path: texts[0] for path, texts in found.items() if len(texts) == 1}


def mutant(chance, page):
    """The page with a few faults in its mark-up."""
    for _ in range(chance.randint(1, 4)):
        tags = list(re.finditer(r"</?(?:td|th|tr|tbody|table|p|span|div)\b[^<>]*>", page, re.I))
        spans = list(re.finditer(r"\b(?:col|row)span\s*=\s*[\"']?(\d+)", page, re.I))
        kind = chance.randrange(7)
        if kind == 0 and spans:
            start, end = chance.choice(spans).span(1)
            page = page[:start] + str(chance.choice([0, 1, 2, 3, 5, 20, 99999])) + page[end:]
        elif kind == 1 and tags:
            start, end = chance.choice(tags).span()
            page = page[:start] + page[end:]
        elif kind == 2 and tags:
            start, end = chance.choice(tags).span()
            page = page[:end] + page[start:end] + page[end:]
        elif tags:
            at = chance.choice(tags).end()
            put = {
                3: ["<td>", "</td>", "<tr>", "</tr>", "</table>", "<table>", "</p>", "<p>", "</div>"],
                4: ["<td></td>", "<tr></tr>", "<tbody>", "</tbody>"],
                5: ["<!-- -->", "<br>", "<b>", "</span>", "<a name=x></a>", "<center>"],
                6: ["<td colspan=2></td>", "<td rowspan=2></td>", "<td rowspan=0></td>"],
            }.get(kind, ["<tr><td>"])
            page = page[:at] + chance.choice(put) + page[at:]
    return page


def text_of(page):
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return page.decode("utf-16", "replace")
    try:
        return page.decode("utf-8-sig")
    except UnicodeDecodeError:
        return page.decode("gb18030", "replace")


def main():
    gouji, directory, mutants = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    seed = int(sys.argv[4]) if sys.argv[4:] else 1
    chance = random.Random(seed)
    counts, wrong = collections.Counter(), []
    with tempfile.TemporaryDirectory() as work:
        pages, made = {}, {}
        for path in sorted(directory.rglob("*.html")):
            text = re.sub(r"charset\s*=\s*[\"']?[\w-]+", "charset=utf-8", text_of(path.read_bytes()), flags=re.I)
            truth = path.with_suffix(".json")
            truth = json.loads(truth.read_text(encoding="utf-8")) if truth.exists() else read(text)
            truth = {path: plain(figure) for path, figure in truth.items()}
            for number in range(mutants + 1):
                name = f"{path.stem}-{number}.html"
                pages[name], made[name] = mutant(chance, text) if number else text, truth
                Path(work, name).write_text(pages[name], encoding="utf-8", errors="replace")
        ran = subprocess.run([gouji, "parse", "--cells", "--format", "ndjson", "."], cwd=work, text=True,
                             encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        parsed = collections.defaultdict(dict)
        for line in ran.stdout.splitlines():
            report = json.loads(line)
            name = report["source"]["path"].split("/")[-1].split("#")[0]
            for cell in report.get("cells", []):
                parsed[name][cell["cell"]] = cell
        for name, page in pages.items():
            counts["pages"] += 1
            ours = read(page)
            counts["pages read here"] += bool(ours)
            for path, text in ours.items():
                cell = parsed[name].get(path)
                if cell is None:
                    counts["figures that gouji says are absent"] += 1
                elif cell["state"] == "unreadable":
                    counts["figures that gouji says it cannot read"] += 1
                elif plain(cell["raw"]) == text:
                    counts["figures read alike"] += 1
                elif made[name].get(path) in (plain(cell["raw"]), str(cell.get("value"))):
                    counts["figures read through the damage"] += 1
                elif made[name].get(path) not in (None, text):
                    # Damage that moves cells and text out of their places leaves neither reader the
                    # figure that was made: it is counted, and shows nobody wrong.
                    counts["figures that neither reads as they were made"] += 1
                else:
                    wrong.append(f"{name}: {path}: {text!r} here, {cell['raw']!r} there")
                    if keep := sys.argv[5:]:
                        Path(keep[0], name).write_text(page, encoding="utf-8", errors="replace")
    for line in wrong[:40]:
        print(line)
    print(f"seed {seed}: " + ", ".join(f"{count} {what}" for what, count in counts.items())
          + f", {len(wrong)} read otherwise")
    sys.exit(1 if wrong or not counts["figures read alike"] else 0)


main()
