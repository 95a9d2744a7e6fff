//! The `gouji` command: arguments, run, exit status.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match cli::arguments() {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    match cli::run(&arguments) {
        Ok(status) => status.into(),
        // Whoever read the output has seen enough.
        Err(error) if cli::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            format!("{error:#}").lines().for_each(cli::complain);
            cli::ExitStatus::Failed.into()
        }
    }
}
