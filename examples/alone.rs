//! The library without the command line: reads a report that was handed in and names the figures
//! that must be wrong. `cargo run --no-default-features --example alone < report.html`
#![expect(clippy::print_stdout, reason = "it says what it found")]

use std::io::Read as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut page = Vec::new();
    std::io::stdin().read_to_end(&mut page)?;
    for reading in gouji::read_all("report", &page) {
        let report = reading.map_err(|unread| unread.failure)?.report;
        let repair = gouji::check(&report, gouji::Options::default()).repair;
        println!("{:?}: {repair:?}", report.body);
    }
    Ok(())
}
