//! Colours, and the few words that carry one.

use anstyle::{AnsiColor, Style};

use crate::diagnostic::Severity;
use crate::lang::Lang;
use crate::render::printable::printable;
use crate::render::renderer::View;
use crate::render::words;

/// Writes words in their colours, or without any.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub(super) lang: Lang,
    /// How many columns a line may have.
    pub(super) width: usize,
    color: bool,
}

impl Paint {
    pub(super) const fn of(view: View) -> Self {
        Self {
            lang: view.lang,
            width: view.width,
            color: view.color,
        }
    }

    fn in_style(self, style: Style, text: &str) -> String {
        if self.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    /// A path, made safe to show.
    pub(super) fn path(self, path: &str) -> String {
        self.in_style(Style::new().bold(), &printable(path))
    }

    pub(super) fn strong(self, text: &str) -> String {
        self.in_style(Style::new().bold(), text)
    }

    pub(super) fn faint(self, text: &str) -> String {
        self.in_style(Style::new().dimmed(), text)
    }

    pub(super) fn good(self, text: &str) -> String {
        self.in_style(AnsiColor::Green.on_default(), text)
    }

    pub(super) fn bad(self, text: &str) -> String {
        self.in_style(AnsiColor::Red.on_default().bold(), text)
    }

    /// The word for a severity. All of a language are equally wide.
    pub(super) fn severity(self, severity: Severity) -> String {
        self.in_style(style(severity), &self.severity_word(severity))
    }

    /// The same without its colour.
    pub(super) fn severity_word(self, severity: Severity) -> String {
        let word = words::severity(severity, self.lang);
        match self.lang {
            Lang::Zh => word.to_owned(),
            Lang::En => format!("{word:7}"),
        }
    }
}

const fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => AnsiColor::Cyan.on_default().bold(),
    }
}
