//! Opening the database: settings, version checks, migrations, the workspace.

use std::path::Path;
use std::time::Duration;

use ingot_shared::Id;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, Row};

use super::persist::{failed, number};
use crate::random;
use crate::store::StoreError;

/// The database's name in the data folder.
pub const DATABASE_FILE: &str = "ingot.db";
/// `INGT`, the database's application id.
const APPLICATION: i64 = 0x494E_4754;
/// One file each, never changed once released; the database's `user_version` is the number of those applied.
const MIGRATIONS: [&str; 9] = [
    include_str!("migrations/0001_log.sql"),
    include_str!("migrations/0002_horizon.sql"),
    include_str!("migrations/0003_erased.sql"),
    include_str!("migrations/0004_accounts.sql"),
    include_str!("migrations/0005_access.sql"),
    include_str!("migrations/0006_safety.sql"),
    include_str!("migrations/0007_departments.sql"),
    include_str!("migrations/0008_passkeys.sql"),
    include_str!("migrations/0009_drafts.sql"),
];
/// The first format in which what is deleted is overwritten.
const OVERWRITES_SINCE: i64 = 3;
/// The first format with accounts.
const ACCOUNTS_SINCE: i64 = 4;
/// Older ones can damage a database in WAL mode (the WAL-reset race, fixed in 3.51.3).
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
/// SQLite's codes for a file that is broken, and for one that is none of its own.
const CORRUPT: i32 = 11;
const NOT_A_DATABASE: i32 = 26;
/// Read-only connections: reads are short and mostly from the page cache.
const READERS: u32 = 4;
/// How long a connection waits for another's lock; only an administrator's command can hold one.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Bytes of the write-ahead log that stay after a checkpoint: a burst does not keep its largest size on the disk for ever.
const WAL_LEFT: &str = "16777216";

/// The workspace as the store needs it.
#[derive(Clone, Debug)]
pub(in crate::store) struct Workspace {
    pub(in crate::store) id: i64,
    pub(in crate::store) epoch: Id,
}

/// How the writer opens the database. A commit is on disk when it returns (`synchronous = FULL`).
pub(super) fn options(folder: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(folder.join(DATABASE_FILE))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("journal_size_limit", WAL_LEFT)
        // What was erased, and every earlier state of it, must not be left in the file.
        .pragma("secure_delete", "ON")
}

/// How everything else opens it. Without a word on the journal mode, which only a writer may set.
pub(super) fn read_only(database: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(database).read_only(true).busy_timeout(BUSY_TIMEOUT)
}

/// Connects for the first time.
pub(super) async fn connect(options: &SqliteConnectOptions) -> Result<SqliteConnection, StoreError> {
    let database = options.get_filename();
    let mut connection = SqliteConnection::connect_with(options).await.map_err(|error| match code(&error) {
        Some(CORRUPT) => damaged(database, &error.to_string()),
        _ => match failed(error) {
            full @ StoreError::Full(_) => full,
            other => StoreError::Unusable(format!("cannot open {}: {other}", database.display())),
        },
    })?;
    check_sqlite(&mut connection).await?;
    Ok(connection)
}

pub(super) fn readers(options: &SqliteConnectOptions) -> SqlitePool {
    SqlitePoolOptions::new().max_connections(READERS).connect_lazy_with(read_only(options.get_filename()))
}

async fn check_sqlite(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let version = sqlite_version(connection).await?;
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    if parts.as_slice() < OLDEST_SQLITE.as_slice() {
        return Err(StoreError::Unusable(format!("SQLite {version} is too old: 3.51.3 or newer is needed")));
    }
    Ok(())
}

pub(super) async fn sqlite_version(connection: &mut SqliteConnection) -> Result<String, StoreError> {
    sqlx::query_scalar("SELECT sqlite_version()").fetch_one(connection).await.map_err(failed)
}

/// Whose file it is, and how many migrations it has seen.
async fn stamp(connection: &mut SqliteConnection) -> Result<(i64, i64), StoreError> {
    let application = sqlx::query_scalar("SELECT application_id FROM pragma_application_id").fetch_one(&mut *connection).await;
    let version = sqlx::query_scalar("SELECT user_version FROM pragma_user_version").fetch_one(connection).await;
    Ok((application.map_err(failed)?, version.map_err(failed)?))
}

/// Refuses what is not an Ingot store of a version that this build reads.
pub(super) async fn check_stamp(connection: &mut SqliteConnection, database: &Path) -> Result<(), StoreError> {
    let (application, version) = stamp(connection).await?;
    if application != APPLICATION {
        return Err(StoreError::Unusable(format!("{} is not an Ingot database", database.display())));
    }
    let newest = MIGRATIONS.len();
    if usize::try_from(version).is_ok_and(|version| version > newest) {
        return Err(StoreError::Unusable(format!(
            "{} was written by a newer Ingot (format {version}, this one knows {newest}): install the newer version",
            database.display()
        )));
    }
    Ok(())
}

