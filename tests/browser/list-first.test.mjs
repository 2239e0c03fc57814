// What is stored shows before the engine, the larger half of the app, is there; what is typed meanwhile waits for it.

import assert from 'node:assert/strict';
import { setStage } from './support/stage.mjs';

const stage = setStage();

/** A device whose engine stays on its way until the returned function is called. */
async function withoutEngine(relay) {
  // The service worker would answer for the engine out of its cache.
  const device = await stage.device(relay, { serviceWorkers: 'block' });
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await device.context.route('**/engine_bg.wasm', async (route) => {
    await released;
    await route.continue();
  });
  return { device, release };
}

/** Every stored row is here, and the engine is not. */
const listed = (device) => device.page.locator('html[data-engine="listed"]').waitFor({ state: 'attached' });

stage.journey('the first visit shows what to do first before the engine is there, and a client added then is saved', async () => {
  const { device, release } = await withoutEngine(await stage.relay());
  device.page = await device.context.newPage();
  await device.page.goto(`${device.url}/`);
  await listed(device);

  await device.get('first-client').click();
  const form = device.get('quick-add');
  await form.locator('[data-testid="field-name"]').fill('Первый');
  await form.locator('[data-testid="create"]').click();
  assert.equal(await device.page.locator('html').getAttribute('data-saved'), null, 'nothing is called saved without the engine');
  release();
  await device.ready();
  await device.client().waitFor();
  assert.equal(await device.field('name').inputValue(), 'Первый');
});

stage.journey('a reload lists, searches and shows the board before the engine is there, with the newest rows', async () => {
  const relay = await stage.relay();
  const { device, release } = await withoutEngine(relay);
  release();
  await device.open('/');
  await device.createClient({ name: 'Кафе «Плов»', deal: 'Посуда', amount: '1 250 000' });
  await device.createClient({ name: 'Юнона' });
  await device.setField('name', 'Юнона и Авось');

  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await device.context.unroute('**/engine_bg.wasm');
  await device.context.route('**/engine_bg.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await device.page.goto(`${device.url}/clients`);
  await listed(device);
  await device.counts(2);
  await device.sees('Юнона и Авось', 'main');
  await device.get('search').first().fill('плов');
  await device.sees('Кафе «Плов»', 'main');
  await device.go('/deals');
  await device.sees('Посуда', 'main');

  letGo();
  await device.ready();
  await device.go('/clients');
  await device.get('search').first().fill('');
  await device.counts(2);
});
