//! What becomes of a run that is interrupted: what is not finished is taken away, what is finished
//! stays, and the exit status names the signal.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
#[cfg(unix)]
use std::{sync::TryLockError, thread, time::Duration};

/// Something that must not be left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfinished {
    /// A file that is not under its own name yet.
    File(PathBuf),
    /// A folder for work.
    Folder(PathBuf),
    /// A program that was started, with all that it started: its process's number.
    Program(u32),
}

impl Unfinished {
    /// Takes it away. The program ends: what cannot be taken away has to stay.
    fn take_away(&self) {
        match self {
            Self::File(path) => drop(std::fs::remove_file(path)),
            Self::Folder(path) => drop(std::fs::remove_dir_all(path)),
            Self::Program(group) => kill(*group),
        }
    }
}

/// Ends all programs of a group that a program leads.
pub fn kill(group: u32) {
    let group = group.to_string();
    let mut command = if cfg!(windows) {
        let mut command = Command::new("taskkill");
        command.args(["/T", "/F", "/PID", &group]);
        command
    } else {
        let mut command = Command::new("kill");
        command.args(["-KILL", "--", &format!("-{group}")]);
        command
    };
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    // The end of the run does not wait for one that cannot be ended.
    let _ = quiet.status();
}

/// All that is not finished now.
static UNFINISHED: Mutex<Vec<Unfinished>> = Mutex::new(Vec::new());

/// Held while one result is written, so that the program does not end in the middle of it.
static WRITING: Mutex<()> = Mutex::new(());

/// How long the end waits for the result that is being written: one that nobody reads on must not
/// keep the program alive.
#[cfg(unix)]
const PATIENCE: u32 = 20;

/// How long it sleeps between two looks.
#[cfg(unix)]
const NAP: Duration = Duration::from_millis(5);

/// What is unfinished as long as this lives.
#[derive(Debug)]
pub struct Guard(Unfinished);

impl Drop for Guard {
    fn drop(&mut self) {
        let mut unfinished = locked(&UNFINISHED);
        if let Some(at) = unfinished.iter().position(|one| *one == self.0) {
            unfinished.swap_remove(at);
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A list of names is whole whatever panicked beside it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes something that must not be left behind. From its first moment on an interruption takes it
/// away, until the guard is dropped.
pub fn unfinished<T>(
    make: impl FnOnce() -> io::Result<T>,
    name: impl FnOnce(&T) -> Unfinished,
) -> io::Result<(T, Guard)> {
    let mut unfinished = locked(&UNFINISHED);
    let made = make()?;
    let name = name(&made);
    unfinished.push(name.clone());
    Ok((made, Guard(name)))
}

/// Does something that is done whole or not at all, as long as it can be.
pub fn whole<T>(work: impl FnOnce() -> T) -> T {
    let _writing = locked(&WRITING);
    work()
}

/// Ends the program with the status by which shells name a signal.
#[cfg(unix)]
fn end(signal: i32) -> ! {
    let mut writing = None;
    for _ in 0..PATIENCE {
        match WRITING.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(NAP),
            Ok(lock) => writing = Some(lock),
            Err(TryLockError::Poisoned(lock)) => writing = Some(lock.into_inner()),
        }
        if writing.is_some() {
            break;
        }
    }
    // Held to the end: nothing new can be begun any more.
    let unfinished = locked(&UNFINISHED);
    for one in unfinished.iter() {
        one.take_away();
    }
    #[expect(clippy::exit, reason = "the other threads are not asked")]
    std::process::exit(128 + signal)
}

/// From now on a signal that ends the program ends it cleanly.
#[cfg(unix)]
pub fn watch() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    let ignored = ignored();
    // What whoever started the program has it ignore, as `nohup` does, stays ignored.
    let heeded = [SIGHUP, SIGINT, SIGTERM].into_iter();
    let heeded = heeded.filter(|signal| ignored & (1 << (signal - 1)) == 0);
    let mut signals = Signals::new(heeded)?;
    thread::Builder::new().spawn(move || {
        if let Some(signal) = signals.forever().next() {
            end(signal)
        }
    })?;
    Ok(())
}

/// There are no signals; a console that is closed leaves what is unfinished.
#[cfg(not(unix))]
pub fn watch() -> io::Result<()> {
    Ok(())
}

/// The signals that the program ignores since it was started, a bit each, where the system tells.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}
