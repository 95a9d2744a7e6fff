//! `gouji completions` and `gouji man`: what a shell and a manual are given of the command line.

use std::collections::BTreeSet;

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};
use clap_complete::Shell;
use gouji::lang::Lang;
use gouji::rules;

use super::{ExitStatus, output};

/// Prints the completions for a shell, the words for rules among them.
pub fn completions(shell: Shell, command: Command, lang: Lang) -> Result<ExitStatus> {
    let mut script = Vec::new();
    let mut command = command
        .mut_subcommand("check", |check| check.mut_args(with_rules))
        .mut_subcommand("explain", |explain| explain.mut_args(with_rules));
    clap_complete::generate(shell, &mut command, "gouji", &mut script);
    output::print_bytes(&script, lang)?;
    Ok(ExitStatus::Clean)
}

/// An argument that takes rules, with the words that it takes. Whoever runs a command is told of a
/// wrong word in other words than clap's, so that the command itself does not have them.
fn with_rules(argument: Arg) -> Arg {
    let words = || -> BTreeSet<&str> { rules::words().collect() };
    match argument.get_id().as_str() {
        "select" | "ignore" | "rule" => argument.value_parser(PossibleValuesParser::new(words())),
        _ => argument,
    }
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
