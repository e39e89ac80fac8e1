//! Relinks the shared object if its fingerprint changed; see `scripts/layered.py`.

fn main() {
    println!("cargo::rerun-if-env-changed=CHANNELWRIGHT_LAYER_FACTS");
    println!("cargo::rerun-if-changed=build.rs");
}
