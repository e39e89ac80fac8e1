//! Runs against a small world: a snapshot that does what it is told.

mod answers;
mod any;
mod general;
mod making;
mod properties;
mod recognising;
mod wanted;
mod world;
