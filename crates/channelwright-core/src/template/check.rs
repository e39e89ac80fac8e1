//! YAML values → a template, or all its mistakes.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ChannelKind, Restricted, Template, TemplateChannel, channel_name,
    comment::{Comment, comment_behind, last_word, words_before_comments},
    fold_channel_name,
    locate::{PathStep, Position, locate, locate_byte},
    mistake::{Mistake, TemplateProblem, TemplateProblems},
    source::{Node, breaks_lines_unseen},
};
use crate::{
    limits::{CATEGORY_CHANNELS_MAX, FORUM_TOPIC_MAX_CHARS, NAME_MAX_CHARS, TEMPLATE_MAX_BYTES, TEXT_TOPIC_MAX_CHARS},
    name::fold,
    permission::{Permissions, preset},
};

const TEMPLATE_KEYS: &[&str] = &["channels", "game_master_may", "only_admins_may"];
const CHANNEL_KEYS: &[&str] = &["name", "type", "gm_only", "description"];

/// YAML's merge key: adds the entries of other mappings, unless they are written here.
const MERGE_KEY: &str = "<<";

/// Synonyms for our keys that are too different for "did you mean".
const SYNONYMS: &[(&str, &str)] =
    &[("kind", "type"), ("private", "gm_only"), ("title", "name"), ("topic", "description")];

/// Minimum similarity of two keys for "did you mean", from 0 to 1.
const ALIKE: f64 = 0.7;

/// Budget of bytes to re-read for locating mistakes; further mistakes are only counted. Locating one reads the whole
/// file: this shows a hundred mistakes in a file of 20 KiB, and eight in the largest.
const READ_AGAIN_MAX: usize = 2 * 1024 * 1024;

const _: () = assert!(READ_AGAIN_MAX >= 4 * TEMPLATE_MAX_BYTES, "some mistakes are shown of any file");

/// How a message names a value, and what to write there.
const NAME: Expected = Expected("`name`", "write text, in quotes if it looks like something else");
const TYPE: Expected = Expected("`type`", "write text, voice or forum");
const GM_ONLY: Expected = Expected("`gm_only`", "write true or false, without quotes");
const DESCRIPTION: Expected = Expected("`description`", "write text, in quotes if it looks like something else");
const CHANNELS: Expected =
    Expected("`channels`", "write a list, each entry on its own line and beginning with `- name: …`");
const GAME_MASTERS: Expected =
    Expected("`game_master_may`", "write a list such as `[manage_messages, pin_messages]`, or `[]` for nothing more");
const ADMINS: Expected = Expected("`only_admins_may`", "write a list such as `[archive, delete]`");
const RESTRICTED: Expected = Expected("this entry", "write archive or delete");
const PERMISSION: Expected = Expected("this permission", "write its name, such as `manage_messages`");
const ENTRY: Expected = Expected("this entry", "write `- name: …` and below it `type: …`");
const MERGED: Expected = Expected("`<<`", "write an alias of a mapping, as in `<<: *name`, or a list of them");
const FILE: Expected = Expected("the file", "begin with `channels:` and indent the list below it");

#[derive(Clone, Copy)]
struct Expected(&'static str, &'static str);

/// Checks the parsed text.
pub(super) fn check(text: &str, root: &Node) -> Result<Template, TemplateProblems> {
    let (problems, names) = (TemplateProblems::none(), BTreeMap::new());
    let (before_comments, breaks_unseen) = (words_before_comments(text), text.contains(breaks_lines_unseen));
    let mut checker = Checker { text, problems, may_read_again: READ_AGAIN_MAX, names, before_comments, breaks_unseen };
    let template = checker.template(root);
    if checker.problems.is_empty() { Ok(template) } else { Err(checker.problems.in_order_of_the_file()) }
}

struct Checker<'t> {
    text: &'t str,
    problems: TemplateProblems,
    /// Bytes left for locating mistakes.
    may_read_again: usize,
    /// Taken names in folded form, with their places. Voice channels are marked: no other kind matches them.
    names: BTreeMap<(bool, String), Path>,
    /// Words followed by comments.
    before_comments: BTreeSet<&'t str>,
    /// Whether the text has line breaks that no editor shows.
    breaks_unseen: bool,
}

