// What no start needs is a file of its own: it comes after the first list, and a view of it that is wanted before waits for it. When
// it cannot be had, that is said, nothing is lost, and it can be tried again.

import assert from 'node:assert/strict';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const REST = '**/page-*_rest.wasm';

/** A device without a service worker, which would answer for the rest out of its cache. */
const bare = async () => stage.device(await stage.relay(), { serviceWorkers: 'block' });

stage.journey('a rest that cannot be had is said and tried again, and what was asked for and typed is still there', async () => {
  const device = await bare();
  await device.context.route(REST, (route) => route.abort());
  await device.open('/clients');
  await device.get('welcome-name').fill('Нигора');
  await device.get('first-client').click();
  await device.get('rest-missing').waitFor();
  assert.match(await device.get('rest-missing').textContent(), /введённое на месте/);
  await device.get('rest-again').click();
  await until(async () => (await device.get('rest-missing').count()) === 1, 'it fails again');

  await device.context.unroute(REST);
  await device.get('rest-again').click();
  await device.get('quick-add').waitFor();
  await device.get('rest-missing').waitFor({ state: 'detached' });
  assert.equal(await device.get('welcome-name').inputValue(), 'Нигора');
  await device.get('quick-add').locator('[data-testid="field-name"]').fill('Первый');
  await device.get('quick-add').locator('[data-testid="create"]').click();
  await device.client().waitFor();
});

stage.journey('an address of the rest opens cold, and once here the rest needs no network, whatever the relay has by then', async () => {
  const device = await bare();
  await device.open('/settings');
  await device.sees('Настройки', 'main');
  await device.context.route(REST, (route) => route.abort());
  await device.go('/deals');
  await device.sees('Сделки', 'main');
  assert.equal(await device.get('rest-missing').count(), 0);
});

stage.journey('nobody has to ask: the rest comes by itself after the first list, once', async () => {
  const device = await bare();
  let asked = 0;
  await device.context.route(REST, async (route) => {
    asked += 1;
    await route.continue();
  });
  await device.open('/');
  await until(async () => asked === 1, 'it is sent for');
  await device.go('/settings');
  await device.sees('Настройки', 'main');
  assert.equal(asked, 1);
});

stage.journey('every screen opens by its address and comes back when it is reloaded, with a network and without', async () => {
  const net = await stage.proxy(await stage.relay());
  const device = await stage.device(net);
  await device.open('/');
  await device.installed();
  const opens = async () => {
    for (const path of ['/clients', '/inbox', '/deals', '/tasks', '/status', '/settings', '/settings/segments', '/import', '/more']) {
      const answer = await device.page.goto(`${device.url}${path}`);
      assert.equal(answer.status(), 200, path);
      await device.ready();
      await device.page.locator('main h1').first().waitFor();
      assert.equal(new URL(device.page.url()).pathname, path);
    }
  };
  await opens();
  await device.page.goto(`${device.url}/sync`);
  await device.get('sync-state').waitFor();
  net.cut();
  await opens();
});
