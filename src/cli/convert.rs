//! What a run reads its sources with: the program that converts DOC, WPS and RTF, which is
//! LibreOffice or one that the user names, and the list of what archives hold that was not read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use gouji::ingest::MAX_BYTES;
use gouji::lang::Lang;
use gouji::source::Origin;
use gouji::{Failure, Unconverted};
use tempfile::TempDir;

use super::interrupt::{self, Guard, Unfinished};
use super::passed::{Passed, Why};

/// The longest that one document may take. LibreOffice needs two seconds to start for the first
/// time, and a quarter of one for a report.
const LIMIT: Duration = Duration::from_secs(60);

/// How often a program that runs is looked after.
const PAUSE: Duration = Duration::from_millis(20);

/// The names under which LibreOffice is started.
const OFFICES: [&str; 2] = ["soffice", "libreoffice"];

/// What LibreOffice must not do with a stranger's document: run its macros, fetch what it links
/// to, or restore what an earlier run left.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"#;

/// Converts documents, one at a time: a converter is a large program.
#[derive(Debug)]
pub struct Converter {
    /// The program that the user named.
    program: Option<PathBuf>,
    /// The longest that one document may take.
    limit: Duration,
    /// The profile of LibreOffice, made when it is first needed and gone at the end.
    profile: Mutex<Option<(TempDir, Guard)>>,
    /// What archives and mails hold that was not read.
    passed: Mutex<Passed>,
}

impl Converter {
    /// One that runs the program named, or else LibreOffice.
    pub fn new(program: Option<PathBuf>) -> Self {
        Self {
            program,
            limit: LIMIT,
            profile: Mutex::new(None),
            passed: Mutex::default(),
        }
    }

    /// Notes the files of an archive that were not read.
    pub fn pass_over(&self, files: &[Origin]) {
        let mut passed = self.passed.lock().unwrap_or_else(|lock| lock.into_inner());
        for file in files {
            passed.add(file.to_string(), Why::Entry);
        }
    }

    /// Says on standard error which files of archives were not read in the run, each once.
    pub fn complain(&self, lang: Lang) {
        let passed = self.passed.lock().unwrap_or_else(|lock| lock.into_inner());
        passed.complain(lang);
    }

