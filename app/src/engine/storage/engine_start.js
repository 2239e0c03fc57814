// The worker's first lines: hand the stored rows to the page while the engine's wasm, most of what the app weighs, is still on
// its way. Lists, board and search work from then on; edits wait for the engine.
//
// Reads the database that `indexeddb.rs` writes, and nothing else: never writes, never creates it.

/** As in `worker.rs`. */
const DATABASE = 'ingot';
/** As in `Space::name`. */
const PACKS = 'packs';
const FRESH_ROWS = 'fresh_rows';
/** So many packs are asked for at a time. */
const AT_ONCE = 16;

// All at once: the two files of the engine download and compile while the rows are read.
const engine = import('./engine.js');
const module = WebAssembly.compileStreaming(fetch('./engine_bg.wasm'));
// Whoever awaits them later hears of a failure; until then it is nobody's business.
engine.catch(() => {});
module.catch(() => {});

const rows = await handOver();
if (rows.isWhole) self.postMessage({ rows: new ArrayBuffer(0), last: true });
// The engine hands over only what was written after this pack.
self.ingotLastPack = rows.lastPack;

const { default: init } = await engine;
await init({ module_or_path: await module });

/** Hands over every stored pack, then the rows that changed since; nothing where there is no database yet or it cannot be read. */
async function handOver() {
  const found = { lastPack: undefined, isWhole: true };
  try {
    const database = await open();
    if (!database) return found;
    const transaction = database.transaction([PACKS, FRESH_ROWS]);
    const packs = transaction.objectStore(PACKS);
    const keys = await answer(packs.getAllKeys());
    // The page takes some in while the next ones are read.
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const last = keys[Math.min(from + AT_ONCE, keys.length) - 1];
      post(await answer(packs.getAll(IDBKeyRange.bound(keys[from], last))));
      found.lastPack = new Uint8Array(last);
    }
    post(await answer(transaction.objectStore(FRESH_ROWS).getAll()));
    database.close();
  } catch {
    // The engine meets the same storage in a moment and says what is wrong with it.
    found.isWhole = false;
  }
  return found;
}

function post(values) {
  for (const { buffer } of values) self.postMessage({ rows: buffer, last: false }, [buffer]);
}

/** The database as it is; nothing when the engine has not made it yet. */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (isNew ? resolve(undefined) : reject(request.error));
  });
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
