//! The table of what was measured and what was promised.

use std::fmt::Write as _;

/// Rows of measurements.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<[String; 3]>,
    missed: bool,
}

impl Table {
    /// Adds a row. A promise is its wording and whether it is kept.
    pub(super) fn row(&mut self, what: &str, measured: &str, range: &str, promise: Option<(String, bool)>) {
        let measured = if range.is_empty() { measured.to_owned() } else { format!("{measured} ({range})") };
        let promise = match promise {
            None => String::new(),
            Some((promised, true)) => format!("{promised}: kept"),
            Some((promised, false)) => {
                self.missed = true;
                format!("{promised}: **missed**")
            }
        };
        self.rows.push([what.to_owned(), measured, promise]);
    }

    /// Whether every promise is kept.
    pub(super) fn is_kept(&self) -> bool {
        !self.missed
    }

    pub(super) fn markdown(&self) -> String {
        let head = ["what", "measured", "promised"].map(str::to_owned);
        let widths = [0, 1, 2].map(|column| {
            let cells = self.rows.iter().chain([&head]).filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        });
        let mut text = line(&head, widths);
        text.push_str(&line(&widths.map(|width| "-".repeat(width)), widths));
        for row in &self.rows {
            text.push_str(&line(row, widths));
        }
        text
    }
}

fn line(cells: &[String; 3], widths: [usize; 3]) -> String {
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
        let mut table = Table::default();
        table.row("start", "1.62 ms", "1.50 ms to 1.90 ms", Some(("< 4 ms".to_owned(), true)));
        table.row("size", "3.1 MB", "", None);
        assert!(table.is_kept());
        table.row("requests", "14", "", Some(("≤ 12".to_owned(), false)));
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
