//! What was typed wrongly, said in Chinese. In English the parser of the command line says it.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The error with what was probably meant in the order of likeness, the nearest first.
pub fn nearest_first(mut error: clap::Error) -> clap::Error {
    for (typed, near) in [
        (
            ContextKind::InvalidSubcommand,
            ContextKind::SuggestedSubcommand,
        ),
        (ContextKind::InvalidArg, ContextKind::SuggestedArg),
        (ContextKind::InvalidValue, ContextKind::SuggestedValue),
    ] {
        let (Some(typed), Some(ContextValue::Strings(all))) = (error.get(typed), error.get(near))
        else {
            continue;
        };
        let (typed, mut all) = (shown(typed), all.clone());
        all.sort_by_key(|known| strsim::osa_distance(&typed, known));
        error.insert(near, ContextValue::Strings(all));
    }
    error
}

/// The error in Chinese; `None` for what is no slip of the user but help or a version, and for
/// kinds that the parser alone has words for.
pub fn in_chinese(error: &clap::Error) -> Option<String> {
    let of = |kind| error.get(kind).map(shown);
    let argument = of(ContextKind::InvalidArg).unwrap_or_default();
    let value = of(ContextKind::InvalidValue).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个选项"),
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("没有“{command}”这个命令")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面缺少值"),
        ErrorKind::InvalidValue => format!("{argument} 不能是“{value}”"),
        // The only range of numbers is that of threads; the parser has English words for it.
        ErrorKind::ValueValidation if argument.starts_with("--threads") => {
            format!("{argument} 不能是“{value}”：应为1至1024的整数")
        }
        ErrorKind::ValueValidation => match std::error::Error::source(error) {
            Some(reason) => format!("{argument} 不能是“{value}”：{reason}"),
            None => format!("{argument} 不能是“{value}”"),
        },
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg).unwrap_or_default();
            format!("{argument} 不能和 {other} 一起用")
        }
        ErrorKind::TooManyValues => format!("{argument} 的值太多，“{value}”是多余的"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的值的个数不对")
        }
        ErrorKind::NoEquals => format!("{argument} 与它的值之间要有 ="),
        ErrorKind::InvalidUtf8 => "有的参数不是有效的 UTF-8".to_owned(),
        _ => return None,
    };
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(of)
    .filter(|near| !near.is_empty());
    let valid = of(ContextKind::ValidValue).filter(|valid| !valid.is_empty());
    let hint = match (near, valid) {
        (Some(near), _) => format!("，是不是 {near}？"),
        (None, Some(valid)) => format!("，可以是：{valid}"),
        (None, None) => String::new(),
    };
    Some(format!(
        "{what}{hint}（用法见 gouji --help 和 gouji 命令 --help）"
    ))
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join("、"),
        ContextValue::StyledStrs(values) => {
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            values.join("、")
        }
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
