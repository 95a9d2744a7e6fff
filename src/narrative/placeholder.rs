//! Text of a template that was left in the report.

use super::sentence::Sentence;
use super::{Pattern, quote};
use crate::pattern::pattern;
use crate::report::Quote;

/// Text of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// The text itself.
    pub text: String,
    /// The sentence.
    pub quote: Quote,
}

/// XX局, ××年, 20**年, XX件: marks in place of a name or number, in folded text. What follows them is
/// a word that needs one; names of persons and numbers of telephones are masked alike, so that
/// marks before anything else tell nothing.
static MARKS: Pattern = Pattern::new(|| {
    pattern(
        r"(?:^|[^A-Za-z0-9*×xX╳]|20)((?:[xX]{2,}|[×╳]{2,}|\*{2,})(?:局|镇|乡|县|市|区|街道|办公室|部门|单位|网站|年|月|日|件|条|次|元|个|人次|篇|期|号))",
    )
});

/// The form's own instructions and those of templates, in folded text: (具体网址) 微山, 该部分以表格形式报告
/// 某镇 2023.
static WORDS: [&str; 19] = [
    "具体网址",
    "该部分以表格形式报告",
    "此处填写",
    "请填写",
    "待填写",
    "待补充",
    "(单位名称)",
    "(填写",
    "(此处",
    // The salutation of a letter to the office that asked for the report.
    "根据贵办",
    "根据贵局",
    "根据贵委",
    "根据贵单位",
    "按照贵办",
    "按照贵局",
    "按照贵委",
    "按照贵单位",
    "asdf",
    "qwer",
];

/// Any of them.
static ANY_WORD: Pattern = Pattern::new(|| pattern(&WORDS.map(regex::escape).join("|")));

/// What the circular with the form says in brackets of 监督保障, which a report is to tell, not to
/// repeat: （含《中华人民共和国政府信息公开条例》第五十条第四项规定的…）.
static INSTRUCTION: Pattern = Pattern::new(|| pattern(r"\(含[^()]{0,40}第五十条第\(?四\)?项"));

/// The fewest digits of a run that nobody means: 234234234 was seen.
const MIN_RUN: usize = 9;

/// All of them, in the order of the text.
pub(super) fn placeholders(sentences: &[Sentence]) -> Vec<Placeholder> {
    let mut found = Vec::new();
    for sentence in sentences {
        // Most sentences have none of them.
        let may_mark = sentence.folded.contains(['x', 'X', '×', '╳', '*']);
        let marks = may_mark.then(|| MARKS.captures_iter(&sentence.folded));
        let marks = marks.into_iter().flatten();
        let marks = marks.filter_map(|captures| captures.get(1).map(|mark| mark.as_str()));
        let has_words = ANY_WORD.is_match(&sentence.folded);
        let words =
            (WORDS.iter().copied()).filter(|word| has_words && sentence.folded.contains(word));
        let may_instruct = sentence.folded.contains("(含");
        let instruction = (may_instruct
            .then(|| INSTRUCTION.find(&sentence.folded))
            .flatten())
        .map(|found| found.as_str());
        let texts = marks.chain(words).chain(instruction).map(str::to_owned);
        found.extend(texts.chain(run(&sentence.text)).map(|text| Placeholder {
            text,
            quote: quote(sentence),
        }));
    }
    found
}

/// Digits that repeat two to four different ones at least three times and nothing else: what a hand
/// types that has nothing to say. Real numbers of so many digits are no such pattern.
fn run(text: &str) -> Option<String> {
    let mut runs = text.split(|c: char| !c.is_ascii_digit());
    let repeats = |digits: &str| {
        let bytes = digits.as_bytes();
        (2..=4).any(|period| {
            let differ = bytes[..period].windows(2).any(|pair| pair[0] != pair[1]);
            differ && (period..bytes.len()).all(|at| bytes[at] == bytes[at - period])
        })
    };
    runs.find(|digits| digits.len() >= MIN_RUN && repeats(digits))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{INSTRUCTION, MARKS, run};
    use crate::narrative::sentence::line;

    #[test]
    fn marks_in_place_of_names_and_numbers() {
        for text in [
            "全年XX局公开信息",
            "共收到××件",
            "20XX年",
            "公开信息**条",
            "××镇人民政府",
        ] {
            assert!(MARKS.is_match(&line(text)), "{text}");
        }
        for text in [
            "申请人张××",
            "电话138****5678",
            "身份证33010****",
            "3×5",
            "XML格式",
            "GB/T×× ",
            "王**申请公开",
            "2XXXX",
            "学习贯彻XX讲话",
        ] {
            assert!(!MARKS.is_match(&line(text)), "{text}");
        }
    }

    #[test]
    fn the_circulars_own_words_in_brackets() {
        for text in [
            "监督保障（含《中华人民共和国政府信息公开条例》第五十条第四项规定的考核情况）",
            "（五）监督保障（含《条例》第五十条第（四）项规定的考核情况）",
        ] {
            assert!(INSTRUCTION.is_match(&line(text)), "{text}");
        }
        for text in [
            "按照《条例》第五十条第四项的规定，报告考核情况",
            "监督保障（含社会评议）情况",
            "（含《条例》第五十条规定的各项）",
        ] {
            assert!(!INSTRUCTION.is_match(&line(text)), "{text}");
        }
    }

    #[test]
    fn runs_of_digits_that_nobody_means() {
        assert_eq!(run("公开234234234条").as_deref(), Some("234234234"));
        for text in [
            "电话0571-88888888",
            "100000000元",
            "邮编210000",
            "13812345678",
            "0 0 0 5 0 0 0 5 0 0 0 5",
        ] {
            assert_eq!(run(text), None, "{text}");
        }
    }
}
