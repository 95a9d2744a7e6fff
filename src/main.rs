//! The `gouji` command: arguments, run, exit status.

mod cli;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match cli::run(&cli::Cli::parse()) {
        Ok(status) => status.into(),
        // Whoever read the output has seen enough.
        Err(error) if cli::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            cli::complain(&format!("{error:#}"));
            cli::ExitStatus::Failed.into()
        }
    }
}
