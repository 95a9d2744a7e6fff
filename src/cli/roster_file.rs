//! A list of bodies as offices keep it: one a line, or a table with numbers before the names, saved
//! from Excel in whatever encoding.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use gouji::body;
use gouji::decode::decode;
use gouji::lang::Lang;

use super::system;

/// Words of the head of the column of names.
const HEADS: [&str; 6] = ["单位", "机构", "部门", "名称", "机关", "body"];

/// What stands in the column of names and is none.
const NO_NAMES: [&str; 6] = ["合计", "总计", "小计", "备注", "说明", "附件"];

/// The names of the bodies in a list, in its order.
pub fn names(path: &Path, lang: Lang) -> Result<Vec<String>> {
    let shown = path.display();
    let bytes =
        std::fs::read(path).map_err(|error| match (system::reason(&error, lang), lang) {
            (reason, Lang::Zh) => anyhow!("不能读取名单 {shown}：{reason}"),
            (reason, Lang::En) => anyhow!("cannot read the roster {shown}: {reason}"),
        })?;
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        match lang {
            Lang::Zh => bail!("名单 {shown} 是工作簿或文档；请另存为 CSV，或每行写一个单位"),
            Lang::En => bail!(
                "the roster {shown} is a workbook or a document; save it as CSV, or write one body per line"
            ),
        }
    }
    let text = decode(&bytes).text;
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = if text.contains('\t') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let records = reader.records().collect::<csv::Result<Vec<_>>>()?;
    let column = column_of_names(&records);
    let cells = records.iter().filter_map(|record| record.get(column));
    let names: Vec<String> = (cells.map(str::trim))
        .filter(|cell| is_name(cell))
        .map(str::to_owned)
        .collect();
    if names.is_empty() {
        match lang {
            Lang::Zh => {
                bail!("名单 {shown} 中没有单位名称；请每行写一个单位，或用有“单位名称”一列的CSV")
            }
            Lang::En => bail!(
                "the roster {shown} has no name of a body; write one per line, or a CSV file with a column 单位名称"
            ),
        }
    }
    Ok(names)
}

/// The column with most names, those first whose head says that it holds them.
fn column_of_names(records: &[csv::StringRecord]) -> usize {
    let most = records.iter().map(csv::StringRecord::len).max();
    let rank = |&column: &usize| {
        let cells = || records.iter().filter_map(|record| record.get(column));
        let is_head = |cell: &str| HEADS.iter().any(|head| cell.contains(head)) && !is_name(cell);
        let names = cells().filter(|cell| is_name(cell.trim())).count();
        let is_headed = names > 0 && cells().take(HEAD_ROWS).any(is_head);
        (is_headed, names, std::cmp::Reverse(column))
    };
    (0..most.unwrap_or(0)).max_by_key(rank).unwrap_or(0)
}

/// The most rows of a table in which its heads are looked for: a title may stand above them.
const HEAD_ROWS: usize = 4;

/// Whether a cell can be the name of a body, be it short (县司法局).
fn is_name(cell: &str) -> bool {
    let is_head = HEADS
        .iter()
        .any(|head| cell == *head || cell == format!("{head}名称"));
    !is_head && !NO_NAMES.iter().any(|word| cell.contains(word)) && body::is_full_name(cell)
}

#[cfg(test)]
mod tests {
    use super::{column_of_names, is_name};

    fn names(text: &str) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        let column = column_of_names(&records);
        let cells = records.iter().filter_map(|record| record.get(column));
        cells
            .filter(|cell| is_name(cell))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn names_are_found_in_tables_as_offices_keep_them() {
        for text in [
            "县司法局\n县审计局\n",
            "序号,单位,电话\n1,县司法局,1\n2,县审计局,2\n,合计,2\n",
            "2023年应报送单位名单\n序号,单位名称\n1,县司法局\n2,县审计局\n",
            "1,县司法局\n2,县审计局\n",
        ] {
            assert_eq!(names(text), ["县司法局", "县审计局"], "{text}");
        }
        assert_eq!(
            names("<h2>一、总体情况</h2>\n<p>1</p>\n"),
            Vec::<String>::new()
        );
    }
}
