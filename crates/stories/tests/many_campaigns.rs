//! A page of the list takes as many requests for fifty campaigns as for one.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use channelwright_stories::{Story, play};

/// The requests of a story in which the game master looks at the list this often.
fn requests(campaigns: u32, lists: u32) -> u64 {
    let mut story = format!("At 0 s the server has {campaigns} more campaigns.\n");
    for at in 1..=lists {
        story.push_str(&format!("At {at} min gwen uses \"/campaign list\".\n"));
    }
    let played = play(&Story::read(&story).unwrap()).unwrap();
    assert_eq!(played.complaints, Vec::<String>::new());
    played.requests
}

#[test]
fn a_list_takes_three_requests_and_an_edit_of_the_reply() {
    for campaigns in [1, 50] {
        // The first one also looks who the bot is.
        assert_eq!(requests(campaigns, 1), 5, "{campaigns} campaigns");
        assert_eq!(requests(campaigns, 2), 5 + 3 + 1, "{campaigns} campaigns");
    }
}
