//! `gouji completions` and `gouji man`: what a shell and a manual are given of the command line.

use anyhow::Result;
use clap::Command;
use clap_complete::Shell;
use gouji::lang::Lang;

use super::{ExitStatus, output};

/// Prints the completions for a shell.
pub fn completions(shell: Shell, mut command: Command, lang: Lang) -> Result<ExitStatus> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "gouji", &mut script);
    output::print_bytes(&script, lang)?;
    Ok(ExitStatus::Clean)
}

/// Prints the manual page, in the form of `man(7)`: that of `gouji`, and behind it that of each
/// of its commands.
pub fn manual(mut command: Command, lang: Lang) -> Result<ExitStatus> {
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        let man = clap_mangen::Man::new(sub.clone());
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
        man.render_extra_section(&mut page)?;
    }
    output::print_bytes(&page, lang)?;
    Ok(ExitStatus::Clean)
}
