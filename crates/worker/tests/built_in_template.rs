//! The build's errors for an invalid template.

#[path = "../build.rs"]
#[expect(dead_code, reason = "Cargo runs its main")]
mod build_script;

#[test]
fn a_mistake_in_the_template_ends_the_build_with_its_place() {
    let wrong = "channels:\n  - name: maps\n    tpye: text\n";
    assert_eq!(
        build_script::mistakes(wrong),
        [
            "config/campaign_channels.yaml:2:5: `type` is missing; write `type: text`, `type: voice` or `type: forum`",
            "config/campaign_channels.yaml:3:5: key `tpye` is not known; did you mean `type`?",
        ]
    );
    assert!(build_script::mistakes("channels:\n  - name: maps\n    type: text\n").is_empty());
}
