//! The help in Chinese. What may be typed is declared once, with its help in English; here its
//! Chinese stands beside it, and a test sees to it that none is missing.

use clap::Command;
use gouji::render::format::OutputFormat;

/// What a command is called in Chinese help, and its options by their ids.
struct Chinese {
    /// The command; `gouji` for the whole.
    name: &'static str,
    about: &'static str,
    /// What follows the options.
    after: &'static str,
    options: &'static [(&'static str, &'static str)],
}

/// The options that every command has.
const COMMON: &[(&str, &str)] = &[
    ("help", "显示帮助"),
    ("version", "显示版本"),
    (
        "lang",
        "消息的语言：zh 中文，en 英文［默认：区域设置为英文时用英文，否则中文］",
    ),
    (
        "color",
        "文字着色：auto 仅在终端且未设 NO_COLOR 时，always 总是，never 从不［默认：auto］",
    ),
    ("paths", "文件、目录（含子目录），或用 - 表示标准输入"),
    ("threads", "使用的线程数［默认：全部处理器核心］"),
    (
        "convert_with",
        "用这个程序而不是 LibreOffice 转换 DOC、WPS、RTF 文件：参数依次是该文件和要写出的 DOCX 文件名",
    ),
    (
        "show_files",
        "只列出要读取的文件，以及目录中跳过的文件和原因，不读取内容",
    ),
    ("stdin_filename", "标准输入内容的文件名"),
    ("command", "要查看帮助的命令"),
    ("subcommand", "要查看帮助的命令"),
];

