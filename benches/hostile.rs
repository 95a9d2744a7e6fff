//! Input that no report looks like: how time and memory grow with its size.
//!
//! Each shape is read and checked in a process of its own, at 0.1 and 1 MB, and at 10 MB with
//! `--large`: processor time, and peak memory as a multiple of the input. A shape grows linearly
//! where ten times the input takes at most [`LINEAR`] times as long. A further argument names the
//! shapes to run by a piece of their name. Time and memory are known on Linux only.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

#[path = "hostile/shapes.rs"]
mod shapes;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use gouji::Options;
use gouji::lang::Lang;

/// The most times as long that ten times the input may take: a machine is noisy, and caches end.
const LINEAR: f64 = 20.0;

/// The most peak memory, as a multiple of the input, beyond [`FLOOR`].
const MAX_RATIO: f64 = 40.0;

/// What a run may need whatever its input, in bytes: tables and buffers of a fixed size.
const FLOOR: f64 = 16e6;

/// Times below this are those of starting to read, and say nothing of growth.
const NOTICEABLE: Duration = Duration::from_millis(50);

/// What one run needed.
struct Run {
    time: Duration,
    /// Peak memory in bytes, of the input too.
    memory: u64,
    /// The kind of failure, or how many findings.
    outcome: String,
}

/// A figure of `/proc/self/status` in bytes; 0 where there is none.
fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.trim_start_matches(':').split_whitespace().next());
    number
        .and_then(|number| number.parse::<u64>().ok())
        .unwrap_or(0)
        * 1024
}

/// The processor time that this process took so far, which other work on the machine does not
/// lengthen; known to a hundredth of a second.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold blanks; the eleventh and twelfth fields
    // behind the state are the time in its own code and in the system's.
    let behind = stat.rsplit_once(')').map_or("", |(_, behind)| behind);
    let fields = behind.split_whitespace().skip(11).take(2);
    let ticks: u64 = fields.filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// Reads and checks a shape in this process and prints what that needed.
fn measure(shape: &shapes::Shape, size: usize) {
    let read = |bytes: &[u8]| match gouji::read("page", bytes) {
        Ok(read) => {
            let check = gouji::check(&read.report, Options::default());
            format!("{} findings", check.assessment.findings.len())
        }
        Err(unread) => {
            let message = unread.failure.message(Lang::En);
            format!("{}, {} letters said", unread.failure.key(), message.len())
        }
    };
    // Searches that are built once are no part of the input's cost.
    read(b"<p>\xE4\xB8\x80</p><table><tr><td>1</td></tr></table>");
    read(&gouji::example::page(gouji::report::Format::F2021, &[]));
    let before = status("VmRSS");
    let bytes = (shape.make)(size);
    let start = processor_time();
    let outcome = read(&bytes);
    let time = processor_time().saturating_sub(start);
    let memory = status("VmHWM").saturating_sub(before);
    println!("{}\t{memory}\t{}\t{outcome}", time.as_micros(), bytes.len());
}

/// Runs a shape in a process of its own; `None` where it does not end in time.
fn run(shape: &shapes::Shape, size: usize) -> Option<Run> {
    let program = std::env::current_exe().ok()?;
    let mut child = Command::new(program)
        .args(["--measure", shape.name, &size.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let start = Instant::now();
    while child.try_wait().ok()?.is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().ok()?;
            child.wait().ok()?;
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let output = child.wait_with_output().ok()?.stdout;
    let output = String::from_utf8_lossy(&output);
    let mut fields = output.trim_end().split('\t');
    let time = Duration::from_micros(fields.next()?.parse().ok()?);
    let memory = fields.next()?.parse().ok()?;
    let outcome = fields.nth(1)?.to_owned();
    Some(Run {
        time,
        memory,
        outcome,
    })
}

/// How long one run may take by the clock.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, name, size] = arguments.as_slice()
        && flag == "--measure"
    {
        let shape = shapes::SHAPES.iter().find(|shape| shape.name == name);
        if let (Some(shape), Ok(size)) = (shape, size.parse()) {
            measure(shape, size);
        }
        return;
    }
    let mut sizes = vec![100_000, 1_000_000];
    if arguments.iter().any(|argument| argument == "--large") {
        sizes.push(10_000_000);
    }
    let mut wanted = arguments
        .iter()
        .filter(|argument| !argument.starts_with('-'));
    let wanted = wanted.next().map_or("", String::as_str);
    println!("| shape | size, MB | time, s | peak, MB | × input | linear | outcome |");
    println!("| --- | ---: | ---: | ---: | ---: | --- | --- |");
    let mut bad = 0;
    for shape in shapes::SHAPES
        .iter()
        .filter(|shape| shape.name.contains(wanted))
    {
        let mut before: Option<Duration> = None;
        for &size in &sizes {
            #[expect(clippy::cast_precision_loss, reason = "for people, to one place")]
            let input = size as f64;
            let Some(run) = run(shape, size) else {
                println!(
                    "| {} | {} | over {} | | | **no** | |",
                    shape.name,
                    input / 1e6,
                    PATIENCE.as_secs()
                );
                bad += 1;
                break;
            };
            let growth =
                before.map(|before| run.time.as_secs_f64() / before.max(NOTICEABLE).as_secs_f64());
            #[expect(clippy::cast_precision_loss, reason = "for people, to one place")]
            let memory = run.memory as f64;
            let linear = match growth {
                None => "",
                Some(growth) if growth <= LINEAR => "yes",
                Some(_) => "**no**",
            };
            let fits = memory <= MAX_RATIO * input + FLOOR;
            bad += usize::from(!fits) + usize::from(linear == "**no**");
            println!(
                "| {} | {} | {:.3} | {:.1} | {}{:.0} | {linear} | {} |",
                shape.name,
                input / 1e6,
                run.time.as_secs_f64(),
                memory / 1e6,
                if fits { "" } else { "**too much** " },
                memory / input,
                run.outcome
            );
            before = Some(run.time);
        }
    }
    println!("\n{bad} of these grow out of proportion");
}
