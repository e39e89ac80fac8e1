//! A Markdown table of measurements and promises.

use std::{array, fmt::Write as _};

/// Rows of measurements.
#[derive(Debug)]
pub(crate) struct Table<const COLUMNS: usize> {
    head: [&'static str; COLUMNS],
    rows: Vec<[String; COLUMNS]>,
    missed: bool,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    pub(crate) fn new(head: [&'static str; COLUMNS]) -> Self {
        Self { head, rows: Vec::new(), missed: false }
    }

    pub(crate) fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells);
    }

    /// The text of a promise. Records it if it is missed.
    pub(crate) fn promise(&mut self, promised: &str, is_kept: bool) -> String {
        self.missed |= !is_kept;
        format!("{promised}: {}", if is_kept { "kept" } else { "**missed**" })
    }

    /// Whether every promise is kept.
    pub(crate) fn is_kept(&self) -> bool {
        !self.missed
    }

    pub(crate) fn markdown(&self) -> String {
        let head = self.head.map(str::to_owned);
        let widths = array::from_fn(|column| {
            let cells = self.rows.iter().chain([&head]).filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        });
        let mut text = line(&head, widths);
        text.push_str(&line(&widths.map(|width: usize| "-".repeat(width)), widths));
        for row in &self.rows {
            text.push_str(&line(row, widths));
        }
        text
    }
}

fn line<const COLUMNS: usize>(cells: &[String; COLUMNS], widths: [usize; COLUMNS]) -> String {
    let mut line = String::from("|");
    for (cell, width) in cells.iter().zip(widths) {
        // Writing to a string cannot fail.
        let _ = write!(line, " {cell:<width$} |");
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_missed_promise_is_seen() {
        let mut table = Table::new(["what", "measured", "promised"]);
        let promise = table.promise("< 4 ms", true);
        table.row(["start".to_owned(), "1.62 ms (1.50 ms to 1.90 ms)".to_owned(), promise]);
        table.row(["size", "3.1 MB", ""].map(str::to_owned));
        assert!(table.is_kept());
        let promise = table.promise("≤ 12", false);
        table.row(["requests".to_owned(), "14".to_owned(), promise]);
        assert!(!table.is_kept());
        expect![[r"
            | what     | measured                     | promised         |
            | -------- | ---------------------------- | ---------------- |
            | start    | 1.62 ms (1.50 ms to 1.90 ms) | < 4 ms: kept     |
            | size     | 3.1 MB                       |                  |
            | requests | 14                           | ≤ 12: **missed** |
        "]]
        .assert_eq(&table.markdown());
    }
}