const COMMANDS: &[Chinese] = &[
    Chinese {
        name: "gouji",
        about: "读取政府信息公开工作年度报告，指出哪些数字互相矛盾、不可能都对。",
        after: "\
示例：
  gouji check report.html              一份报告有什么问题
  gouji check reports/                 一个目录里的每份报告
  gouji check --format json reports/ | jq .summary
  gouji parse report.html | jq .applications.new.total
  curl -s URL | gouji check -          从标准输入读取
  gouji explain APP001                 一条规则核对什么、为什么

退出状态：0 全部读取，没有发现错误；1 发现错误（级别由 --fail-on 设定）；2 有未能完成的，例如文件里没有报告。",
        options: &[],
    },
    Chinese {
        name: "check",
        about: "核对报告，指出问题",
        after:
            "\
示例：
  gouji check report.html
  gouji check --fail-on warning reports/ more/report.txt
  gouji check --format ndjson -o findings.ndjson reports/
  gouji check -o json=findings.json -o ndjson=findings.ndjson reports/
  gouji check --format json reports/ | jq '.reports[] | select(.status == \"findings\")'
  gouji check --select APP,PRO --ignore applicant-total-mismatch reports/
  gouji check --baseline accepted.toml --update-baseline reports/
  gouji check --split-by body -o xlsx=lists/ reports/

退出状态：0 全部读取，没有达到 --fail-on 的问题；1 有这样的问题；2 有未能完成的。已完成的部分照常输出。",
        options: &[
            ("format", "输出形式［默认：text］"),
            (
                "output",
                "把一种输出写入文件而不是标准输出，要么完整写入，要么不写；可重复。不写 FORMAT= 时用 --format 的形式，也没有 --format 时看扩展名 .txt、.json、.ndjson、.sarif、.xml、.csv、.html、.xlsx。写目录（如 html=pages/）时每份报告一个文件",
            ),
            (
                "fail_on",
                "有达到这一级别的问题时退出状态为1：error 错误，warning 警告，info 提示［默认：error］",
            ),
            (
                "exit_zero",
                "不论发现什么，退出状态都为0；有未能完成的仍为2",
            ),
            ("blank_as_zero", "把空白单元格当作0，而不是未知数"),
            ("no_repair", "不推算哪些数字有误"),
            ("quiet", "文本输出：不显示没有问题的报告、统计和进度"),
            (
                "verbose",
                "文本输出：由错误数字引起的不符也逐项列出，单元格多列几个，并说明哪些项无法核对、为什么",
            ),
            (
                "changed_since",
                "只核对与 Git 的这个提交、分支或标签相比有改动的文件；同一目录里的其他报告只用来对照",
            ),
            (
                "watch",
                "文件每次保存后重新核对，指出哪些问题已消除、哪些还在",
            ),
            ("statistics", "文本输出：只显示每条规则发现问题的次数"),
            (
                "group_by",
                "文本输出：不列问题，只按单位 body、文件夹 folder 或年度 year 汇总；网页和 JSON 文档另加汇总",
            ),
            (
                "split_by",
                "写目录时按单位 body、文件夹 folder 或年度 year 各写一个文件，而不是每份报告一个；有名单时，未报送的单位也有一个",
            ),
            (
                "select",
                "只运行这些规则，不论配置如何选择：编号、名称、类别或 ALL，用逗号分开。越具体的越优先：规则优先于类别，类别优先于 ALL；同样具体时 --ignore 优先，与 ruff 相同",
            ),
            ("ignore", "不运行这些规则：编号、名称、类别或 ALL，用逗号分开"),
            (
                "severity",
                "把一条规则、一个类别或 ALL 的问题视为 error、warning 或 info",
            ),
            ("config", "使用这个配置，而不用输入文件上级目录中最近的 gouji.toml"),
            ("no_config", "不用任何 gouji.toml"),
            (
                "show_settings",
                "以 gouji.toml 的形式输出将会采用的设置，不核对",
            ),
            ("baseline", "接受这个文件列出的问题"),
            (
                "update_baseline",
                "更新基线，使其正好接受现在发现的问题；其中关于其他报告和未运行规则的部分不变",
            ),
            ("show_accepted", "也显示已接受的问题"),
            (
                "previous",
                "与这个文件或目录中的上年报告核对；它们本身不核对。只有一份对一份时，单位名称不同也核对",
            ),
            (
                "no_link",
                "不核对同一单位各年报告之间的数字；每份报告核对完立即显示",
            ),
            (
                "roster",
                "应当报送的单位名单：每行一个，或 CSV 文件中写单位名称的一列。未报送的、年度与多数不同的、同一年度报送两份的，逐一说明",
            ),
        ],
    },
    Chinese {
        name: "parse",
        about: "把报告的数据输出为 JSON",
        after: "\
示例：
  gouji parse report.html | jq .applications.new.total
  gouji parse --cells report.html | jq '.cells[] | select(.state == \"unreadable\")'
  gouji parse reports/ > reports.ndjson

退出状态：0 全部读取；2 有未能完成的。已完成的部分照常输出。",
        options: &[
            (
                "format",
                "输出形式：json 一个文档，ndjson 每个文件一行［默认：一个文件用 json，多个用 ndjson］",
            ),
            ("output", "把输出写入文件，要么完整写入，要么不写"),
            ("cells", "附上每个单元格的原文和位置"),
            ("only_read", "不输出未能读取的文件；它们在标准错误上列出"),
            ("claims", "附上正文写到的每个数字，以及与表格是否一致"),
            (
                "blank_as_zero",
                "可以与 check 一样使用，但数字按原样输出，在这里不起作用",
            ),
        ],
    },
    Chinese {
        name: "fix",
        about: "生成副本，只更正可以确定的错误数字",
        after: "\
示例：
  gouji fix report.docx -o corrected.docx
  gouji fix report.html -o corrected.html && gouji check corrected.html

只更正能够唯一确定正确值的数字，适用于网页、文本、DOCX、XLSX；已更正的和未更正的都会列出。退出状态：0 副本没有错误；1 还有错误；2 有未能完成的。",
        options: &[
            ("file", "文件：网页、文本、DOCX 或 XLSX"),
            ("output", "要写出的副本，要么完整写入，要么不写；不会写到原文件上"),
            ("blank_as_zero", "把空白单元格当作0，而不是未知数"),
        ],
    },
    Chinese {
        name: "export",
        about: "把报告的全部数字写成一张表：CSV 或 NDJSON，每个单元格一行或每份报告一行",
        after: "\
示例：
  gouji export reports/ -o figures.csv
  gouji export --shape wide reports/ -o reports.ndjson
  duckdb -c \"SELECT year, sum(value) FROM 'figures.csv' WHERE cell = 'applications.new.total' GROUP BY year\"

退出状态：0 全部读取；2 有未能完成的。已完成的部分照常写出。",
        options: &[
            (
                "format",
                "输出形式：csv，或 ndjson 每行一个 JSON 对象［默认：看文件的扩展名 .csv、.ndjson、.parquet，否则 csv］",
            ),
            ("shape", "一行是什么：long 一个单元格，wide 一份报告［默认：long］"),
            ("output", "把表写入文件而不是标准输出，要么完整写入，要么不写"),
        ],
    },
    Chinese {
        name: "rollup",
        about: "把汇总报告的每个数与所辖各单位报告的合计核对",
        after: "\
示例：
  gouji rollup --parent county.html bodies/
  gouji rollup --parent county.html --roster bodies.csv --format json bodies/
  gouji rollup --parent county.html -o rollup.xlsx bodies/

退出状态：0 没有一项合计超过汇总数；1 有超过的；2 有未能完成的，例如有单位的报告无法读取。",
        options: &[
            ("parent", "汇总报告"),
            (
                "roster",
                "应当报送的单位名单：每行一个，或 CSV 文件中写单位名称的一列",
            ),
            (
                "format",
                "输出形式：text 供人阅读，json 一个 JSON 文档，xlsx 工作簿，每个单位一列［默认看输出文件的扩展名，否则 text］",
            ),
            ("output", "把输出写入文件而不是标准输出，要么完整写入，要么不写"),
            ("blank_as_zero", "把空白单元格当作0，而不是未知数"),
        ],
    },
    Chinese {
        name: "compare",
        about: "把两份报告并列对照：哪些数据、哪些句子不同",
        after: "\
示例：
  gouji compare 2022.html 2023.html
  gouji compare --format html -o changes.html page.html annex.pdf

退出状态：0 两份都已读取，不论有何不同；2 有一份无法读取。",
        options: &[
            ("old", "前一份报告：上年的，或先发布的"),
            ("new", "后一份报告"),
            (
                "format",
                "输出形式：text 供人阅读，只列不同之处；json 全部数据和句子；html 一个网页［默认：text］",
            ),
            ("output", "把输出写入文件而不是标准输出，要么完整写入，要么不写"),
        ],
    },
    Chinese {
        name: "rules",
        about: "列出规则，或输出全部规则的说明",
        after: "",
        options: &[(
            "format",
            "输出形式：text 每条规则一行；json 全部内容，中英文都有；markdown 全部规则的说明［默认：text］",
        )],
    },
    Chinese {
        name: "explain",
        about: "说明一条规则：核对什么、为什么、依据、怎样改正",
        after: "",
        options: &[("rule", "规则的编号或名称，如 APP001 或 flow-imbalance")],
    },
    Chinese {
        name: "schema",
        about: "输出某种 JSON 的 JSON Schema，或全部单元格的数据字典",
        after: "",
        options: &[("of", "哪种输出：parse、check、rules、rollup 或 compare；cells 是数据字典（每个单元格的名称、标签、单位）")],
    },
    Chinese {
        name: "completions",
        about: "输出某种 shell 的补全脚本",
        after: "",
        options: &[("shell", "哪种 shell：bash、elvish、fish、powershell、zsh")],
    },
    Chinese {
        name: "man",
        about: "输出手册页",
        after: "",
        options: &[],
    },
    Chinese {
        name: "help",
        about: "显示本帮助或某个命令的帮助",
        after: "",
        options: &[],
    },
];

