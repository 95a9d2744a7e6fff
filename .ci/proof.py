"""The arithmetic of `gouji check` against a brute force that shares nothing with it.

Random small reports with blanks and planted slips are written and checked in one run. Of every
sum of tables three and four the verdict is compared, of every report the smallest sets of figures
that must be wrong with the values forced on them, of some with figures of up to 18 digits; and
every printed figure, money with its decimals, with what was read.

    python3 .ci/proof.py GOUJI REPORTS [SEED]
"""

import itertools
import json
import random
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

COLUMNS = ["natural_person", "commercial_enterprise", "research_institution",
           "public_welfare_organization", "legal_service_institution", "other_organization", "total"]
OUTCOMES = [
    ("granted", "（一）予以公开"), ("partially_granted", "（二）部分公开"),
    ("refused.state_secret", "1.属于国家秘密"),
    ("refused.prohibited_by_law", "2.其他法律行政法规禁止公开"),
    ("refused.security_and_stability", "3.危及“三安全一稳定”"),
    ("refused.third_party_rights", "4.保护第三方合法权益"),
    ("refused.internal_affairs", "5.属于三类内部事务信息"),
    ("refused.deliberative_process", "6.属于四类过程性信息"),
    ("refused.enforcement_file", "7.属于行政执法案卷"),
    ("refused.administrative_query", "8.属于行政查询事项"),
    ("unable.not_held", "1.本机关不掌握相关政府信息"),
    ("unable.creation_required", "2.没有现成信息需要另行制作"),
    ("unable.unclear_after_correction", "3.补正后申请内容仍不明确"),
    ("not_processed.petition_or_complaint", "1.信访举报投诉类申请"),
    ("not_processed.duplicate_request", "2.重复申请"),
    ("not_processed.published_material", "3.要求提供公开出版物"),
    ("not_processed.excessive_requests", "4.无正当理由大量反复申请"),
    ("not_processed.confirmation_or_reissue", "5.要求行政机关确认或重新出具已获取信息"),
    ("other.correction_overdue",
     "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.fee_overdue",
     "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.other", "3.其他"),
]
GROUPS = {2: (8, "（三）不予公开"), 10: (3, "（四）无法提供"), 13: (5, "（五）不予处理"),
          18: (3, "（六）其他处理")}
ROWS = ([("new", "一、本年新收政府信息公开申请数量"), ("carried_over", "二、上年结转政府信息公开申请数量")]
        + [("outcomes." + key, label) for key, label in OUTCOMES]
        + [("outcomes.total", "（七）总计"), ("carried_forward", "四、结转下年度继续办理")])
PROCEEDINGS = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
RULINGS = ["upheld", "corrected", "other", "pending", "total"]
MONEY = "disclosure.fees.amount"


def applications(row, column):
    return f"applications.{row}.{column}"


def identities():
    """Each sum: the rule, the cells that are added up, the cells that they must equal."""
    for column in COLUMNS:
        yield ("APP001", [applications("new", column), applications("carried_over", column)],
               [applications("outcomes.total", column), applications("carried_forward", column)])
        yield ("APP002", [applications("outcomes." + key, column) for key, _ in OUTCOMES],
               [applications("outcomes.total", column)])
    for row, _ in ROWS:
        yield ("APP003", [applications(row, column) for column in COLUMNS[:-1]],
               [applications(row, "total")])
    for group in PROCEEDINGS:
        cells = [f"proceedings.{group}.{ruling}" for ruling in RULINGS]
        yield "PRO001", cells[:-1], cells[-1:]


IDENTITIES = list(identities())
COMPONENTS = [[sum_ for sum_ in IDENTITIES if sum_[0] != "PRO001"]] + [
    [sum_] for sum_ in IDENTITIES if sum_[0] == "PRO001"]


