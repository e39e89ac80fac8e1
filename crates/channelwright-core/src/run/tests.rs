//! Tests of runs in a small world: a snapshot that applies every action.

mod answers;
mod any;
mod archive;
mod creating;
mod deleting;
mod game_masters;
mod general;
mod members;
mod properties;
mod recognising;
mod wanted;
mod world;
