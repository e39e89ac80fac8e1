//! The doctor's report: a line for each check. Pure except for printing.

use std::io::Write;

use crate::{Verdict, trouble::Trouble};

/// One check and its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The part that was checked.
    subject: &'static str,
    found: Found,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    Well(String),
    Wrong(Trouble),
    Unchecked(String),
}

impl Line {
    /// The part is OK.
    pub(crate) fn well(subject: &'static str, what: impl Into<String>) -> Self {
        Self { subject, found: Found::Well(what.into()) }
    }

    /// The part has a problem.
    pub(crate) fn wrong(subject: &'static str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { subject, found: Found::Wrong(Trouble::new(what, remedy)) }
    }

    /// The part has this problem.
    pub(crate) fn trouble(subject: &'static str, trouble: &Trouble) -> Self {
        Self { subject, found: Found::Wrong(trouble.clone()) }
    }

    /// The check was impossible or unnecessary.
    pub(crate) fn unchecked(subject: &'static str, why: impl Into<String>) -> Self {
        Self { subject, found: Found::Unchecked(why.into()) }
    }

    fn text(&self) -> String {
        // Messages from Discord and AWS can contain line breaks.
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let subject = self.subject;
        match &self.found {
            Found::Well(what) => format!("✅ {subject}: {}", flat(what)),
            Found::Wrong(Trouble { what, remedy }) => format!("❌ {subject}: {} → {}", flat(what), flat(remedy)),
            Found::Unchecked(why) => format!("– {subject}: {}", flat(why)),
        }
    }
}

/// Prints the lines, and the number of each kind.
pub(crate) fn print(lines: &[Line], out: &mut impl Write) -> anyhow::Result<Verdict> {
    for line in lines {
        writeln!(out, "{}", line.text())?;
    }
    let count = |is_kind: fn(&Found) -> bool| lines.iter().filter(|line| is_kind(&line.found)).count();
    let well = count(|found| matches!(found, Found::Well(_)));
    let wrong = count(|found| matches!(found, Found::Wrong(_)));
    let unchecked = count(|found| matches!(found, Found::Unchecked(_)));
    writeln!(out, "\n{well} OK, {}, {unchecked} not checked", problems(wrong))?;
    Ok(if wrong == 0 { Verdict::Good } else { Verdict::Bad })
}

fn problems(count: usize) -> String {
    if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") }
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// The lines as they are printed.
    pub(crate) fn texts(lines: &[Line]) -> String {
        lines.iter().map(|line| line.text() + "\n").collect()
    }

    #[test]
    fn a_line_is_one_line() {
        let line = Line::wrong("Stack", "it\n  failed", "try\tagain");
        assert_eq!(texts(&[line]), "❌ Stack: it failed → try again\n");
    }

    #[test]
    fn what_could_not_be_checked_is_no_failure() {
        let mut out = Vec::new();
        let lines = [Line::well("A", "x"), Line::unchecked("B", "y")];
        assert_eq!(print(&lines, &mut out).unwrap(), Verdict::Good);
        assert!(String::from_utf8(out).unwrap().ends_with("\n1 OK, 0 problems, 1 not checked\n"));
        assert_eq!(print(&[Line::wrong("A", "x", "y")], &mut Vec::new()).unwrap(), Verdict::Bad);
    }
}