def true_figures(chance, most):
    """Figures of which every sum holds; those of few applicants, most are 0."""
    cells = {}
    for column in COLUMNS[:-1]:
        some = lambda: chance.randint(0, most) if chance.random() < 0.4 else 0
        total = 0
        for key, _ in OUTCOMES:
            cells[applications("outcomes." + key, column)] = value = some()
            total += value
        cells[applications("outcomes.total", column)] = total
        forward = some()
        over = chance.randint(0, total + forward)
        cells[applications("carried_forward", column)] = forward
        cells[applications("carried_over", column)] = over
        cells[applications("new", column)] = total + forward - over
    for row, _ in ROWS:
        cells[applications(row, "total")] = sum(cells[applications(row, c)] for c in COLUMNS[:-1])
    for group in PROCEEDINGS:
        results = [chance.randint(0, most) for _ in RULINGS[:-1]]
        for ruling, value in zip(RULINGS, results + [sum(results)]):
            cells[f"proceedings.{group}.{ruling}"] = value
    return cells


def slip(chance, cells):
    """Overwrites a figure as a tired person would."""
    name = chance.choice(list(cells))
    value = cells[name] or 0
    digits = str(value)
    kinds = [value + chance.randint(1, 3), max(0, value - chance.randint(1, 3)), int(digits[::-1])]
    if len(digits) < 18:
        kinds.append(int(digits + chance.choice("0123456789")))
    cells[name] = chance.choice(kinds)
    if chance.random() < 0.2:
        other = chance.choice([other for other in cells if other.split(".")[0] == name.split(".")[0]])
        cells[name], cells[other] = cells[other], cells[name]


def random_report(chance):
    """The printed cells (`None` is a blank) and the money, and whether there are large figures."""
    is_large = chance.random() < 0.1
    cells = true_figures(chance, 10 ** 15 if is_large else 4)
    for _ in range(min(chance.randint(0, 3), 1 if is_large else 3)):
        slip(chance, cells)
    if is_large:
        if chance.random() < 0.3:
            # More than 64 bits hold.
            for key, _ in OUTCOMES:
                cells[applications("outcomes." + key, "natural_person")] = 10 ** 18 - 1
    else:
        for _ in range(chance.choice([0, 0, 1, 1, 2, 3])):
            cells[chance.choice(list(cells))] = None
    money = chance.choice(["0", "0.00", "12.50", "0.07", "1234567.891",
                           f"{chance.randint(0, 9999)}.{chance.randint(0, 9999):04}"])
    return cells, money


def page(cells, money):
    def cell(name):
        return f"<td>{'' if cells[name] is None else cells[name]}</td>"

    rows = []
    for at, (key, label) in enumerate(ROWS):
        number, head = at - 2, ""
        if number == 0:
            head = "<td rowspan=22>三、本年度办理结果</td>"
        if number in GROUPS:
            head += "<td rowspan={}>{}</td>".format(*GROUPS[number])
        is_grouped = any(first <= number < first + count for first, (count, _) in GROUPS.items())
        across = 1 if is_grouped else 2 if 0 <= number <= 21 else 3
        figures = "".join(cell(applications(key, column)) for column in COLUMNS)
        rows.append(f"<tr>{head}<td colspan={across}>{label}</td>{figures}</tr>")
    results = "".join(cell(f"proceedings.{group}.{ruling}")
                      for group in PROCEEDINGS for ruling in RULINGS)
    names = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"
    once = names.replace("<td>", "<td rowspan=2>")
    return f"""<html><head><meta charset=utf-8></head><body>
<h1>清河县司法局2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>申请都按时答复。</p>
<p>二、主动公开政府信息情况</p>
<table><tr><td colspan=4>第二十条第（八）项</td></tr>
<tr><td>信息内容</td><td colspan=3>本年收费金额（单位：万元）</td></tr>
<tr><td>行政事业性收费</td><td colspan=3>{money}</td></tr></table>
<p>三、收到和处理政府信息公开申请情况</p>
<table>
<tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>\
<td colspan=7>申请人情况</td></tr>
<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>
<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>
{chr(10).join(rows)}
</table>
<p>四、政府信息公开行政复议、行政诉讼情况</p>
<table>
<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>
<tr>{once}<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
<tr>{names}{names}</tr>
<tr>{results}</tr>
</table>
<p>五、存在的主要问题及改进情况</p><p>解读还不够多。</p>
<p>六、其他需要报告的事项</p><p>没有。</p>
</body></html>
"""


