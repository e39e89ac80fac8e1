//! The body of a message on the queue.

use channelwright_core::job::Job;
use channelwright_fuzz::fuzz;

use crate::{SECRET, assert_no_secret};

#[test]
fn job() {
    fuzz("job", |input| match Job::from_message(&String::from_utf8_lossy(input)) {
        Ok(job) => {
            assert_eq!(Job::from_message(&job.to_message()).unwrap(), job);
            assert!(job.token.expose() != SECRET || !format!("{:?}", job.token).contains(SECRET));
        }
        Err(not_a_job) => assert_no_secret(&not_a_job),
    });
}
