// The page in a real browser, opened from disk: `node --test tests/html/` (see the README).
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folder, many, page as write, planted, report, require } from "./pages.mjs";

const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const shots = join(folder, "shots");
mkdirSync(shots, { recursive: true });

const HOSTILE = "</script><img src=x onerror=\"window.hacked=1\">'\u2028&";
const escaped = HOSTILE.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const files = {
  "clean.html": report({}),
  "failed.html": "<p>没有报告</p>",
  "hostile.html": report({ 30: escaped }, { 宿迁市: `宿${escaped}市`, 2024: "2022" }),
  "odd.html": report({ 10: "3404", 12: "", 13: "—", 25: "-3", 30: "12件", 40: "不详", 174: "31", 183: "9" }, { 宿迁市: "泗阳县" }),
  "slip.html": report({ 34: "463" }, { 宿迁市: "沭阳县", 2024: "2023" }),
};

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser.close());

/** Opens a page, hands it to `use`, and fails on any request, error or script of a stranger. */
async function open(path, use, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = [];
  page.on("request", (request) => {
    if (!/^(file|about):/.test(request.url())) trouble.push(`request ${request.url()}`);
  });
  page.on("console", (message) => trouble.push(`${message.type()} ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("dialog", (dialog) => trouble.push(`dialog ${dialog.message()}`));
  await page.goto(path.startsWith("/") ? `file://${path}${options.hash ?? ""}` : path);
  await use(page);
  if (options.javaScriptEnabled !== false) {
    assert.equal(await page.evaluate(() => window.hacked), undefined);
  }
  assert.deepEqual(trouble, []);
  await context.close();
}

const accessible = async (page, what) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  assert.deepEqual(
    found.violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0].html} ${nodes[0].failureSummary}`), []);
};
const shot = async (page, name, fullPage = true) => {
  if (fullPage) await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
};
const focused = (page) => page.evaluate(() => document.activeElement.id);
const visibleRows = (page) => page.locator("table.reports tbody tr:visible").count();

test("one report is drawn without script", async () => {
  const path = write("planted", { "planted.html": planted });
  await open(path, async (page) => {
    assert.equal(await page.locator("h1").innerText(), "宿迁市");
    const wrong = page.locator("td.edit");
    assert.equal(await wrong.count(), 1);
    assert.equal(await wrong.locator("del").innerText(), "4340");
    assert.equal(await wrong.locator("ins").innerText(), "3440");
    assert.match(await wrong.innerText(), /必改/);
    assert.equal(await page.locator("tfoot td.sum").count(), 1);
    assert.match(await page.locator("tfoot td.sum").innerText(), /3440 \+ 118 = 3558[\s\S]*≠[\s\S]*4340 \+ 118 = 4458/);
    assert.equal(await page.locator("tbody td.sum").count(), 1);
    // The figure comes first, with a line for each sum that it explains.
    assert.match(await page.locator(".cause ul").innerText(), /4340 应为 3440/);
    assert.equal(await page.locator(".cause ol > li").count(), 3);
    assert.equal(await page.locator(".rule").count(), 0);
    assert.equal(await page.locator(".bases dt").count(), 3);
    for (const link of await page.locator("article a").all()) {
      const target = (await link.getAttribute("href")).slice(1);
      assert.equal(await page.locator(`[id="${target}"]`).count(), 1, target);
    }
    assert.equal(await page.locator("#theme").isVisible(), false);
  }, { javaScriptEnabled: false });
});

test("a finding leads to its cell and the cell back to it", async () => {
  const path = write("odd", { "odd.html": files["odd.html"] });
  await open(path, async (page) => {
    await page.locator(".rule li ul a").first().click();
    const cell = await focused(page);
    assert.match(cell, /^[adp]\d+$/);
    await page.locator(`#${cell} a.ref`).first().click();
    assert.match(await focused(page), /^f\d+$/);
    assert.equal(await page.locator("td.blank").count(), 1);
    assert.equal(await page.locator("td.dash").count(), 1);
    assert.equal(await page.locator("td.unreadable").count(), 1);
    await accessible(page, "odd");
    await shot(page, "report-light");
    await page.emulateMedia({ colorScheme: "dark" });
    await accessible(page, "odd in dark");
    await shot(page, "report-dark");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#theme").isVisible(), false);
    await shot(page, "report-print");
    const pdf = await page.pdf({ path: join(shots, "report.pdf"), preferCSSPageSize: true });
    assert.ok(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length >= 2);
  });
  await open(path, async (page) => {
    await accessible(page, "odd on a telephone");
    await shot(page, "report-narrow");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, { viewport: { width: 400, height: 800 } });
});

test("English keeps the form's labels and adds a gloss", async () => {
  await open(write("odd", { "odd.html": files["odd.html"] }, "en"), async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.match(await page.locator("table.applications thead").innerText(), /自然人\s+natural person/);
    await accessible(page, "odd in English");
    await shot(page, "report-english");
  });
});

