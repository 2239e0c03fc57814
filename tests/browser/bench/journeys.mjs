// Interaction to next paint over all journeys: runs them with the browser's own measurement on, and prints what it told. Run it on an idle
// machine: `INGOT_SERVER=<the relay> INGOT_CHROMIUM=<the browser> node bench/journeys.mjs [files]`, from the folder of the browser tests.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { SHORTEST_MS } from '../support/interactions.mjs';
import { millis, spread } from './figures.mjs';

const HERE = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'ingot-interactions-'));
const file = join(folder, 'told.jsonl');
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...process.argv.slice(2)], {
  cwd: HERE,
  stdio: 'inherit',
  env: { ...process.env, INGOT_INTERACTIONS: file },
});

/** The longest part of each interaction: a press has several. */
const longest = new Map();
const told = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
for (const { id, duration, kind } of told.map((line) => JSON.parse(line))) {
  if (duration > (longest.get(id)?.duration ?? 0)) longest.set(id, { duration, kind });
}
rmSync(folder, { recursive: true });
const all = [...longest.values()];
if (all.length > 0) {
  const { p50, p98, max } = spread(all.map(({ duration }) => duration));
  console.log(`interaction to next paint, of ${all.length} that took ${SHORTEST_MS} ms or more: p50 ${millis(p50)}, p98 ${millis(p98)}, longest ${millis(max)}`);
  const slow = all.toSorted((a, b) => b.duration - a.duration).slice(0, 5);
  console.log(`the longest: ${slow.map(({ kind, duration }) => `${kind} ${millis(duration)}`).join(', ')}`);
}
process.exit(status ?? 1);
