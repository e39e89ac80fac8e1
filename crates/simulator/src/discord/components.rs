//! Checks the components of messages and forms: types, nesting, counts and lengths.

use std::collections::BTreeSet;

use serde_json::Value;

const MAX_ROWS: usize = 5;
const MAX_ROW_ITEMS: usize = 5;
/// Per message with IS_COMPONENTS_V2.
const MAX_COMPONENTS: usize = 40;
/// The combined length of all text displays of a message.
const MAX_TEXT: usize = 4000;
/// Per form, by the documentation. The OpenAPI description allows 40.
const MAX_INPUTS: usize = 5;

const ACTION_ROW: u64 = 1;
const BUTTON: u64 = 2;
const TEXT_SELECT: u64 = 3;
const TEXT_INPUT: u64 = 4;
const TEXT_DISPLAY: u64 = 10;
const LABEL: u64 = 18;
/// A button style.
const LINK: u64 = 5;

/// Discord's error code and message.
pub(crate) type Fault = (&'static str, String);

pub(crate) fn faults_of_message(components: &Value, newer: bool) -> Vec<Fault> {
    let Value::Array(rows) = components else {
        return vec![("LIST_TYPE_CONVERT", "Only iterables may be used.".to_owned())];
    };
    let mut faults = Vec::new();
    let all = all_of(rows);
    if newer {
        check_length(&mut faults, all.len(), 0, MAX_COMPONENTS);
        let texts = all.iter().filter(|each| kind(each) == TEXT_DISPLAY);
        check_length(&mut faults, texts.map(|text| chars(&text["content"])).sum(), 0, MAX_TEXT);
    } else {
        check_length(&mut faults, rows.len(), 0, MAX_ROWS);
        for row in rows {
            check_row(&mut faults, row, |item| matches!(item, BUTTON | TEXT_SELECT | 5..=8));
        }
    }
    check_each(&mut faults, &all, false);
    faults
}

pub(crate) fn faults_of_form(form: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    check_length(&mut faults, chars(&form["title"]), 1, 45);
    check_length(&mut faults, chars(&form["custom_id"]), 1, 100);
    let components = form["components"].as_array().map_or(&[][..], Vec::as_slice);
    check_length(&mut faults, components.len(), 1, MAX_INPUTS);
    for each in components {
        match kind(each) {
            TEXT_DISPLAY => {}
            ACTION_ROW => check_row(&mut faults, each, |item| item == TEXT_INPUT),
            LABEL => {
                check_length(&mut faults, chars(&each["label"]), 1, 45);
                check_length(&mut faults, chars(&each["description"]), 0, 100);
                if !matches!(kind(&each["component"]), TEXT_SELECT..=8 | 19 | 21..=23) {
                    faults.push(wrong_type());
                }
            }
            _ => faults.push(wrong_type()),
        }
    }
    check_each(&mut faults, &all_of(components), true);
    faults
}

/// A row has one to five buttons, or one component of another type.
fn check_row(faults: &mut Vec<Fault>, row: &Value, may_hold: impl Fn(u64) -> bool) {
    let items = row["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let others = items.iter().filter(|item| kind(item) != BUTTON).count();
    if kind(row) != ACTION_ROW || !items.iter().all(|item| may_hold(kind(item))) {
        faults.push(wrong_type());
    } else if !(1..=MAX_ROW_ITEMS).contains(&items.len()) || (others > 0 && items.len() > 1) {
        let message = "The specified component exceeds the maximum width";
        faults.push(("COMPONENT_LAYOUT_WIDTH_EXCEEDED", message.to_owned()));
    }
}

/// Checks each component by itself, and that no `custom_id` occurs twice.
fn check_each(faults: &mut Vec<Fault>, all: &[&Value], in_form: bool) {
    let mut seen = BTreeSet::new();
    for each in all {
        let is_link = kind(each) == BUTTON && each["style"].as_u64().is_none_or(|style| style >= LINK);
        if matches!(kind(each), BUTTON | TEXT_SELECT..=8 | 19 | 21..=23) && !is_link {
            check_length(faults, chars(&each["custom_id"]), 1, 100);
        }
        if let Some(id) = each["custom_id"].as_str()
            && !seen.insert(id)
        {
            let message = "Component custom id cannot be duplicated";
            faults.push(("COMPONENT_CUSTOM_ID_DUPLICATED", message.to_owned()));
        }
        match kind(each) {
            BUTTON => check_button(faults, each),
            TEXT_SELECT | 5..=8 => check_select(faults, each, in_form),
            TEXT_INPUT => {
                if !matches!(each["style"].as_u64(), Some(1 | 2)) {
                    faults.push(wrong_type());
                }
                check_length(faults, chars(&each["placeholder"]), 0, 100);
                check_number(faults, &each["max_length"], 1, 4000);
                check_number(faults, &each["min_length"], 0, 4000);
            }
            _ => {}
        }
        if in_form && each["disabled"] == true {
            faults.push(("COMPONENT_DISABLED", "Components in forms cannot be disabled.".to_owned()));
        }
    }
}

fn check_button(faults: &mut Vec<Fault>, button: &Value) {
    check_number(faults, &button["style"], 1, 6);
    check_length(faults, chars(&button["label"]), 0, 80);
    let style = button["style"].as_u64();
    let shows_something = chars(&button["label"]) > 0 || button["emoji"].is_object() || style == Some(6);
    if style.is_none() || !shows_something {
        faults.push(("BASE_TYPE_REQUIRED", "A button needs a style, and a label or an emoji.".to_owned()));
    }
    if style == Some(LINK) {
        check_length(faults, chars(&button["url"]), 1, 512);
    }
}

fn check_select(faults: &mut Vec<Fault>, select: &Value, in_form: bool) {
    check_length(faults, chars(&select["placeholder"]), 0, 150);
    check_number(faults, &select["min_values"], 0, 25);
    check_number(faults, &select["max_values"], 1, 25);
    let most = select["max_values"].as_u64().unwrap_or(1);
    let fewest = select["min_values"].as_u64().unwrap_or(1);
    if fewest > most || (in_form && fewest == 0 && select["required"] != false) {
        faults.push(out_of_range(1, most));
    }
    if kind(select) == TEXT_SELECT {
        let options = select["options"].as_array().map(Vec::as_slice).unwrap_or_default();
        check_length(faults, options.len(), 1, 25);
        if most > options.len() as u64 {
            faults.push(out_of_range(1, options.len() as u64));
        }
        for option in options {
            check_length(faults, chars(&option["label"]), 1, 100);
            check_length(faults, chars(&option["value"]), 1, 100);
            check_length(faults, chars(&option["description"]), 0, 100);
        }
    }
}

fn check_length(faults: &mut Vec<Fault>, length: usize, min: usize, max: usize) {
    if !(min..=max).contains(&length) {
        faults.push(("BASE_TYPE_BAD_LENGTH", format!("Must be between {min} and {max} in length.")));
    }
}

/// The number may be absent.
fn check_number(faults: &mut Vec<Fault>, value: &Value, min: u64, max: u64) {
    if !value.is_null() && !value.as_u64().is_some_and(|number| (min..=max).contains(&number)) {
        faults.push(out_of_range(min, max));
    }
}

fn out_of_range(min: u64, max: u64) -> Fault {
    ("NUMBER_TYPE_RANGE", format!("Value must be between {min} and {max}."))
}

fn wrong_type() -> Fault {
    ("UNION_TYPE_CHOICES", "This type of component is not allowed here.".to_owned())
}

/// The components of a list with all nested ones.
pub(crate) fn all_of(list: &[Value]) -> Vec<&Value> {
    let mut all = Vec::new();
    collect(list, &mut all);
    all
}

fn collect<'a>(list: &'a [Value], all: &mut Vec<&'a Value>) {
    for each in list {
        all.push(each);
        if let Value::Array(inner) = &each["components"] {
            collect(inner, all);
        }
        all.extend(["accessory", "component"].map(|name| &each[name]).into_iter().filter(|inner| inner.is_object()));
    }
}

/// Gives every component that lacks one an id, in order, as Discord does.
pub(crate) fn number(components: &mut Value, next: &mut u64) {
    for each in components.as_array_mut().into_iter().flatten().filter(|each| each.is_object()) {
        if each["id"].is_null() {
            *next += 1;
            each["id"] = Value::from(*next);
        }
        if let Some(inner) = each.get_mut("components") {
            number(inner, next);
        }
    }
}

pub(crate) fn kind(component: &Value) -> u64 {
    component["type"].as_u64().unwrap_or(0)
}

fn chars(text: &Value) -> usize {
    text.as_str().map_or(0, |text| text.chars().count())
}