/// The heads under which options are grouped.
const HEADINGS: &[(&str, &str)] = &[
    ("Output", "输出"),
    ("Verdict and exit status", "判定"),
    ("Rules", "规则"),
    ("Accepted findings", "接受的问题"),
    ("Several reports", "多份报告"),
];

/// The order of what help shows, with its heads in Chinese.
const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// The command with its help in Chinese, and that of its commands.
pub fn in_chinese(command: Command) -> Command {
    let mut command = command;
    // Only now are the options there that are added to every command.
    command.build();
    translated(command)
}

fn translated(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let Some(texts) = COMMANDS.iter().find(|texts| texts.name == name) else {
        return command;
    };
    let mut command = command
        .about(texts.about)
        .long_about(None::<&str>)
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令");
    if !texts.after.is_empty() {
        command = command.after_help(texts.after);
    }
    command
        .mut_args(|arg| {
            let id = arg.get_id().as_str();
            let of = |options: &'static [(&str, &'static str)]| {
                options
                    .iter()
                    .find(|(of, _)| *of == id)
                    .map(|(_, help)| *help)
            };
            let heading = match (arg.get_help_heading(), arg.is_positional()) {
                (Some(heading), _) => {
                    let own = HEADINGS.iter().find(|(english, _)| *english == heading);
                    own.map_or("选项", |(_, chinese)| *chinese)
                }
                (None, true) => "参数",
                (None, false) => "选项",
            };
            let help = of(texts.options).or_else(|| of(COMMON));
            let help = help.map(|help| match (name.as_str(), id) {
                ("check", "format") => format!("{help}\n{}", formats()),
                _ => help.to_owned(),
            });
            // Under a heading of their own, help would order them by name.
            let arg = match arg.get_index() {
                Some(index) => arg.display_order(index),
                None => arg,
            };
            match help {
                Some(help) => arg
                    .help(help)
                    .long_help(None::<&str>)
                    .help_heading(heading)
                    .hide_default_value(true)
                    .hide_possible_values(true),
                None => arg,
            }
        })
        .mut_subcommands(translated)
}