def verdict(cells, sum_):
    """Whether a sum holds, by what its blanks can stand for."""
    left = sum(cells[name] or 0 for name in sum_[1])
    right = sum(cells[name] or 0 for name in sum_[2])
    if left == right:
        return "held"
    # Only more can stand on the side that has less.
    smaller = sum_[1] if left < right else sum_[2]
    return "not_assessed" if any(cells[name] is None for name in smaller) else "violated"


class TooManyValues(Exception):
    """The brute force would not come to an end."""


def solutions(cells, sums, free):
    """Every way to fill the free cells with whole numbers of at least 0 so that all sums hold.
    No value beyond the sum of all figures is tried: one that is open shows itself before."""
    touched = [sum_ for sum_ in sums if any(name in free for name in sum_[1] + sum_[2])]
    most = sum(abs(value) for value in cells.values() if value) + 1
    tried = 0

    def lacking(sum_, known):
        """What the free cells of the left must have more than those of the right."""
        side = lambda names: sum(known[name] or 0 for name in names if name in known)
        return side(sum_[2]) - side(sum_[1])

    def fill(known):
        nonlocal tried
        tried += 1
        if tried > 20000:
            raise TooManyValues
        best = None
        for sum_ in touched:
            left = [name for name in sum_[1] if name not in known]
            right = [name for name in sum_[2] if name not in known]
            lack = lacking(sum_, known)
            if not left and not right:
                if lack:
                    return
            elif not right and lack < 0 or not left and lack > 0:
                return
            elif len(left) + len(right) == 1:
                name = (left or right)[0]
                value = abs(lack)
                yield from fill({**known, name: value})
                return
            else:
                width = most if left and right else abs(lack)
                if best is None or width < best[0]:
                    best = width, (left or right)[0]
        open_ = [name for name in free if name not in known]
        if not open_:
            yield {name: known[name] for name in free}
            return
        if best is None:
            # No sum speaks of what is left: anything goes, and two values show it.
            best = 1, open_[0]
        for value in range(best[0] + 1):
            yield from fill({**known, best[1]: value})

    fixed = {name: value for name, value in cells.items() if name not in free}
    for sum_ in sums:
        if sum_ not in touched and lacking(sum_, fixed):
            return
    yield from fill(fixed)


def smallest_sets(cells, sums, most):
    """All smallest sets of printed figures that must be other than they are, each with the value
    forced on each; `None` where there is none of so many figures."""
    names = list(dict.fromkeys(name for sum_ in sums for name in sum_[1] + sum_[2]))
    here = {name: cells[name] for name in names}
    blanks = [name for name in names if here[name] is None]
    printed = [name for name in names if here[name] is not None]
    violated = [sum_ for sum_ in sums if verdict(here, sum_) == "violated"]
    members = [frozenset(sum_[1] + sum_[2]) for sum_ in violated]
    for size in range(most + 1):
        found = set()
        # Every set has a figure of each violated sum.
        stack, sets = [frozenset()], set()
        while stack:
            chosen = stack.pop()
            unmet = next((names for names in members if not names & chosen), None)
            if len(chosen) == size:
                if unmet is None:
                    sets.add(chosen)
            else:
                stack.extend({chosen | {name} for name in (unmet or printed)
                              if here[name] is not None and name not in chosen})
        for chosen in sets:
            fewest, values = None, None
            for solution in solutions(here, sums, sorted(chosen) + blanks):
                used = sum(1 for name in blanks if solution[name])
                if fewest is None or used < fewest:
                    fewest, values = used, {name: {solution[name]} for name in chosen}
                elif used == fewest:
                    for name in chosen:
                        values[name].add(solution[name])
            if fewest is not None:
                found.add(frozenset((name, min(values[name]) if len(values[name]) == 1 else None)
                                    for name in chosen))
        if found:
            return found
    return None


