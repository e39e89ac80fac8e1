//! Checks application commands and their options.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::discord::{
    error::Faults,
    form::{Form, Given, choices_text},
};

/// Per request (Discord's OpenAPI description).
const MAX_COMMANDS: usize = 130;
const MAX_OPTIONS: usize = 25;
const MAX_CHOICES: usize = 25;
const MAX_NAME: usize = 32;
const MAX_TEXT: usize = 100;
/// The combined length of one command's names, descriptions and values.
const MAX_CHARACTERS: usize = 8000;
/// The maximum of `min_length` and `max_length`.
const MAX_TYPED: i64 = 6000;

// A command type.
const CHAT_INPUT: i64 = 1;
// Option types.
const SUB_COMMAND: i64 = 1;
const SUB_COMMAND_GROUP: i64 = 2;
const STRING: i64 = 3;
const INTEGER: i64 = 4;
const CHANNEL: i64 = 7;
const NUMBER: i64 = 10;
const ATTACHMENT: i64 = 11;

/// Returns the commands with their `type` filled in, and adds all their faults to `faults`.
pub(super) fn read(given: &[Value], is_global: bool, faults: &mut Faults) -> Vec<Map<String, Value>> {
    if given.len() > MAX_COMMANDS {
        faults.push(Vec::new(), "BASE_TYPE_MAX_LENGTH", format!("Must be {MAX_COMMANDS} or fewer in length."));
    }
    let mut names = BTreeSet::new();
    let mut commands = Vec::new();
    for (index, command) in given.iter().enumerate() {
        let path = vec![index.to_string()];
        let Value::Object(object) = command else {
            faults.push(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            continue;
        };
        let kind = check_command(object, &path, is_global, faults);
        if !names.insert((kind, object.get("name").map(Value::to_string))) {
            faults.push(path.clone(), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Command names must be unique");
        }
        if characters(command) > MAX_CHARACTERS {
            faults.push(path, "APPLICATION_COMMAND_TOO_LARGE", format!("Must be {MAX_CHARACTERS} or fewer in all."));
        }
        let mut kept = object.clone();
        kept.insert("type".into(), json!(kind));
        commands.push(kept);
    }
    commands
}

/// Checks one command and returns its type.
fn check_command(object: &Map<String, Value>, path: &[String], is_global: bool, faults: &mut Faults) -> i64 {
    let mut form = Form::new(object, path.to_vec(), faults);
    let kind = form.choice("type", &[1, 2, 3, 4]).value().unwrap_or(CHAT_INPUT);
    form.snowflake("id");
    check_name(&mut form, kind == CHAT_INPUT);
    check_description(&mut form, kind == CHAT_INPUT);
    form.permissions("default_member_permissions");
    for flag in ["nsfw", "dm_permission", "default_permission"] {
        form.boolean(flag);
    }
    // Guild commands have neither field; a field that is not read counts as unknown.
    if is_global {
        check_numbers(&mut form, "contexts", &[0, 1, 2]);
        check_numbers(&mut form, "integration_types", &[0, 1]);
    }
    if kind == 4 {
        form.choice("handler", &[1, 2]);
    }
    if kind == CHAT_INPUT {
        check_options(&mut form, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    }
    form.end();
    kind
}

/// The name of a CHAT_INPUT command has to be one lower-case word. USER and MESSAGE commands may have any name.
fn check_name(form: &mut Form<'_>, is_typed: bool) {
    if let Some(name) = required_text(form, "name", 1, MAX_NAME)
        && is_typed
        && !is_word(&name)
    {
        form.fault("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
    check_localizations(form, "name_localizations", MAX_NAME, is_typed);
}

/// A missing text counts as missing only, not also as too short.
fn required_text(form: &mut Form<'_>, key: &str, min: usize, max: usize) -> Option<String> {
    match form.raw(key) {
        Given::Value(_) => form.text(key, min, max).value(),
        none => form.required(key, none).and(None),
    }
}

fn is_word(name: &str) -> bool {
    let fits = |letter: char| {
        let marks = matches!(letter, '-' | '_' | '\'' | '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}');
        marks || letter.is_alphabetic() || letter.is_numeric()
    };
    name.chars().all(fits) && name.to_lowercase() == name
}

fn check_description(form: &mut Form<'_>, is_described: bool) {
    if is_described {
        required_text(form, "description", 1, MAX_TEXT);
    } else {
        form.text("description", 0, 0);
    }
    check_localizations(form, "description_localizations", MAX_TEXT, false);
}

fn check_localizations(form: &mut Form<'_>, key: &str, max: usize, are_words: bool) {
    let Given::Value(given) = form.raw(key) else { return };
    let Value::Object(texts) = given else {
        form.fault(key, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return;
    };
    let path = form.at(key);
    let mut inner = Form::new(texts, path, form.faults);
    for locale in texts.keys() {
        if let Given::Value(text) = inner.text(locale, 1, max)
            && are_words
            && !is_word(&text)
        {
            inner.fault(locale, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }
}

/// A list of distinct numbers, each one of `choices`.
fn check_numbers(form: &mut Form<'_>, key: &str, choices: &[i64]) {
    let Given::Value(given) = form.raw(key) else { return };
    let numbers: Option<Vec<i64>> = given.as_array().and_then(|items| items.iter().map(Value::as_i64).collect());
    let Some(numbers) = numbers else {
        form.fault(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        return;
    };
    if numbers.is_empty() {
        form.fault(key, "BASE_TYPE_MIN_LENGTH", "Must be 1 or more in length.");
    } else if numbers.iter().any(|number| !choices.contains(number)) {
        form.fault(key, "BASE_TYPE_CHOICES", choices_text(choices));
    } else if numbers.iter().collect::<BTreeSet<_>>().len() < numbers.len() {
        form.fault(key, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
    }
}

/// Options of the given types: required ones first, no name twice, no subcommand beside a value.
fn check_options(form: &mut Form<'_>, kinds: &[i64]) {
    let Some(options) = form.objects("options", MAX_OPTIONS).value() else { return };
    let path = form.at("options");
    let (mut names, mut has_optional, mut has_subcommand, mut has_value) = (BTreeSet::new(), false, false, false);
    for (index, object) in options {
        let mut path = path.clone();
        path.push(index.to_string());
        let kind = check_option(object, &path, kinds, form.faults);
        let is_required = object.get("required") == Some(&json!(true));
        if is_required && has_optional {
            let text = "Required options must be placed before non-required options";
            form.faults.push(path.clone(), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text);
        }
        has_optional |= !is_required;
        if !names.insert(object.get("name").map(Value::to_string)) {
            let text = "Option name already exists";
            form.faults.push(path.clone(), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", text);
        }
        match kind {
            Some(SUB_COMMAND | SUB_COMMAND_GROUP) => has_subcommand = true,
            _ => has_value = true,
        }
        if has_subcommand && has_value {
            let text = "Sub-command and sub-command group option types are mutually exclusive to all other types";
            form.faults.push(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text);
        }
    }
}

/// Reads only the fields that the option's type has; others count as unknown.
fn check_option(object: &Map<String, Value>, path: &[String], kinds: &[i64], faults: &mut Faults) -> Option<i64> {
    let mut form = Form::new(object, path.to_vec(), faults);
    let kind = match form.raw("type") {
        Given::Value(_) => form.choice("type", kinds).value(),
        none => form.required("type", none).and(None),
    };
    check_name(&mut form, true);
    check_description(&mut form, true);
    match kind {
        Some(SUB_COMMAND) => check_options(&mut form, &[3, 4, 5, 6, 7, 8, 9, 10, 11]),
        Some(SUB_COMMAND_GROUP) => check_options(&mut form, &[SUB_COMMAND]),
        _ => {
            form.boolean("required");
        }
    }
    match kind {
        Some(STRING) => {
            check_choices(&mut form, STRING);
            let min = form.integer("min_length", 0, MAX_TYPED).value().unwrap_or(0);
            let max = form.integer("max_length", 1, MAX_TYPED).value().unwrap_or(MAX_TYPED);
            if min > max {
                let text = "min_length must not exceed max_length";
                form.fault("min_length", "APPLICATION_COMMAND_OPTIONS_LENGTH_INVALID", text);
            }
        }
        Some(number @ (INTEGER | NUMBER)) => {
            check_choices(&mut form, number);
            for key in ["min_value", "max_value"] {
                if matches!(form.raw(key), Given::Value(value) if !value.is_number()) {
                    form.fault(key, "NUMBER_TYPE_COERCE", "Value is not a number.");
                }
            }
        }
        Some(CHANNEL) => check_numbers(&mut form, "channel_types", &[0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16]),
        Some(ATTACHMENT) => {
            form.raw("file_types");
        }
        _ => {}
    }
    form.end();
    kind
}

/// An option has either fixed choices or autocomplete.
fn check_choices(form: &mut Form<'_>, kind: i64) {
    let suggests = form.boolean("autocomplete").value().unwrap_or(false);
    let Some(choices) = form.objects("choices", MAX_CHOICES).value() else { return };
    if suggests && !choices.is_empty() {
        let text = "Choices and autocomplete are mutually exclusive";
        form.fault("choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", text);
    }
    let path = form.at("choices");
    for (index, object) in choices {
        let mut path = path.clone();
        path.push(index.to_string());
        let mut inner = Form::new(object, path, form.faults);
        required_text(&mut inner, "name", 1, MAX_TEXT);
        check_localizations(&mut inner, "name_localizations", MAX_TEXT, false);
        if kind == STRING {
            required_text(&mut inner, "value", 0, MAX_TEXT);
        } else if !matches!(inner.raw("value"), Given::Value(value) if value.is_number()) {
            inner.fault("value", "NUMBER_TYPE_COERCE", "Value is not a number.");
        }
        inner.end();
    }
}

/// The length that counts towards [`MAX_CHARACTERS`]. A text counts with its longest localization.
fn characters(value: &Value) -> usize {
    let length = |text: &Value| text.as_str().map_or(0, |text| text.chars().count());
    let text = |key: &str| {
        let localized = value.get(format!("{key}_localizations")).and_then(Value::as_object);
        let longest = localized.into_iter().flat_map(Map::values).map(length).max().unwrap_or(0);
        value.get(key).map_or(0, length).max(longest)
    };
    let within = ["options", "choices"].iter().filter_map(|key| value.get(key)?.as_array()).flatten();
    text("name") + text("description") + value.get("value").map_or(0, length) + within.map(characters).sum::<usize>()
}
