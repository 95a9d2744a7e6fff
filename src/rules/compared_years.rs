//! What the rules share that hold what a text says of last year's figures against last year's
//! report.

use crate::diagnostic::{Assessment, Facts, Finding};
use crate::lang::{Lang, Text};
use crate::report::Decimal;
use crate::rule::RuleMeta;
use crate::rules::{counted, years};
use crate::series::Series;
use crate::series::comparison::{self, Comparison, Than};

/// The law that it rests on.
pub const BASIS: Text = Text {
    zh: "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号：发布内容不准确不全面的，依照《条例》第四十七条追究责任。",
    en: "Article 50 of the Regulations on Open Government Information; circular 国办公开办函〔2021〕30号: what is published inaccurately or incompletely (发布内容不准确不全面) is pursued under article 47 of the Regulations.",
};

/// Judges the comparisons of every report that are of a sort.
pub fn check(
    rule: &'static RuleMeta,
    series: &Series<'_>,
    assessments: &mut [Assessment],
    is_of_sort: impl Fn(Than) -> bool,
) {
    years::each(series, assessments, |pair, assessment| {
        let compared = pair.now.told.comparisons.iter();
        for one in compared.filter(|one| is_of_sort(one.than)) {
            let (now, before) = (pair.now(&one.cells), pair.before(&one.cells));
            let is_open = now.is_open || before.is_open || one.is_rough;
            match comparison::holds(one.than, one.stated, now.sum, before.sum) {
                _ if is_open => assessment.not_assessed(),
                None => assessment.not_assessed(),
                Some(true) => assessment.holds(),
                Some(false) => {
                    let elsewhere = one.cells.iter();
                    assessment.violated(Finding {
                        cells: one.cells.clone(),
                        elsewhere: elsewhere
                            .filter_map(|&cell| pair.before.elsewhere(cell))
                            .collect(),
                        ..Finding::of_words(
                            rule,
                            "narrative",
                            one.quote.clone(),
                            Wrong::of(one, pair.before.year, now.sum, before.sum),
                        )
                    });
                }
            }
        }
    });
}

/// The text says of last year's figure what its report does not.
#[derive(Debug)]
struct Wrong {
    than: Than,
    stated: Decimal,
    year_before: i32,
    now: i128,
    before: i128,
}

impl Wrong {
    const fn of(comparison: &Comparison, year_before: i32, now: i128, before: i128) -> Self {
        Self {
            than: comparison.than,
            stated: comparison.stated,
            year_before,
            now,
            before,
        }
    }

    /// The change in hundredths, with two decimals, as it is shown.
    fn percent(&self) -> String {
        let change = (self.now - self.before).abs();
        let rounded = (change * 20_000 + self.before) / (2 * self.before.max(1));
        format!("{}.{:02}", rounded / 100, rounded % 100)
    }
}

impl Facts for Wrong {
    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let Self {
            stated,
            year_before,
            now,
            before,
            ..
        } = self;
        let unit = counted::unit(&finding.cells);
        let is_less = now < before;
        match (self.than, lang) {
            (Than::Figure, Lang::Zh) => {
                format!("正文写上年{stated}{unit}，{year_before}年度报告为{before}{unit}")
            }
            (Than::Figure, Lang::En) => format!(
                "the text gives {stated} for last year, but the report for {year_before} has {before}"
            ),
            (Than::Same, Lang::Zh) => format!(
                "正文写与上年持平，而本年{now}{unit}、{year_before}年度报告{before}{unit}，实为{}{}{unit}",
                if is_less { "减少" } else { "增加" },
                (now - before).abs()
            ),
            (Than::Same, Lang::En) => format!(
                "the text says that it is the same as last year, but there are {now} now and {before} in the report for {year_before}: {} {}",
                (now - before).abs(),
                if is_less { "fewer" } else { "more" },
            ),
            (Than::Difference { fell }, Lang::Zh) => format!(
                "正文写比上年{}{stated}{unit}，而本年{now}{unit}、{year_before}年度报告{before}{unit}，实为{}{}{unit}",
                if fell { "减少" } else { "增加" },
                if is_less { "减少" } else { "增加" },
                (now - before).abs()
            ),
            (Than::Difference { fell }, Lang::En) => format!(
                "the text says {stated} {} than last year, but there are {now} now and {before} in the report for {year_before}: {} {}",
                if fell { "fewer" } else { "more" },
                (now - before).abs(),
                if is_less { "fewer" } else { "more" },
            ),
            (Than::Percent { fell }, Lang::Zh) => format!(
                "正文写同比{}{stated}%，而本年{now}{unit}、{year_before}年度报告{before}{unit}，实为{}{}%",
                if fell { "下降" } else { "增长" },
                if is_less { "下降" } else { "增长" },
                self.percent()
            ),
            (Than::Percent { fell }, Lang::En) => format!(
                "the text says that the number {} by {stated}%, but it is {now}, and was {before} in the report for {year_before}: it {} by {}%",
                if fell { "fell" } else { "rose" },
                if is_less { "fell" } else { "rose" },
                self.percent()
            ),
        }
    }
}
