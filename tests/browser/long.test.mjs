// A client with a very long history: it goes on in a new record, on two devices, one of them without a network; and back.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { PHONE } from './support/device.mjs';
import { cutTexts, pageWidth, seriousViolations } from './support/look.mjs';
import { Relay } from './support/server.mjs';
import { agree, setStage } from './support/stage.mjs';

/** As many as are a long history (`shared/src/document/history.rs`), and a few. */
const CHANGES = 10_050;

const stage = setStage();

/** A relay with one client of many changes. */
async function longRelay() {
  const folder = await mkdtemp(join(stage.folder, 'long-'));
  assert.ok(process.env.INGOT_FILL, 'INGOT_FILL must name the program that fills a data folder: run the journeys with cargo xtask test --only browser');
  execFileSync(process.env.INGOT_FILL, [folder, String(CHANGES), 'long'], { encoding: 'utf8' });
  const relay = await Relay.start(folder);
  stage.ends(() => relay.kill());
  return relay;
}

async function openIt(device) {
  await device.go('/clients');
  await device.get('client-row').first().click();
  await device.get('client').waitFor();
  return device.get('client').getAttribute('data-id');
}

const isAtAnother = (device, id) => device.page.waitForFunction((old) => {
  const client = document.querySelector('[data-testid="client"]');
  return client && client.dataset.id !== old;
}, id);
const isAt = (device, id) => device.page.locator(`[data-testid="client"][data-id="${id}"]`).waitFor();

stage.journey('a client with a very long history goes on in a new record, which hears of what was still written to the old one', async () => {
  const relay = await longRelay();
  const proxy = await stage.proxy(relay);
  const [anna, boris] = [await stage.device(relay, { name: 'anna' }), await stage.device(proxy, { name: 'boris', ...PHONE })];
  await anna.join(relay.secret);
  await boris.join(relay.secret);
  await anna.inStep();
  await boris.inStep();
  const old = await openIt(anna);
  await openIt(boris);
  await anna.sees('История записи очень длинная', '[data-testid="long-history"]');
  await boris.sees('изменений', '[data-testid="long-history"]');
  for (const device of [anna, boris]) assert.deepEqual(await seriousViolations(device.page), []);
  assert.deepEqual(await cutTexts(boris.page), []);
  assert.equal(await pageWidth(boris.page), 390);

  // Boris has no network: he writes a note, and changes the city.
  proxy.cut();
  await boris.note('Едут на склад');
  await boris.get('tab-about').tap();
  await boris.saves(async () => {
    await boris.field('city').fill('Самарканд');
    await boris.field('city').blur();
  });

  await anna.saves(() => anna.get('go-on').click());
  await anna.sees('Начата новая запись', '.toast');
  await isAtAnother(anna, old);
  const now = await anna.get('client').getAttribute('data-id');
  await anna.get('long-history').waitFor({ state: 'detached' });
  await anna.sees('Разговор', '[data-testid="timeline-entry"]');
  // Edits from before can still be read, and what is written from now on.
  await anna.get('client-menu').click();
  await anna.get('edits-item').click();
  await anna.sees('всё перенесено из прежней', '[data-testid="edits-sheet"]');
  await anna.get('earlier-edits').click();
  await anna.sees('Ташкент, склад 10049', '[data-testid="edits-sheet"]');
  assert.deepEqual(await seriousViolations(anna.page), []);
  await anna.get('newest-edits').click();
  await anna.get('newest-edits').waitFor({ state: 'detached' });
  await anna.page.keyboard.press('Escape');
  await anna.inStep();

  proxy.restore();
  await boris.inStep();
  await isAt(boris, now);
  await anna.sees('Едут на склад', '[data-testid="timeline-entry"]');
  await anna.page.waitForFunction(() => document.querySelector('[data-testid="field-city"]').value === 'Самарканд');
  for (const device of [anna, boris]) {
    await device.go('/clients');
    await device.counts(1);
    await device.go(`/clients/${old}`).catch(() => {});
    await isAt(device, now);
  }
  await agree(() => anna.facts(), () => boris.facts());
});

stage.journey('going on in a new record is undone without a network', async () => {
  const relay = await longRelay();
  const proxy = await stage.proxy(relay);
  const anna = await stage.device(proxy);
  await anna.join(relay.secret);
  await anna.inStep();
  const old = await openIt(anna);
  proxy.cut();
  await anna.get('go-on').focus();
  await anna.saves(() => anna.page.keyboard.press('Enter'));
  await isAtAnother(anna, old);
  await anna.saves(() => anna.page.keyboard.press('Control+z'));
  await isAt(anna, old);
  await anna.get('long-history').waitFor();
  await anna.go('/clients');
  await anna.counts(1);
  proxy.restore();
  await anna.inStep();
});
