//! Every request of a run against Discord's own OpenAPI description.
