//! Work on all cores with the results in the order of the inputs.

use std::collections::VecDeque;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};

use anyhow::Result;
use rayon::ThreadPoolBuilder;

/// How many results a thread may be ahead of the output: enough that one slow file does not
/// leave the other threads idle, few enough that memory does not grow with the number of files.
const AHEAD: usize = 8;

/// Works on each item and hands the results over in the order of the items, whatever the number
/// of threads. At most [`AHEAD`] results a thread are held at any time. Stops at the first error
/// of `take`.
pub fn in_order<I: Sync, T: Send>(
    items: &[I],
    threads: Option<u16>,
    work: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> Result<()> {
    // 0 stands for all cores.
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads.map_or(0, usize::from))
        .build()?;
    let window = AHEAD * pool.current_num_threads();
    let (work, stopped) = (&work, &AtomicBool::new(false));
    let taken = pool.in_place_scope_fifo(|scope| -> io::Result<()> {
        let mut waiting: VecDeque<Receiver<T>> = VecDeque::with_capacity(window);
        let mut next = |waiting: &mut VecDeque<Receiver<T>>| {
            let result = waiting.pop_front().map(|first| first.recv());
            match result {
                Some(Ok(result)) => take(result).inspect_err(|_| {
                    stopped.store(true, Ordering::Relaxed);
                }),
                // A worker that sends nothing has panicked, which ends the scope with its panic.
                Some(Err(_)) | None => Ok(()),
            }
        };
        for item in items {
            if waiting.len() == window {
                next(&mut waiting)?;
            }
            let (done, result) = sync_channel(1);
            waiting.push_back(result);
            scope.spawn_fifo(move |_| {
                if !stopped.load(Ordering::Relaxed) {
                    // Nobody waits for it once the run has stopped.
                    let _ = done.send(work(item));
                }
            });
        }
        while !waiting.is_empty() {
            next(&mut waiting)?;
        }
        Ok(())
    });
    Ok(taken?)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::{AHEAD, in_order};

    #[test]
    fn results_come_in_the_order_of_the_items_and_few_are_held() {
        let items: Vec<usize> = (0..200).collect();
        let (begun, mut taken, mut furthest) = (AtomicUsize::new(0), Vec::new(), 0);
        let work = |&item: &usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            if item % 7 == 0 {
                std::thread::sleep(Duration::from_millis(2));
            }
            item
        };
        in_order(&items, Some(4), work, |item| {
            taken.push(item);
            furthest = furthest.max(begun.load(Ordering::Relaxed) - item);
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, items);
        assert!(furthest <= AHEAD * 4 + 1, "{furthest} ahead");
    }

    #[test]
    fn the_first_error_of_the_taker_ends_the_run() {
        let items: Vec<usize> = (0..10_000).collect();
        let worked = AtomicUsize::new(0);
        let work = |_: &usize| worked.fetch_add(1, Ordering::Relaxed);
        let error = in_order(&items, Some(2), work, |_| {
            Err(io::Error::from(io::ErrorKind::BrokenPipe))
        })
        .unwrap_err();
        let error = error.downcast::<io::Error>().unwrap();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
        assert!(worked.load(Ordering::Relaxed) <= AHEAD * 2);
    }
}
