//! How far a long run is, on standard error.

use std::fmt::Write;
use std::io::{self, IsTerminal as _};
use std::time::Duration;

use gouji::lang::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// A bar over the files of a run: how many are done, how fast, and how long it will take.
pub struct Progress {
    bar: ProgressBar,
}

/// How often the bar is drawn at most. Often enough to be seen moving, too seldom to cost
/// anything.
const DRAWN: Duration = Duration::from_millis(100);

/// A run of so few files ends before anybody could read how far it is.
const MIN_FILES: usize = 20;

impl Progress {
    /// A bar for a run over so many files. It is drawn only where a person sees standard error
    /// and `is_wanted`.
    pub fn over(files: usize, is_wanted: bool, lang: Lang) -> Self {
        if !is_wanted || files < MIN_FILES || !io::stderr().is_terminal() {
            return Self {
                bar: ProgressBar::hidden(),
            };
        }
        let template = match lang {
            Lang::Zh => "{bar:30} {pos}/{len} 份  每秒 {rate} 份  剩余 {eta}",
            Lang::En => "{bar:30} {pos}/{len} files  {rate} a second  {eta} left",
        };
        let bar =
            ProgressBar::with_draw_target(u64::try_from(files).ok(), ProgressDrawTarget::stderr());
        // A template that cannot be parsed is a slip that the tests show; a run goes on without.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.with_key("rate", rate));
        }
        bar.enable_steady_tick(DRAWN);
        Self { bar }
    }

    /// One more file is done.
    pub fn advance(&self) {
        self.bar.inc(1);
    }

    /// Says something on standard error while the bar is away.
    pub fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// How many files are done a second, as a whole number: the digits behind it say nothing.
fn rate(state: &ProgressState, out: &mut dyn Write) {
    // What cannot be written to the terminal is not there to be read.
    let _ = write!(out, "{:.0}", state.per_sec());
}
