//! Finds causes of syntax errors that the parser does not explain well.

use super::{
    locate::Position,
    mistake::{Mistake, TemplateProblem},
    source::breaks_lines_unseen,
};

/// The cause of an error at this byte, on its line or the one before.
pub(super) fn cause(text: &str, error: usize) -> Option<TemplateProblem> {
    let before = text.get(..text.floor_char_boundary(error))?;
    let start = before.rmatch_indices('\n').nth(1).map_or(0, |(index, _)| index + 1);
    let lines = before.get(start..)?;
    let unseen = lines.char_indices().find(|(_, c)| breaks_lines_unseen(*c));
    let unseen = unseen.map(|(index, character)| (index, Mistake::InvisibleLineBreak { character }));
    let (index, mistake) = unseen.or_else(|| hidden_bracket(lines).map(|index| (index, Mistake::HiddenBracket)))?;
    Some(TemplateProblem::new(Position::of_byte(text, start + index), mistake))
}

/// The start of a comment that hides a closing bracket, as in `{name: Party #1}`.
fn hidden_bracket(lines: &str) -> Option<usize> {
    let hides = |(index, _): &(usize, &str)| {
        let (open, comment) = lines.split_at(*index);
        let open = open.rsplit('\n').next().unwrap_or_default();
        let comment = comment.split('\n').next().unwrap_or_default();
        open.ends_with([' ', '\t']) && open.contains(['{', '[']) && comment.contains(['}', ']'])
    };
    lines.match_indices('#').find(hides).map(|(index, _)| index)
}