type Path = Vec<PathStep>;

/// The known keys of a mapping, with their values and paths.
type Fields<'n> = BTreeMap<&'static str, (&'n Node, Path)>;

impl<'t> Checker<'t> {
    fn template(&mut self, root: &Node) -> Template {
        let entries = match root {
            Node::Map(entries) => entries,
            other => {
                self.report(&[], wrong_type(FILE, other));
                let (channels, only_admins_may) = Default::default();
                return Template { channels, game_master_may: Permissions::NONE, only_admins_may };
            }
        };
        let fields = self.fields(entries, TEMPLATE_KEYS, &[]);
        let game_master_may = self.game_master_may(fields.get("game_master_may"));
        let only_admins_may = self.only_admins_may(fields.get("only_admins_may"));
        Template { channels: self.all_channels(fields.get("channels")), game_master_may, only_admins_may }
    }

    fn game_master_may(&mut self, field: Option<&(&Node, Path)>) -> Permissions {
        let (names, path) = match field {
            None => return preset::GAME_MASTER_MAY_BY_DEFAULT,
            Some((Node::List(names), path)) => (names, path),
            Some((other, path)) => {
                self.report(path, wrong_type(GAME_MASTERS, other));
                return Permissions::NONE;
            }
        };
        let numbered = names.iter().enumerate();
        let known = numbered.filter_map(|(n, name)| self.permission(name, &join(path, PathStep::Item(n))));
        known.fold(Permissions::NONE, |all, one| all | one)
    }

    /// Reports an unknown permission and returns `None`.
    fn permission(&mut self, name: &Node, path: &[PathStep]) -> Option<Permissions> {
        let name = self.text(name, path, PERMISSION)?;
        let found = preset::GAME_MASTER_MAY.iter().find(|(known, _)| *known == name).map(|(_, one)| *one);
        if found.is_none() {
            let meant = meant(name, &preset::names());
            self.report(path, Mistake::UnknownPermission { name: name.to_owned(), meant });
        }
        found
    }

    fn only_admins_may(&mut self, field: Option<&(&Node, Path)>) -> Vec<Restricted> {
        let (names, path) = match field {
            None => return Vec::new(),
            Some((Node::List(names), path)) => (names, path),
            Some((other, path)) => {
                self.report(path, wrong_type(ADMINS, other));
                return Vec::new();
            }
        };
        let numbered = names.iter().enumerate();
        numbered.filter_map(|(n, name)| self.restricted(name, &join(path, PathStep::Item(n)))).collect()
    }

    /// Reports an unknown word and returns `None`.
    fn restricted(&mut self, name: &Node, path: &[PathStep]) -> Option<Restricted> {
        let name = self.text(name, path, RESTRICTED)?;
        let found = Restricted::NAMES.iter().find(|(known, _)| *known == name).map(|(_, one)| *one);
        if found.is_none() {
            self.report(path, Mistake::NotRestricted { name: name.to_owned() });
        }
        found
    }

    fn all_channels(&mut self, field: Option<&(&Node, Path)>) -> Vec<TemplateChannel> {
        match field {
            Some((Node::List(entries), path)) => self.channels(entries, path),
            Some((Node::Null, path)) => self.nothing(path, Mistake::NoChannels),
            Some((other, path)) => self.nothing(path, wrong_type(CHANNELS, other)),
            None => self.nothing(
                &[],
                Mistake::MissingKey { key: "channels", remedy: "begin the list with a line `channels:`" },
            ),
        }
    }

    fn channels(&mut self, entries: &[Node], path: &[PathStep]) -> Vec<TemplateChannel> {
        if entries.is_empty() {
            self.report(path, Mistake::NoChannels);
        }
        if entries.len() > CATEGORY_CHANNELS_MAX {
            let count = entries.len();
            self.report(&join(path, PathStep::Item(CATEGORY_CHANNELS_MAX)), Mistake::TooManyChannels { count });
        }
        let numbered = entries.iter().enumerate();
        numbered.filter_map(|(n, entry)| self.channel(entry, &join(path, PathStep::Item(n)))).collect()
    }

    /// Reports a wrong required field and returns `None`.
    fn channel(&mut self, entry: &Node, path: &[PathStep]) -> Option<TemplateChannel> {
        let Node::Map(entries) = entry else {
            self.report(path, wrong_type(ENTRY, entry));
            return None;
        };
        let fields = self.fields(entries, CHANNEL_KEYS, path);
        let kind = self.kind(fields.get("type"), path);
        let name = self.name(fields.get("name"), kind, path);
        let gm_only = self.gm_only(fields.get("gm_only"));
        let topic = self.topic(fields.get("description"), kind);
        Some(TemplateChannel { name: name?, kind: kind?, gm_only, topic })
    }

    fn kind(&mut self, field: Option<&(&Node, Path)>, entry: &[PathStep]) -> Option<ChannelKind> {
        let Some((node, path)) = field else {
            self.report(
                entry,
                Mistake::MissingKey { key: "type", remedy: "write `type: text`, `type: voice` or `type: forum`" },
            );
            return None;
        };
        let word = self.text(node, path, TYPE)?;
        let kind = match word {
            "text" => ChannelKind::Text,
            "voice" => ChannelKind::Voice,
            "forum" => ChannelKind::Forum,
            _ => {
                self.report(path, Mistake::UnknownKind { kind: word.to_owned() });
                return None;
            }
        };
        Some(kind)
    }

    fn name(&mut self, field: Option<&(&Node, Path)>, kind: Option<ChannelKind>, entry: &[PathStep]) -> Option<String> {
        let Some((node, path)) = field else {
            let remedy = "write `name: ` and the channel's name";
            self.report(entry, Mistake::MissingKey { key: "name", remedy });
            return None;
        };
        if matches!(node, Node::Null) {
            match self.comment("", path) {
                Some(comment) => self.report_comment(comment, NAME, ""),
                None => self.report(path, Mistake::EmptyName),
            }
            return None;
        }
        let typed = self.text(node, path, NAME)?;
        if !self.refuses_line_break(typed, path) {
            self.refuse_control_characters(typed, path, "the name");
        }
        let comment = self.comment(typed, path);
        if let Some(comment) = comment.filter(|comment| comment.reads_on) {
            self.report_comment(comment, NAME, typed);
            return None;
        }
        let kind = kind.unwrap_or(ChannelKind::Text);
        let name = channel_name(kind, typed);
        let chars = typed.chars().count().max(name.chars().count());
        if typed.trim().is_empty() {
            self.report(path, Mistake::EmptyName);
        } else if name.chars().all(|c| c == '-') {
            self.report(path, Mistake::NothingLeftOfName { name: typed.to_owned() });
        } else if chars > NAME_MAX_CHARS {
            self.report(path, Mistake::NameTooLong { chars });
        } else {
            self.take_name(kind, &name, comment, [path, entry]);
        }
        Some(name)
    }

    /// Rejects channels that could not be told apart later. A text channel may replace a forum that cannot be
    /// created; a voice channel may not.
    fn take_name(
        &mut self,
        kind: ChannelKind,
        name: &str,
        comment: Option<Comment<'_>>,
        [path, entry]: [&[PathStep]; 2],
    ) {
        let key = (kind == ChannelKind::Voice, fold_channel_name(kind, name, fold));
        let Some(first) = self.names.get(&key).cloned() else {
            self.names.insert(key, path.to_vec());
            return;
        };
        let comment = comment.map(|comment| comment.text.to_owned());
        self.add(3, |text| {
            let (place, first) = (locate(text, path), locate(text, &first));
            // If both are the same alias, report the entry, not the name.
            let place = if place == first { locate(text, entry) } else { place };
            TemplateProblem::new(
                place,
                Mistake::RepeatedName { name: name.to_owned(), first_line: first.line, comment },
            )
        });
    }

    /// The comment directly after a plain text, if any.
    fn comment(&mut self, value: &str, path: &[PathStep]) -> Option<Comment<'t>> {
        let text = self.text;
        if !self.before_comments.contains(last_word(value)) || !self.may_read(1) {
            return None;
        }
        comment_behind(text, locate_byte(text, path), value)
    }

    fn report_comment(&mut self, comment: Comment<'_>, of: Expected, value: &str) {
        let place = Position::of_byte(self.text, comment.index);
        let value = value.trim().to_owned();
        self.problems.add(|| TemplateProblem::new(place, Mistake::Comment { what: of.0, value }));
    }

    fn gm_only(&mut self, field: Option<&(&Node, Path)>) -> bool {
        match field {
            None => false,
            Some((Node::Bool(gm_only), _)) => *gm_only,
            Some((other, path)) => {
                self.report(path, wrong_type(GM_ONLY, other));
                false
            }
        }
    }

    fn topic(&mut self, field: Option<&(&Node, Path)>, kind: Option<ChannelKind>) -> Option<String> {
        let (node, path) = field?;
        if matches!(node, Node::Null) {
            return None;
        }
        let topic = self.text(node, path, DESCRIPTION)?.trim();
        self.refuse_control_characters(topic, path, "the description");
        if let Some(comment) = self.comment(topic, path).filter(|comment| comment.reads_on) {
            self.report_comment(comment, DESCRIPTION, topic);
        }
        let max = if kind == Some(ChannelKind::Forum) { FORUM_TOPIC_MAX_CHARS } else { TEXT_TOPIC_MAX_CHARS };
        let chars = topic.chars().count();
        if chars > max {
            self.report(path, Mistake::TopicTooLong { chars, max });
        }
        // Discord has no topic for voice channels; here the description is a note for readers of the file.
        let shown = !topic.is_empty() && kind != Some(ChannelKind::Voice);
        shown.then(|| topic.to_owned())
    }

    fn refuse_control_characters(&mut self, text: &str, path: &[PathStep], what: &'static str) {
        if let Some(character) = text.trim().chars().find(|&c| c.is_control() && c != '\n') {
            self.report(path, Mistake::ControlCharacter { what, character });
        }
    }

    /// A name must be one line. Reports a character that only YAML treats as a line break.
    fn refuses_line_break(&mut self, name: &str, path: &[PathStep]) -> bool {
        if let Some((index, character)) = self.unseen_line_break(path) {
            let place = Position::of_byte(self.text, index);
            self.problems.add(|| TemplateProblem::new(place, Mistake::InvisibleLineBreak { character }));
            return true;
        }
        let found = name.trim().chars().find(|&c| c == '\n' || breaks_lines_unseen(c));
        let mistake = found.map(|character| match character {
            '\n' => Mistake::LineBreak,
            character => Mistake::InvisibleLineBreak { character },
        });
        mistake.map(|mistake| self.report(path, mistake)).is_some()
    }

    /// The first such character after the start of a value, on the same line in an editor.
    fn unseen_line_break(&mut self, path: &[PathStep]) -> Option<(usize, char)> {
        let text = self.text;
        if !self.breaks_unseen || !self.may_read(1) {
            return None;
        }
        let start = locate_byte(text, path);
        let line = text.get(start..)?.split(['\n', '\r']).next()?;
        let (index, character) = line.char_indices().find(|(_, c)| breaks_lines_unseen(*c))?;
        Some((start + index, character))
    }

    fn text<'n>(&mut self, node: &'n Node, path: &[PathStep], wanted: Expected) -> Option<&'n str> {
        if let Node::Text(text) = node {
            return Some(text);
        }
        self.report(path, wrong_type(wanted, node));
        None
    }

    /// Sorts the entries of a mapping by key, and reports unknown and repeated keys.
    fn fields<'n>(
        &mut self,
        entries: &'n [(Node, Node)],
        known: &'static [&'static str],
        path: &[PathStep],
    ) -> Fields<'n> {
        let mut fields = Fields::new();
        let mut places: BTreeMap<&str, Path> = BTreeMap::new();
        for (n, (key, value)) in entries.iter().enumerate() {
            let here = join(path, PathStep::Key(n));
            let written = as_written(key);
            let Some(&key) = known.iter().chain([&MERGE_KEY]).find(|&&one| one == written) else {
                let meant = if matches!(key, Node::Text(_)) { meant(written, known) } else { None };
                let key = written.to_owned();
                self.report(&here, Mistake::UnknownKey { key, meant, known });
                continue;
            };
            if let Some(first) = places.get(key) {
                self.report_second(&here, first, |first_line| Mistake::RepeatedKey { key, first_line });
                continue;
            }
            places.insert(key, here);
            fields.insert(key, (value, join(path, PathStep::Value(n))));
        }
        if let Some((value, path)) = fields.remove(MERGE_KEY) {
            self.merge(&mut fields, value, known, path);
        }
        fields
    }

    /// Merges other mappings without replacing existing keys; the first of several wins.
    fn merge<'n>(&mut self, fields: &mut Fields<'n>, value: &'n Node, known: &'static [&'static str], path: Path) {
        let others: Vec<(&Node, Path)> = match value {
            Node::List(list) => list.iter().enumerate().map(|(n, one)| (one, join(&path, PathStep::Item(n)))).collect(),
            one => vec![(one, path)],
        };
        for (other, path) in others {
            match other {
                Node::Map(entries) => {
                    for (key, field) in self.fields(entries, known, &path) {
                        fields.entry(key).or_insert(field);
                    }
                }
                other => self.report(&path, wrong_type(MERGED, other)),
            }
        }
    }

    fn nothing(&mut self, path: &[PathStep], mistake: Mistake) -> Vec<TemplateChannel> {
        self.report(path, mistake);
        Vec::new()
    }

    fn report(&mut self, path: &[PathStep], mistake: Mistake) {
        self.add(1, |text| TemplateProblem::new(locate(text, path), mistake));
    }

    /// Reports a duplicate, naming the line of the first.
    fn report_second(&mut self, path: &[PathStep], first: &[PathStep], mistake: impl FnOnce(usize) -> Mistake) {
        self.add(2, |text| TemplateProblem::new(locate(text, path), mistake(locate(text, first).line)));
    }

    /// Adds a problem that takes this many readings of the text to locate, or only counts it.
    fn add(&mut self, readings: usize, problem: impl FnOnce(&str) -> TemplateProblem) {
        let text = self.text;
        if self.may_read(readings) {
            self.problems.add(|| problem(text));
        } else {
            self.problems.more += 1;
        }
    }

    /// Spends this many readings of the text, if the budget allows.
    fn may_read(&mut self, times: usize) -> bool {
        let left = self.may_read_again.checked_sub(times * self.text.len());
        self.may_read_again = left.unwrap_or(self.may_read_again);
        left.is_some()
    }
}

