fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        match gouji::read(&path, &bytes) {
            Ok(read) => println!(
                "{}",
                serde_json::to_string(&gouji::render::parse::output(&read, true)).unwrap()
            ),
            Err(unread) => println!(
                "{{\"source\":{{\"path\":\"{path}\"}},\"status\":\"failed\",\"error\":\"{}\"}}",
                unread.failure.key()
            ),
        }
    }
}