/// Brings the database to the newest format, one transaction a migration.
pub(super) async fn migrate(connection: &mut SqliteConnection, folder: &Path) -> Result<(), StoreError> {
    let objects: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_schema").fetch_one(&mut *connection).await.map_err(failed)?;
    if objects > 0 {
        check_stamp(connection, &folder.join(DATABASE_FILE)).await?;
    }
    let (_, version) = stamp(connection).await?;
    if (1..OVERWRITES_SINCE).contains(&version) {
        // Written anew, the file holds nothing of what was deleted before.
        sqlx::raw_sql("VACUUM").execute(&mut *connection).await.map_err(failed)?;
    }
    for (done, migration) in MIGRATIONS.iter().enumerate().skip(usize::try_from(version).unwrap_or(0)) {
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        sqlx::raw_sql(*migration).execute(&mut *transaction).await.map_err(failed)?;
        let stamp = AssertSqlSafe(format!("PRAGMA user_version = {}", done + 1));
        sqlx::raw_sql(stamp).execute(&mut *transaction).await.map_err(failed)?;
        transaction.commit().await.map_err(failed)?;
    }
    Ok(())
}

/// Whether the format has tombstones.
pub(super) async fn knows_erasing(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    Ok(stamp(connection).await?.1 >= OVERWRITES_SINCE)
}

/// Whether the format has accounts.
pub(super) async fn knows_accounts(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    Ok(stamp(connection).await?.1 >= ACCOUNTS_SINCE)
}

/// Whether the format is this build's.
pub(super) async fn is_newest(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    Ok(usize::try_from(stamp(connection).await?.1) == Ok(MIGRATIONS.len()))
}

/// Whether the format has the audit log.
pub(super) async fn knows_audit(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    let tables = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'audit')");
    tables.fetch_one(connection).await.map_err(failed)
}

/// SQLite's primary result code.
fn code(error: &sqlx::Error) -> Option<i32> {
    let code = error.as_database_error().and_then(|error| error.code()).and_then(|code| code.parse::<i32>().ok());
    code.map(|code| code & 0xff)
}

/// Refuses a damaged file before anything is served from it or written to it: what is whole in it may still be saved.
pub(super) async fn check_whole(connection: &mut SqliteConnection, folder: &Path) -> Result<(), StoreError> {
    let found = sqlx::query_scalar::<_, String>("PRAGMA quick_check(1)").fetch_one(connection).await;
    let problem = match found {
        Ok(problem) => problem,
        Err(error) if matches!(code(&error), Some(CORRUPT | NOT_A_DATABASE)) => error.to_string(),
        Err(error) => return Err(failed(error)),
    };
    if problem == "ok" {
        return Ok(());
    }
    Err(damaged(&folder.join(DATABASE_FILE), &problem))
}

fn damaged(database: &Path, problem: &str) -> StoreError {
    StoreError::Unusable(format!(
        "{} is damaged ({}): keep the folder as it is and restore the newest backup into a new one (ingot-server restore); devices \
         bring back what was made after it",
        database.display(),
        problem.replace('\n', " ")
    ))
}

/// The workspace and its head; made at the first start. There is one for now per data folder, but every table is keyed by it.
pub(super) async fn workspace(connection: &mut SqliteConnection) -> Result<(Workspace, u64), StoreError> {
    if let Some(found) = find_workspace(connection).await? {
        return Ok(found);
    }
    let epoch = random::id().map_err(|error| StoreError::Failed(error.to_string()))?;
    sqlx::query("INSERT INTO workspace (epoch) VALUES (?1)")
        .bind(epoch.as_bytes().as_slice())
        .execute(&mut *connection)
        .await
        .map_err(failed)?;
    find_workspace(connection).await?.ok_or_else(|| StoreError::Failed("the workspace is missing".to_owned()))
}

pub(super) async fn find_workspace(connection: &mut SqliteConnection) -> Result<Option<(Workspace, u64)>, StoreError> {
    let row = sqlx::query("SELECT id, epoch, head FROM workspace ORDER BY id LIMIT 1").fetch_optional(connection).await;
    let Some(row) = row.map_err(failed)? else { return Ok(None) };
    let epoch: &[u8] = row.try_get("epoch").map_err(failed)?;
    let epoch = Id::from_slice(epoch).ok_or_else(|| StoreError::Failed("the epoch is damaged".to_owned()))?;
    let workspace = Workspace { id: row.try_get("id").map_err(failed)?, epoch };
    Ok(Some((workspace, number(row.try_get("head").map_err(failed)?))))
}
