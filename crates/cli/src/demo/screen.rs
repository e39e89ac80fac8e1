//! The demo's output: a terminal, or plain text.

use std::{
    env,
    io::{self, IsTerminal as _, Write},
};

use unicode_width::UnicodeWidthStr as _;

/// The width for output that is not a terminal.
const PLAIN_COLUMNS: usize = 120;

/// The output of the demo.
pub(super) struct Screen<'a> {
    out: &'a mut dyn Write,
    columns: usize,
    paint: Paint,
    /// Rows of the last text, which the next one replaces.
    replaceable_rows: usize,
}

/// Colours and bold type, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paint {
    is_colourful: bool,
}

impl<'a> Screen<'a> {
    /// `out` is standard output. Plain if that is not a terminal, or if `NO_COLOR` is set (<https://no-color.org>).
    pub(super) fn stdout(out: &'a mut dyn Write) -> Self {
        let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = env::var_os("TERM").is_none_or(|term| term == "dumb");
        let is_colourful = io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb;
        let columns = rustix::termios::tcgetwinsize(io::stdout()).map(|size| usize::from(size.ws_col));
        let columns = columns.ok().filter(|columns| *columns > 0 && is_colourful).unwrap_or(PLAIN_COLUMNS);
        Self { out, columns, paint: Paint { is_colourful }, replaceable_rows: 0 }
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn paint(&self) -> Paint {
        self.paint
    }

    /// Prints text that stays.
    pub(super) fn print(&mut self, text: &str) -> io::Result<()> {
        self.replaceable_rows = 0;
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }

    /// Prints text in place of the text of the last call; below it if this is not a terminal.
    pub(super) fn replace(&mut self, text: &str) -> io::Result<()> {
        let rows = self.replaceable_rows;
        if rows > 0 {
            // Up to the start of the first row, then clear to the end.
            write!(self.out, "\x1b[{rows}F\x1b[J")?;
        }
        self.print(text)?;
        if self.paint.is_colourful {
            self.replaceable_rows = text.lines().map(|line| self.rows(line)).sum();
        }
        Ok(())
    }

    /// The number of terminal rows of a line.
    fn rows(&self, line: &str) -> usize {
        width(line).div_ceil(self.columns).max(1)
    }
}

impl Paint {
    #[cfg(test)]
    pub(super) const PLAIN: Self = Self { is_colourful: false };

    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    pub(super) fn good(self, text: &str) -> String {
        self.with("32", text)
    }

    pub(super) fn bad(self, text: &str) -> String {
        self.with("1;31", text)
    }

    pub(super) fn link(self, text: &str) -> String {
        self.with("36", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.is_colourful { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// The width of a text in columns. Escape sequences have none.
pub(super) fn width(text: &str) -> usize {
    let mut pieces = text.split('\x1b');
    let first = pieces.next().unwrap_or_default().width();
    let after_escapes = pieces.map(|piece| piece.split_once('m').map_or(0, |(_, text)| text.width()));
    first + after_escapes.sum::<usize>()
}

/// Cuts a text that is wider than `columns`, and marks the cut with `…`.
pub(super) fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if width(&short) >= columns {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(out: &mut Vec<u8>, columns: usize, is_colourful: bool) -> Screen<'_> {
        Screen { out, columns, paint: Paint { is_colourful }, replaceable_rows: 0 }
    }

    #[test]
    fn on_a_terminal_a_text_takes_the_place_of_the_last_one_with_all_its_rows() {
        let mut out = Vec::new();
        let mut screen = screen(&mut out, 10, true);
        screen.replace("short\ntwelve chars\n").unwrap();
        screen.replace("new\n").unwrap();
        screen.print("kept\n").unwrap();
        screen.replace("below\n").unwrap();
        let expected = "short\ntwelve chars\n\x1b[3F\x1b[Jnew\nkept\nbelow\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn elsewhere_texts_follow_each_other_without_escape_sequences() {
        let mut out = Vec::new();
        let mut screen = screen(&mut out, 10, false);
        screen.replace("one\n").unwrap();
        let two = screen.paint().bold("two");
        screen.replace(&two).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "one\ntwo");
    }

    #[test]
    fn width_counts_columns_and_not_escape_sequences() {
        let paint = Paint { is_colourful: true };
        assert_eq!(width(&format!("{} 漢字 {}", paint.bold("ab"), paint.link("#c"))), 10);
        assert_eq!(width("█░ ✓"), 4);
    }

    #[test]
    fn what_is_too_wide_is_cut_and_shows_it() {
        assert_eq!(shorten("as it is", 8), "as it is");
        assert_eq!(shorten("as it is not", 8), "as it i…");
        assert_eq!(shorten("漢字漢字", 6), "漢字…");
        assert_eq!(shorten("anything", 0), "…");
    }
}