    /// The document as one that is read.
    pub fn convert(&self, format: &'static str, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
        let failed = |reason| Failure::NotConverted { format, reason };
        // A thread that panicked here has left no half-made profile behind.
        let mut profile = self.profile.lock().unwrap_or_else(|lock| lock.into_inner());
        let (work, _guard) =
            folder().map_err(|_| failed(Unconverted::Nothing("gouji".to_owned())))?;
        let (ending, target) = endings(format);
        let source = work.path().join(format!("report.{ending}"));
        let result = work.path().join("out").join(format!("report.{target}"));
        let prepared =
            fs::create_dir(work.path().join("out")).and_then(|()| fs::write(&source, bytes));
        prepared.map_err(|_| failed(Unconverted::Nothing("gouji".to_owned())))?;
        let mut command = match &self.program {
            Some(program) => {
                let mut command = Command::new(program);
                command.arg(&source).arg(&result);
                command
            }
            None => {
                let office = office().ok_or_else(|| failed(Unconverted::NoProgram))?;
                let profile = profile_of(&mut profile)
                    .map_err(|_| failed(Unconverted::Nothing(shown(&office))))?;
                libreoffice(&office, &profile, &source, target)
            }
        };
        let name = shown(Path::new(command.get_program()));
        match finished(&mut command, work.path(), self.limit) {
            Ok(true) => {}
            Ok(false) => return Err(failed(Unconverted::TooSlow(name, self.limit.as_secs()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(failed(Unconverted::NoProgram));
            }
            Err(_) => return Err(failed(Unconverted::Nothing(name))),
        }
        let is_small = fs::metadata(&result).is_ok_and(|file| file.len() <= MAX_BYTES as u64);
        let converted = fs::read(&result).ok().filter(|_| is_small);
        converted.ok_or_else(|| failed(Unconverted::Nothing(name)))
    }
}

/// What the file to be converted is called, and what becomes of it.
fn endings(format: &str) -> (&'static str, &'static str) {
    match format {
        "RTF" => ("rtf", "docx"),
        "WPS" => ("wps", "docx"),
        "Word XML" | "ODF" => ("xml", "docx"),
        "Excel XML" => ("xml", "xlsx"),
        "XLS" => ("xls", "xlsx"),
        _ => ("doc", "docx"),
    }
}

fn shown(program: &Path) -> String {
    let name = program.file_name().unwrap_or(program.as_os_str());
    name.to_string_lossy().into_owned()
}

/// LibreOffice, where it is installed.
fn office() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    // Installers for these systems put it on no path.
    folders.push(PathBuf::from(
        "/Applications/LibreOffice.app/Contents/MacOS",
    ));
    folders.push(PathBuf::from(r"C:\Program Files\LibreOffice\program"));
    folders.iter().find_map(|folder| {
        let names = OFFICES
            .iter()
            .map(|name| format!("{name}{}", std::env::consts::EXE_SUFFIX));
        names
            .map(|name| folder.join(name))
            .find(|program| program.is_file())
    })
}

/// A folder for work, gone at the end of the run however that comes.
fn folder() -> io::Result<(TempDir, Guard)> {
    let name = |made: &TempDir| Unfinished::Folder(made.path().to_owned());
    interrupt::unfinished(TempDir::new, name)
}

/// The folder of the profile, made where there is none yet.
fn profile_of(profile: &mut Option<(TempDir, Guard)>) -> io::Result<PathBuf> {
    if let Some((made, _)) = profile {
        return Ok(made.path().to_owned());
    }
    let (made, guard) = folder()?;
    let user = made.path().join("user");
    fs::create_dir(&user)?;
    fs::write(user.join("registrymodifications.xcu"), PROFILE)?;
    let path = made.path().to_owned();
    *profile = Some((made, guard));
    Ok(path)
}

fn libreoffice(office: &Path, profile: &Path, source: &Path, target: &str) -> Command {
    let mut command = Command::new(office);
    let profile = profile.to_string_lossy().replace('\\', "/");
    let address = format!("file:///{}", profile.trim_start_matches('/'));
    let out = source.with_file_name("out");
    command
        .arg(format!("-env:UserInstallation={address}"))
        .args([
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nologo",
            "--nodefault",
        ])
        .args(["--convert-to", target, "--outdir"])
        .arg(out)
        .arg(source);
    command
}

/// Runs a program to its end, or for as long as allowed. Whether it came to its end.
fn finished(command: &mut Command, folder: &Path, limit: Duration) -> io::Result<bool> {
    command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let name = |child: &Child| Unfinished::Program(child.id());
    let (mut child, _guard) = interrupt::unfinished(|| command.spawn(), name)?;
    let begun = Instant::now();
    while begun.elapsed() < limit {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        thread::sleep(PAUSE);
    }
    end(&mut child);
    Ok(false)
}

/// Ends a program with all that it started.
fn end(child: &mut Child) {
    interrupt::kill(child.id());
    // Where the group cannot be ended, at least the program itself is.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::{Converter, PROFILE, libreoffice, profile_of};
    use gouji::{Failure, Unconverted};
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;
    use std::time::{Duration, Instant};

    #[test]
    fn a_converter_that_does_not_end_is_ended_with_what_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let (program, mark) = (folder.path().join("slow"), folder.path().join("mark"));
        let script = format!(
            "#!/bin/sh\n(sleep 2; touch {}) &\nsleep 60\n",
            mark.display()
        );
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let converter = Converter {
            limit: Duration::from_millis(200),
            ..Converter::new(Some(program))
        };
        let begun = Instant::now();
        let reason = Unconverted::TooSlow("slow".to_owned(), 0);
        let failure = Failure::NotConverted {
            format: "DOC",
            reason,
        };
        assert_eq!(converter.convert("DOC", b"x"), Err(failure));
        assert!(begun.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_secs(3));
        assert!(!mark.exists(), "what it had started went on");
    }

    #[test]
    fn libreoffice_runs_in_a_profile_of_its_own_that_allows_no_macros() {
        let mut profile = None;
        let path = profile_of(&mut profile).unwrap();
        let written = fs::read_to_string(path.join("user/registrymodifications.xcu")).unwrap();
        assert_eq!(written, PROFILE);
        roxmltree::Document::parse(&written).unwrap();
        for setting in ["DisableMacrosExecution", "DisableActiveContent"] {
            let fused = format!("{setting}\" oor:op=\"fuse\"><value>true</value>");
            assert!(written.contains(&fused), "{setting}");
        }
        let command = libreoffice(Path::new("soffice"), &path, Path::new("/tmp/a.doc"), "docx");
        let arguments: Vec<_> = command.get_args().filter_map(|it| it.to_str()).collect();
        let own = format!("-env:UserInstallation=file://{}", path.display());
        assert_eq!(arguments[0], own);
        assert!(arguments.contains(&"--headless"));
        drop(profile);
        assert!(!path.exists(), "the profile is gone after the run");
    }
}
