//! Which language the environment asks for.

use std::ffi::OsString;

use gouji::lang::Lang;

/// The language that was typed, told before anything else is: help and what was typed wrongly are
/// in it too. What is no language is for the parser to refuse.
pub fn typed(arguments: impl Iterator<Item = OsString>) -> Option<Lang> {
    let arguments: Vec<String> = arguments
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let values = arguments.iter().enumerate().filter_map(|(at, argument)| {
        let (option, value) = argument.split_once('=').unwrap_or((argument, ""));
        let next = arguments.get(at + 1).map(String::as_str);
        match (option, value) {
            ("--lang", "") => next,
            ("--lang", value) => Some(value),
            _ => None,
        }
    });
    let lang = |value: &str| match value {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    };
    values.filter_map(lang).next_back()
}

/// English where the locale says so, else Chinese, the language of the reports.
pub fn of_locale() -> Lang {
    let locale = sys_locale::get_locale().unwrap_or_default();
    let language = locale.split(['-', '_', '.']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("en") {
        Lang::En
    } else {
        Lang::Zh
    }
}