fn wrong_type(wanted: Expected, found: &Node) -> Mistake {
    let found = match found {
        Node::Null => "empty",
        Node::Bool(_) => "true or false, not text",
        Node::Number => "a number",
        Node::Text(_) => "text",
        Node::List(_) => "a list",
        Node::Map(_) => "a mapping",
        Node::Tagged => "marked with a tag (`!…`)",
    };
    Mistake::WrongType { what: wanted.0, found, remedy: wanted.1 }
}

/// A key as written; only text can be a known key.
fn as_written(key: &Node) -> &str {
    match key {
        Node::Text(text) => text,
        Node::Null => "null",
        Node::Bool(true) => "true",
        Node::Bool(false) => "false",
        Node::Number => "(a number)",
        Node::List(_) | Node::Map(_) | Node::Tagged => "(not text)",
    }
}

/// The known key that was probably meant.
fn meant(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let written = written.to_lowercase();
    let synonym = SYNONYMS.iter().find(|(other, _)| *other == written).map(|(_, ours)| *ours);
    let likeness = |key: &&str| strsim::jaro(&written, key);
    let alike = known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    synonym.filter(|ours| known.contains(ours)).or(alike.filter(|key| likeness(key) > ALIKE))
}

fn join(path: &[PathStep], step: PathStep) -> Path {
    path.iter().copied().chain([step]).collect()
}
