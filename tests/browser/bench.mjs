// The figures: how long until an edit is on the other screen, what a first visit and a reconnect transfer, how long a start
// takes. Prints a table and writes target/bench.json. Never here: what is right or wrong (that is for the journeys).

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { kilobytes, millis, spread } from './bench/figures.mjs';
import { firstLoad, many } from './bench/many.mjs';
import { launch } from './support/browser.mjs';
import { Device } from './support/device.mjs';
import { Front } from './support/front.mjs';
import { Proxy } from './support/proxy.mjs';
import { Relay } from './support/server.mjs';

const EDITS = 200;
const STARTS = 10;
const CLIENTS = 500;
/** Clients of the large company; a number on the command line asks for another. */
const MANY = Number(process.argv[2] ?? 10_000);
const APP_FILES = /\.(html|css|js|wasm|txt)$/;
const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const RESULT = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'bench.json');

/** From leaving a field in one browser to the frame that shows the text in the other, both by this machine's clock. */
async function editToScreen(browser, relay) {
  const [writer, reader] = [await Device.make(browser, relay.url), await Device.make(browser, relay.url)];
  await writer.join(relay.secret);
  const id = await writer.createClient({ name: 'Правка 0' });
  await reader.join(relay.secret);
  await reader.go('/clients');
  await reader.counts(1);
  await reader.page.evaluate(() => {
    window.seen = new Map();
    const look = () => {
      const name = document.querySelector('[data-testid="row-name"]')?.textContent;
      if (!name || window.seen.has(name)) return;
      window.seen.set(name, 0);
      requestAnimationFrame(() => window.seen.set(name, performance.timeOrigin + performance.now()));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await writer.openClient(id);
  const millis = [];
  for (let edit = 1; edit <= EDITS; edit += 1) {
    const name = `Правка ${edit}`;
    const left = await writer.page.evaluate((text) => {
      const field = document.querySelector('[data-testid="client-name"]');
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const now = performance.timeOrigin + performance.now();
      field.blur();
      return now;
    }, name);
    const shown = await reader.page.waitForFunction((text) => window.seen.get(text), name).then((handle) => handle.jsonValue());
    millis.push(shown - left);
  }
  await Promise.all([writer.context.close(), reader.context.close()]);
  return spread(millis);
}

/** Bytes of the app's files on the wire at a first visit, in all and until the list can be used; then later starts. */
async function visits(browser, relay) {
  const front = await Front.start(relay.port);
  const device = await Device.make(browser, front.url);
  const opened = Date.now();
  device.page = await device.context.newPage();
  await device.page.goto(`${device.url}/clients`);
  // The list works before the engine does; the engine may still be on its way then.
  await device.page.locator('html:is([data-engine="listed"], [data-engine="ready"])').waitFor({ state: 'attached' });
  const usable = Date.now();
  await device.ready();
  await device.installed();
  const weigh = (files) => files.filter(({ path }) => path === '/' || path === '/clients' || APP_FILES.test(path)).reduce((sum, { bytes }) => sum + bytes, 0);
  const first = {
    all: weigh(front.served),
    before_list: weigh(front.served.filter(({ at }) => at <= usable)),
    millis: usable - opened,
    files: front.served.filter(({ bytes }) => bytes > 0).map(({ path, bytes, encoding }) => ({ path, bytes, encoding })),
  };
  const starts = [];
  const before = front.served.length;
  for (let start = 0; start < STARTS; start += 1) {
    await device.page.close();
    const began = Date.now();
    await device.open('/clients');
    starts.push(Date.now() - began);
  }
  const again = { ...spread(starts), bytes: weigh(front.served.slice(before)) };
  await device.context.close();
  await front.close();
  return { first, again };
}

/** What a reconnect with nothing changed transfers, with the handshake. */
async function reconnect(browser, relay, folder) {
  const proxy = await Proxy.start(relay.port);
  const device = await Device.make(browser, proxy.url);
  await device.join(relay.secret);
  const file = join(folder, 'clients.csv');
  const rows = Array.from({ length: CLIENTS }, (_, n) => `Клиент ${n + 1};+9989${String(n).padStart(8, '0')};Ташкент`);
  await writeFile(file, `Название;Телефон;Город\n${rows.join('\n')}\n`);
  await device.go('/import');
  await device.get('import-file').setInputFiles(file);
  await device.get('import-run').click();
  await device.get('import-summary').waitFor();
  await device.inStep(60_000);
  proxy.cut();
  await device.syncs({ link: 'offline' });
  proxy.restore();
  await device.inStep();
  const { up, down, turns } = proxy.to('/sync').at(-1);
  await device.context.close();
  await proxy.close();
  return { documents: CLIENTS, up, down, round_trips: turns.filter(({ direction }) => direction === 'up').length - 1 };
}

/** A relay that holds the demo company. */
async function filled(folder, clients, kind = 'demo') {
  console.log(execFileSync(process.env.INGOT_FILL, [folder, String(clients), kind], { encoding: 'utf8' }).trim());
  return Relay.start(folder);
}

/** An empty device receives a base of imported records, with nothing but what is known of each. */
async function plainLoad(browser, relay, clients) {
  const proxy = await Proxy.start(relay.port);
  const { device, figures } = await firstLoad(browser, proxy, relay, clients);
  await device.context.close();
  await proxy.close();
  return figures;
}

/** The lines of the large company's table. */
function manyLines({ clients, load, speeds }) {
  const bars = { '1×': ['≤ 500 ms', '≤ 50 ms', '≥ 50', '≤ 50 ms', '≤ 100 ms'], '4×': ['≤ 2000 ms', '≤ 150 ms', '', '≤ 200 ms', '≤ 200 ms'] };
  const lines = {
    [`first load of ${clients} clients with a year of deals: list usable, all`]: { measured: `${millis(load.usable)}, ${millis(load.all)}, ${kilobytes(load.bytes)}`, bar: '2 s, 8 s' },
    'longest task of the page during it': { measured: millis(load.longest), bar: '≤ 50 ms' },
  };
  for (const [speed, { start, longest_at_start, search, screens, longest_in_use, drag, day }] of Object.entries(speeds)) {
    const [listed, typed, fps, task, paint] = bars[speed];
    lines[`${speed} offline start → list painted`] = { measured: millis(start), bar: listed };
    lines[`${speed} longest task at the start`] = { measured: millis(longest_at_start), bar: task };
    lines[`${speed} keystroke → painted`] = { measured: `p50 ${millis(search.p50)}, p95 ${millis(search.p95)}`, bar: typed };
    lines[`${speed} link → next screen painted`] = { measured: `p50 ${millis(screens.p50)}, max ${millis(screens.max)}`, bar: task };
    lines[`${speed} longest task while used`] = { measured: millis(longest_in_use), bar: task };
    lines[`${speed} dragging, ${drag.cards} cards drawn`] = { measured: `${drag.fps.toFixed(0)} frames/s, longest gap ${millis(drag.longest)}`, bar: fps };
    lines[`${speed} interaction → next paint, ${day.count} of a seller's day`] = { measured: `p50 ${millis(day.p50)}, p98 ${millis(day.p98)}, max ${millis(day.max)} (${day.slowest[0]?.what ?? ''})`, bar: paint };
  }
  return lines;
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'ingot-bench-'));
  const relays = [];
  const relay = async () => {
    relays.push(await Relay.start(await mkdtemp(join(folder, 'relay-'))));
    return relays.at(-1);
  };
  const browser = await launch();
  try {
    const edit = await editToScreen(browser, await relay());
    const { first, again } = await visits(browser, await relay());
    const link = await reconnect(browser, await relay(), folder);
    relays.push(await filled(join(folder, 'filled'), MANY));
    const large = await many(browser, relays.at(-1), MANY);
    relays.push(await filled(join(folder, 'plain'), MANY, 'plain'));
    const plain = await plainLoad(browser, relays.at(-1), MANY);
    console.table({
      [`edit to the other screen, ${EDITS} edits`]: { measured: `p50 ${millis(edit.p50)}, p99 ${millis(edit.p99)}`, bar: 'p50 50 ms, p99 200 ms' },
      'first visit, html+css+js+wasm': { measured: kilobytes(first.all), bar: '700 KB' },
      'of it before the list is usable': { measured: `${kilobytes(first.before_list)} in ${millis(first.millis)}`, bar: '480 KB' },
      [`later start, ${STARTS} starts`]: { measured: `p50 ${millis(again.p50)}, ${kilobytes(again.bytes)} in all`, bar: '' },
      [`reconnect, nothing changed, ${CLIENTS} clients`]: {
        measured: `${link.up + link.down} bytes, ${link.round_trips} round trip`,
        bar: '2048 bytes, 1 round trip',
      },
      ...manyLines(large),
      [`first load of ${MANY} imported records`]: {
        measured: `usable ${millis(plain.usable)}, all ${millis(plain.all)}, ${kilobytes(plain.bytes)}, longest task ${millis(plain.longest)}`,
        bar: '2,000 ms, 8,000 ms, 4,096 KB, 50 ms',
      },
    });
    await mkdir(dirname(RESULT), { recursive: true });
    await writeFile(RESULT, `${JSON.stringify({ edit_to_screen_ms: edit, first_visit: first, later_start: again, reconnect: link, large, plain }, null, 2)}\n`);
    console.log(`written: ${RESULT}`);
  } finally {
    await browser.close();
    for (const one of relays) await one.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
