//! Import readers: a file's bytes become clients, without any IO.
