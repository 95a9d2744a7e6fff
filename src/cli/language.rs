//! Which language the environment asks for.

use gouji::lang::Lang;

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
