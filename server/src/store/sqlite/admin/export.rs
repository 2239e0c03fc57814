//! Every client with its deals, out of the stored rows.

use std::path::Path;

use futures::TryStreamExt;
use ingot_shared::row::ClientRow;
use ingot_shared::sync::codec;

use super::open_existing;
use crate::store::StoreError;
use crate::store::sqlite::open::DATABASE_FILE;
use crate::store::sqlite::persist::failed;

/// Hands every client's row to `take`, in the order in which they first appeared, also while a relay runs. It ends when `take` fails.
///
/// # Errors
/// [`StoreError`] when the store cannot be read, or what `take` returned.
pub async fn export_rows<E: From<StoreError>>(folder: &Path, mut take: impl FnMut(ClientRow) -> Result<(), E>) -> Result<(), E> {
    let mut connection = open_existing(&folder.join(DATABASE_FILE)).await?;
    let mut rows = sqlx::query_scalar::<_, Vec<u8>>("SELECT row FROM document ORDER BY workspace, first").fetch(&mut connection);
    while let Some(row) = rows.try_next().await.map_err(failed)? {
        let row = codec::decode(&row).map_err(|_| StoreError::Failed("a stored row is damaged: run doctor".to_owned()))?;
        take(row)?;
    }
    Ok(())
}