/// The forms of output of `check`, a line each.
fn formats() -> String {
    let line = |format: &OutputFormat| format!("- {}：{}", format.name(), format.about().zh);
    let lines: Vec<String> = OutputFormat::ALL.iter().map(line).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::{COMMANDS, COMMON, HEADINGS};
    use crate::cli::Cli;

    /// What of a command and those below it has no Chinese.
    fn missing(command: &Command, below: &str) -> Vec<String> {
        let name = command.get_name();
        let Some(texts) = COMMANDS.iter().find(|texts| texts.name == name) else {
            return vec![format!("{below}{name}")];
        };
        let known = |id: &str| {
            (texts.options.iter().chain(COMMON)).any(|(of, help)| *of == id && !help.is_empty())
        };
        let arguments = command.get_arguments().filter(|arg| {
            let heading = arg.get_help_heading();
            let named = |heading| HEADINGS.iter().any(|(english, _)| *english == heading);
            !known(arg.get_id().as_str()) || !heading.is_none_or(named)
        });
        let mut missing: Vec<String> = arguments
            .map(|arg| format!("{below}{name} {}", arg.get_id()))
            .collect();
        if name != "help" {
            for sub in command.get_subcommands() {
                missing.extend(self::missing(sub, &format!("{below}{name} ")));
            }
        }
        missing
    }

    #[test]
    fn all_help_is_there_in_chinese() {
        let mut command = Cli::command();
        command.build();
        assert_eq!(missing(&command, ""), Vec::<String>::new());
        // And nothing is there that no command has.
        for texts in COMMANDS.iter().filter(|texts| texts.name != "gouji") {
            let of = command.find_subcommand(texts.name).unwrap();
            for (id, _) in texts.options {
                assert!(of.get_arguments().any(|arg| arg.get_id() == id), "{id}");
            }
        }
    }
}