test("the overview counts, filters and sorts", async () => {
  await open(write("few", files), async (page) => {
    assert.deepEqual(await page.locator(".tiles b").allInnerTexts(), ["3", "0", "0", "1", "1"]);
    // Reports come first, then the rules, the most frequent first.
    assert.deepEqual(await page.locator("#overview h2").evaluateAll((all) => all.map(({ id }) => id)),
      ["reports", "rules", "heat", "failed"]);
    const counts = (await page.locator("table.rules tbody td:nth-child(4)").allInnerTexts()).map(Number);
    assert.deepEqual(counts, counts.toSorted((a, b) => b - a));
    assert.match(await page.locator("table.failures").innerText(), /failed\.html/);
    assert.equal(await visibleRows(page), 4);
    const form = page.locator("#filter");
    await form.locator("[name=text]").fill("泗阳");
    assert.equal(await visibleRows(page), 1);
    assert.match(await form.locator("output").innerText(), /1份，共4份/);
    await form.locator("[type=reset]").click();
    await page.waitForFunction(() => document.querySelector("output").textContent.includes("4份，共"));
    await form.locator("[name=result]").selectOption("clean");
    assert.equal(await visibleRows(page), 1);
    await form.locator("[name=result]").selectOption("");
    await form.locator("[name=year]").selectOption("2023");
    assert.equal(await visibleRows(page), 1);
    await form.locator("[name=text]").fill("无此单位");
    assert.equal(await visibleRows(page), 0);
    assert.ok(await page.locator("#nothing").isVisible());
    await page.locator("a[data-rule=PRO001]").first().click();
    assert.equal(await visibleRows(page), 1);
    await form.locator("[type=reset]").click();
    const errors = page.locator("table.reports thead th.error");
    await errors.locator("button").click();
    assert.equal(await errors.getAttribute("aria-sort"), "descending");
    assert.match(await page.locator("table.reports tbody tr").first().innerText(), /odd\.html/);
    await accessible(page, "overview");
    await shot(page, "overview-light");
    await page.emulateMedia({ colorScheme: "dark" });
    await accessible(page, "overview in dark");
    await shot(page, "overview-dark");
    await page.emulateMedia({ media: "print" });
    await shot(page, "overview-print");
  });
});

test("the address keeps what is asked for", async () => {
  const nested = {
    "2023/甲/a.html": files["slip.html"], "2023/b.html": files["clean.html"], "2024/c.html": files["odd.html"],
  };
  const path = write("nested", nested);
  await open(path, async (page) => {
    const form = page.locator("#filter");
    assert.deepEqual(await form.locator("[name=folder] option").allInnerTexts(),
      ["全部", "2023/ (2)", "2023/甲/ (1)", "2024/ (1)"]);
    await form.locator("[name=folder]").selectOption("2023/");
    assert.equal(await visibleRows(page), 2);
    await form.locator("[name=result]").selectOption("error");
    assert.equal(await visibleRows(page), 1);
    await page.locator("table.reports thead th.year button").click();
    const hash = await page.evaluate(() => location.hash);
    assert.match(hash, /^#\?.*result=error/);
    await page.locator("table.reports tbody a:visible").click();
    await page.locator("article h1").waitFor();
    await page.locator("nav .back").click();
    await page.locator("#overview").waitFor();
    assert.equal(await visibleRows(page), 1);
    await open(path, async (other) => {
      assert.equal(await visibleRows(other), 1);
      assert.equal(await other.locator("#filter [name=folder]").inputValue(), "2023/");
      assert.equal(await other.locator("table.reports thead th.year").getAttribute("aria-sort"), "ascending");
    }, { hash });
    await page.locator(".contents a", { hasText: "按规则" }).click();
    assert.equal(await focused(page), "rules");
    assert.equal(await page.evaluate(() => location.hash), hash);
    await form.locator("[type=reset]").click();
    await page.waitForFunction(() => !location.hash.includes("folder"));
    assert.equal(await visibleRows(page), 3);
  });
});

test("a telephone shows the labels beside the figures that it moves", async () => {
  await open(write("planted", { "planted.html": planted }), async (page) => {
    const label = page.locator("table.applications tbody tr").first().locator("th");
    const scroll = page.locator(".scroll", { has: page.locator("table.applications") });
    const before = await label.boundingBox();
    await scroll.evaluate((element) => { element.scrollLeft = 200; });
    // The table's own border is moved away.
    assert.ok(Math.abs((await label.boundingBox()).x - before.x) <= 1);
    assert.ok(before.width < 195, `${before.width}`);
    // The short label is seen; the whole one is there for who cannot see.
    assert.equal(await label.locator(".short").innerText(), "一、本年新收");
    assert.ok((await label.locator(".long").boundingBox()).width <= 1);
    assert.equal(await label.locator(".long").textContent(), "一、本年新收政府信息公开申请数量");
    for (const cell of await page.locator("td.edit").all()) {
      assert.ok(await cell.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth));
    }
    await accessible(page, "planted on a telephone");
    await shot(page, "planted-390");
  }, { viewport: { width: 390, height: 800 } });
});

