//! The shared object of the Lambda layer: third-party code and the standard library, once for both functions.
//!
//! It has no code of its own. Naming a crate here adds it to the shared object; `bot` and `worker` name this crate
//! (feature `layer`) and link to it dynamically. `exports.txt` limits the exported symbols;
//! `LAMBDA_LAYER_ARCHITECTURE.md` describes the build and the compatibility check.

use anyhow as _;
use channelwright_platform as _;
use channelwright_queue as _;
use ed25519_dalek as _;
use fastrand as _;
use futures_util as _;
use hex as _;
use percent_encoding as _;
use serde as _;
use serde_json as _;
use serde_yaml as _;
use strsim as _;
use thiserror as _;
use tokio as _;
use tracing as _;
use unicode_normalization as _;
