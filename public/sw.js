// Ingot's service worker: keeps one whole version of the app on the device, so that it opens without a network.
//
// - A version is a list of files with the SHA-256 of their contents, written here by the build. A file enters the cache only
//   when its bytes have that hash, so a relay that is being replaced can never leave a mixture of two versions: then the
//   installation fails as a whole, the old version stays, and the browser tries again later.
// - Files that did not change are taken from the versions already here. An interrupted installation goes on where it was.
// - A new version waits. It takes over when the page says so (the user tapped "Update") or when the last page is closed;
//   nothing is ever reloaded under someone's hands.
// - Only files of the list and navigations are answered from here. The relay's own paths (/sync, /api, /health) go to the
//   network untouched, and a missing file is never answered with a page.
// - Of the languages (WORDS) only those are kept that were spoken on this device: the page names its own, the fetch of another one
//   keeps it too, and a new version takes the same ones along.

const VERSION = "__INGOT_VERSION__";
const FILES = "__INGOT_FILES__";
const WORDS = "__INGOT_WORDS__";

const PREFIX = 'ingot-';
const CACHE = PREFIX + VERSION;
const HASH_HEADER = 'x-ingot-sha256';
const PAGE = '/index.html';
// Downloads at a time: enough to fill a slow link, few enough to leave room for the engine's socket.
const PARALLEL = 4;
const ADDRESSES = new Set(FILES.map(([address]) => address));

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const answer = answerFor(event.request);
  if (answer) event.respondWith(answer);
});
self.addEventListener('message', (event) => {
  if (event.data?.type === 'activate') event.waitUntil(self.skipWaiting());
  if (event.data?.type === 'words') event.waitUntil(keepWords(`/words/${event.data.lang}.txt`));
});

async function install() {
  const known = await knownFiles();
  const cache = await caches.open(CACHE);
  const waiting = [...FILES, ...(await wordsHere())];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await keep(cache, known, ...file);
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

/** Every verified file in any cache of ours, by hash. */
async function knownFiles() {
  const known = new Map();
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const hash = response?.headers.get(HASH_HEADER);
      if (hash) known.set(hash, { cache, request });
    }
  }
  return known;
}

/** The languages that an earlier version kept; all of them when there was an earlier version without any. */
async function wordsHere() {
  const addresses = new Set();
  const earlier = (await ownCaches()).filter((name) => name !== CACHE);
  for (const name of earlier) {
    for (const request of await (await caches.open(name)).keys()) addresses.add(new URL(request.url).pathname);
  }
  const here = WORDS.filter(([address]) => addresses.has(address));
  return here.length || !earlier.length ? here : WORDS;
}

/** Keeps a language, unless it is here already or none of this version. */
async function keepWords(address) {
  const entry = WORDS.find(([known]) => known === address);
  const cache = await caches.open(CACHE);
  if (entry && !(await cache.match(address))) await keep(cache, new Map(), ...entry);
}

async function keep(cache, known, address, hash) {
  // Pages and scripts carry the relay's security policy in their headers, which may change while their bytes do not: they
  // are always asked for again (a "304 Not Modified" of a few bytes). The heavy files are not.
  const reusable = !/\.(html|js)$/.test(address) && known.get(hash);
  if (reusable) {
    const response = await reusable.cache.match(reusable.request);
    if (response) return cache.put(address, response);
  }
  const response = await fetch(address, { cache: 'no-cache', credentials: 'same-origin', redirect: 'error' });
  if (!response.ok) throw new Error(`${address}: the relay answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await sha256(bytes)) !== hash) throw new Error(`${address}: not the file of version ${VERSION}`);

  const headers = new Headers(response.headers);
  // The bytes are unpacked already.
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(HASH_HEADER, hash);
  return cache.put(address, new Response(bytes, { status: 200, headers }));
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function activate() {
  const others = (await ownCaches()).filter((name) => name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  // The very first visit becomes usable offline at once. Later versions never reach for pages that run an older one.
  if (others.length === 0) await self.clients.claim();
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** What to answer `request` with, or nothing when it is none of ours. */
function answerFor(request) {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return undefined;
  if (ADDRESSES.has(url.pathname)) return fromCache(url.pathname, request);
  if (WORDS.some(([address]) => address === url.pathname)) return wordsFor(url.pathname, request);
  if (request.mode === 'navigate' && isScreen(url.pathname)) return fromCache(PAGE, request);
  return undefined;
}

/** Whether `path` is a screen of the app: no path of the relay, and no file (their names have a dot). */
function isScreen(path) {
  return !/^\/(sync|api|health)(\/|$)/.test(path) && !path.slice(path.lastIndexOf('/')).includes('.');
}

async function fromCache(address, request) {
  const cache = await caches.open(CACHE);
  // The browser may have thrown single entries away; the network is the second best place then.
  return (await cache.match(address)) ?? fetch(request);
}

/** The page itself refuses words that are not of its version. */
async function wordsFor(address, request) {
  await keepWords(address).catch(() => {});
  return fromCache(address, request);
}