def main():
    gouji, count = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    chance = random.Random(seed)
    sums = sets = skipped = figures = overflown = 0
    wrong = []
    with tempfile.TemporaryDirectory() as work:
        reports = [random_report(chance) for _ in range(count)]
        for number, (cells, money) in enumerate(reports):
            Path(work, f"{number:06}.html").write_text(page(cells, money), encoding="utf-8")

        def run(*arguments):
            ran = subprocess.run([gouji, *arguments, "--lang", "en", "."], cwd=work, text=True,
                                 encoding="utf-8", stdout=subprocess.PIPE)
            lines = [json.loads(line, parse_float=Decimal) for line in ran.stdout.splitlines()]
            assert len(lines) == count, f"{len(lines)} results of {count} reports"
            return lines

        checked = run("check", "--format", "ndjson", "--no-link",
                      "--select", "APP001,APP002,APP003,PRO001")
        parsed = run("parse", "--format", "ndjson", "--cells")
    for number, ((cells, money), check, parse) in enumerate(zip(reports, checked, parsed)):
        def differ(what, ours, theirs):
            wrong.append(f"report {number}, {what}: expected {ours}, gouji says {theirs}")

        read = {cell["cell"]: cell["value"] for cell in parse["cells"]}
        for name, value in {**cells, MONEY: Decimal(money)}.items():
            figures += 1
            if read.get(name) != value:
                differ(name, value, read.get(name))
        verdicts = [verdict(cells, sum_) for sum_ in IDENTITIES]
        sums += len(verdicts)
        for word in ("held", "violated", "not_assessed"):
            if check["assessed"][word] != verdicts.count(word):
                differ(word, verdicts.count(word), check["assessed"][word])
        said = {(finding["rule"], frozenset(cell["cell"] for cell in finding["cells"])): finding
                for finding in check["findings"]}
        ours = {(sum_[0], frozenset(sum_[1] + sum_[2])): sum_
                for sum_, word in zip(IDENTITIES, verdicts) if word == "violated"}
        if said.keys() != ours.keys():
            differ("violated sums", len(ours), len(said))
        for key in said.keys() & ours.keys():
            for side, word in ((1, "expected"), (2, "actual")):
                value = sum(cells[name] or 0 for name in ours[key][side])
                if value >= 2 ** 63:
                    # Past 64 bits the field is empty, and the message has the sum.
                    overflown += 1
                    if str(value) not in said[key]["message"]:
                        differ("sum in the message", value, said[key]["message"])
                    value = None
                if said[key].get(word) != value:
                    differ(word, value, said[key].get(word))
        try:
            parts = [smallest_sets(cells, component, 3) for component in COMPONENTS]
        except TooManyValues:
            skipped += 1
            continue
        repair = check.get("repair")
        if None in parts:
            known = sum(4 if part is None else len(next(iter(part))) for part in parts)
            if not repair or repair["changes"] < known:
                differ("fewest figures", f"at least {known}", repair and repair["changes"])
            continue
        expected = {frozenset().union(*choice) for choice in itertools.product(*parts)}
        theirs = {frozenset((edit["cell"], edit["to"]) for edit in alternative["edits"])
                  for alternative in repair["alternatives"]} if repair else {frozenset()}
        if repair and not repair["exhaustive"]:
            skipped += 1
            continue
        sets += len(expected) if repair else 0
        if expected != theirs:
            differ("smallest sets", sorted(map(sorted, expected - theirs), key=str)[:3],
                   sorted(map(sorted, theirs - expected), key=str)[:3])
    for line in wrong[:20]:
        print(line)
    print(f"seed {seed}: {count} reports, {figures} figures, {sums} sums ({overflown} past 64 bits), "
          f"{sets} smallest sets, {skipped} reports too long for the brute force: "
          f"{len(wrong)} disagreements")
    sys.exit(1 if wrong else 0)


main()
