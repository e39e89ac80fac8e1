//! The rules of CloudWatch's embedded metric format (CloudWatch: "Specification: Embedded metric format"). CloudWatch ignores a
//! line that violates them. The end-to-end tests use this file, too.

use serde_json::Value;

const UNITS: [&str; 4] = ["Milliseconds", "Seconds", "Count", "None"];

/// The names and values of the line's metrics, or the violated rule.
pub(crate) fn metrics(line: &str) -> Result<Vec<(String, f64)>, String> {
    if line.len() > 256 * 1024 {
        return Err("a line has at most 256 KB".to_owned());
    }
    let root: Value = serde_json::from_str(line).map_err(|error| format!("not JSON: {error}"))?;
    let aws = &root["_aws"];
    // Before 2001 or after 2286, it is not in milliseconds.
    aws["Timestamp"].as_u64().filter(|ms| ms.to_string().len() == 13).ok_or("Timestamp: Unix milliseconds")?;
    let mut found = Vec::new();
    for directive in list(&aws["CloudWatchMetrics"], "CloudWatchMetrics", usize::MAX)? {
        name(&directive["Namespace"], "Namespace")?;
        let sets = list(&directive["Dimensions"], "Dimensions", usize::MAX)?;
        if sets.is_empty() {
            return Err("Dimensions: at least one set".to_owned());
        }
        for set in sets {
            for dimension in list(set, "a set of dimensions", 30)? {
                let value = &root[name(dimension, "a dimension")?];
                value.as_str().filter(|text| !text.is_empty()).ok_or(format!("{dimension}: text at the root"))?;
            }
        }
        for metric in list(&directive["Metrics"], "Metrics", 100)? {
            let name = name(&metric["Name"], "a metric")?;
            let unit = metric["Unit"].as_str().unwrap_or("None");
            UNITS.contains(&unit).then_some(()).ok_or(format!("{name}: no such unit as {unit}"))?;
            let value = root[name].as_f64().ok_or(format!("{name}: a number at the root"))?;
            found.push((name.to_owned(), value));
        }
    }
    Ok(found)
}

fn list<'a>(value: &'a Value, what: &str, limit: usize) -> Result<&'a [Value], String> {
    let list = value.as_array().ok_or(format!("{what}: a list"))?;
    (list.len() <= limit).then_some(list.as_slice()).ok_or(format!("{what}: at most {limit}"))
}

fn name<'a>(value: &'a Value, what: &str) -> Result<&'a str, String> {
    value
        .as_str()
        .filter(|name| (1..=255).contains(&name.len()))
        .ok_or(format!("{what}: a name of 1 to 255 characters"))
}