test("a report opens, back leads to the overview, next to the next", async () => {
  const path = write("few", files);
  await open(path, async (page) => {
    await page.locator("table.reports a", { hasText: "沭阳县" }).click();
    assert.equal(await page.locator("article h1").innerText(), "沭阳县");
    assert.equal(await page.locator("#overview").isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    assert.ok((await page.title()).startsWith("沭阳县"));
    await accessible(page, "opened report");
    await page.locator("article li[id^=f] a").first().click();
    await page.goBack();
    // A change of the address is acted on a moment later.
    await page.locator("#overview").waitFor();
    assert.match(await page.evaluate(() => document.activeElement.textContent), /沭阳县/);
    await page.locator("table.reports a", { hasText: "沭阳县" }).click();
    await page.locator("nav .previous").click();
    await page.locator("article h1", { hasText: /^泗阳县$/ }).waitFor();
    await page.locator("nav .back").click();
    await page.locator("#overview").waitFor();
  });
  await open(path, async (page) => {
    assert.equal(await page.locator("article h1").innerText(), "泗阳县");
  }, { hash: "#r=odd.html" });
  await open(path, async (page) => {
    assert.match(await page.locator("article h1").innerText(), /<b>no/);
  }, { hash: `#r=${encodeURIComponent("<b>no")}` });
});

test("the script draws what the program draws", async () => {
  const drawn = (page) => page.evaluate(() => {
    document.querySelector("article nav")?.remove();
    return document.getElementById("report").innerHTML;
  });
  for (const name of ["clean.html", "odd.html", "slip.html", "hostile.html"]) {
    let [alone, opened] = [];
    await open(write("one", { [name]: files[name] }), async (page) => { alone = await drawn(page); });
    await open(write("few", files), async (page) => { opened = await drawn(page); }, { hash: `#r=${name}` });
    assert.equal(opened, alone, name);
  }
});

test("words of a report stay words", async () => {
  await open(write("few", files), async (page) => {
    const odd = page.locator("td.unreadable");
    assert.ok((await odd.innerText()).includes("</script><img src=x onerror="));
    assert.equal(await page.locator("img").count(), 0);
  }, { hash: "#r=hostile.html" });
});

test("the keyboard reaches everything and shows where it is", async () => {
  await open(write("few", files), async (page) => {
    const seen = new Set();
    for (let stops = 0; stops < 40; stops += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        const shown = at.type === "radio" ? at.nextElementSibling : at;
        return { what: at.name || at.className || at.textContent, outline: getComputedStyle(shown).outlineStyle };
      });
      if (stops === 0) assert.equal(stop.what, "skip");
      assert.notEqual(stop.outline, "none", stop.what);
      seen.add(stop.what);
    }
    for (const what of ["theme", "text", "result", "rule", "year"]) assert.ok(seen.has(what), what);
    await page.locator("#theme input").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    await accessible(page, "chosen dark");
    await page.reload();
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  });
});

test("a thousand reports are small, open at once and filter without delay", async (context) => {
  const path = write("thousand", many(1000));
  const size = statSync(path).size;
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    await open("about:blank", async (page) => {
      // The processor's time, so that other work of the machine does not count.
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable", { timeDomain: "threadTicks" });
      const busy = async () => {
        const { metrics } = await session.send("Performance.getMetrics");
        return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
      };
      const timed = async (act) => {
        const from = await busy();
        await act();
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        return await busy() - from;
      };
      times.push({
        opened: await timed(() => page.goto(`file://${path}`)),
        wall: await page.evaluate(() => performance.now()),
        filtered: await timed(() => page.evaluate(() => {
          const form = document.getElementById("filter");
          form.elements.text.value = "泗阳";
          form.dispatchEvent(new Event("input"));
        })),
        sorted: await timed(() => page.evaluate(() =>
          document.querySelector("table.reports thead th.error button").click())),
      });
      if (run === 0) await shot(page, "thousand", false);
    });
  }
  const best = (what) => Math.round(Math.min(...times.map((time) => time[what])));
  context.diagnostic(`${(size / 1e6).toFixed(2)} MB, opened in ${best("opened")} ms of processor time (${best("wall")} ms on the clock), filtered in ${best("filtered")} ms, sorted in ${best("sorted")} ms`);
  assert.ok(size < 5e6, `${size} bytes`);
  // Far more than it takes, since machines are shared: what the square of a page's size would cost.
  assert.ok(best("opened") < 10_000, `opened in ${best("opened")} ms`);
  assert.ok(best("filtered") < 2_000, `filtered in ${best("filtered")} ms`);
});
