//! How devices without a browser come in: an account as the relay would tell of it, and hello with a token in the place of a cookie.
//! Never here: the relay's own accounts.

use ingot_app::engine::storage::{Storage, StorageError};
use ingot_app::engine::{Engine, Joined};
use ingot_shared::Id;
use ingot_shared::account::{Me, Role};
use ingot_shared::sync::codec;
use ingot_shared::sync::frame::{ClientFrame, Hello};

/// Makes the device's own member its account, as an invite does.
///
/// # Errors
/// [`StorageError`].
pub async fn join<S: Storage>(engine: &mut Engine<S>) -> Result<Joined, StorageError> {
    let (name, email) = (String::new(), String::new());
    let me = Me { member: engine.identity().member, name, email, role: Role::Owner, session: Id::default(), department: None };
    engine.join(&me).await
}

/// A hello with this token.
pub fn with_token(hello: Vec<u8>, token: &str) -> Vec<u8> {
    match codec::decode(&hello) {
        Ok(ClientFrame::Hello(hello)) => codec::encode(&ClientFrame::Hello(Hello { secret: token.to_owned(), ..hello })),
        _ => hello,
    }
}
