use super::{emf_rules::metrics, *};

const UNIX_MS: u64 = 1_764_288_000_123;

fn line(fingerprint: Option<&str>, measured: &Measured, is_cold: bool) -> String {
    let process = Process { function: "worker", fingerprint: fingerprint.map(str::to_owned) };
    process.line(measured, "8f5d0b1e", UNIX_EPOCH + Duration::from_millis(UNIX_MS), is_cold)
}

#[test]
fn a_line_has_what_the_invocation_measured() {
    let measured = Measured {
        outcome: "created",
        time: Some(("CampaignTime", Duration::from_nanos(1_234_567_890))),
        interaction_id: Some(1_290_000_000_000_000_001),
        guild_id: Some(7),
        traffic: Some(Traffic { requests: 21, waits: 2, retries: 1 }),
    };
    let line = line(Some("0123456789abcdef"), &measured, true);
    let wanted = json!({
        "_aws": {
            "Timestamp": UNIX_MS,
            "CloudWatchMetrics": [{
                "Namespace": "Channelwright",
                "Dimensions": [["function", "mode"]],
                "Metrics": [
                    { "Name": "ColdStart", "Unit": "Count" },
                    { "Name": "CampaignTime", "Unit": "Milliseconds" },
                ],
            }],
        },
        "function": "worker", "mode": "layered", "fingerprint": "0123456789abcdef", "ColdStart": 1,
        "CampaignTime": 1234.568, "outcome": "created", "requests": 21, "waits": 2, "retries": 1, "request_id": "8f5d0b1e",
        "span": { "interaction.id": "1290000000000000001", "guild.id": "7" },
    });
    assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), wanted);
    assert!(!line.contains('\n'), "{line}");
    let found = metrics(&line).unwrap();
    assert_eq!(found, [("ColdStart".to_owned(), 1.0), ("CampaignTime".to_owned(), 1234.568)]);
}

#[test]
fn a_line_leaves_out_what_there_is_not() {
    let line = line(None, &Measured { outcome: "no job", ..Measured::default() }, false);
    assert_eq!(metrics(&line).unwrap(), [("ColdStart".to_owned(), 0.0)]);
    let read: Value = serde_json::from_str(&line).unwrap();
    let names: Vec<&String> = read.as_object().unwrap().keys().collect();
    assert_eq!(names, ["ColdStart", "_aws", "function", "mode", "outcome", "request_id", "span"]);
    assert_eq!((&read["mode"], &read["span"]), (&json!("static"), &json!({})));
}

#[test]
fn the_rules_find_mistakes() {
    let good = line(None, &Measured::default(), false);
    assert!(metrics(&good).is_ok());
    for (what, instead) in [
        (r#""mode":"static""#, r#""mode":7"#),
        (r#""ColdStart":0"#, r#""ColdStart":"0""#),
        (r#""ColdStart":0"#, r#""Cold":0"#),
        (r#""Unit":"Count""#, r#""Unit":"Pieces""#),
        ("1764288000123", "1764288000"),
        (r#""Namespace":"Channelwright""#, r#""Namespace":"""#),
        (r#"[["function","mode"]]"#, "[]"),
    ] {
        let bad = good.replace(what, instead);
        assert_ne!(bad, good, "{what}");
        assert!(metrics(&bad).is_err(), "{bad}");
    }
}
