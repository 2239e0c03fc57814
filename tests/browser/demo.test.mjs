// The first start and the example company: made on the device, worked with, taken away; nothing of it ever reaches a relay.

import assert from 'node:assert/strict';
import { invite } from './support/account.mjs';
import { EXAMPLE, PHONE } from './support/device.mjs';
import { enter } from './support/fresh.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const kept = (device, space) =>
  device.page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opened = indexedDB.open('ingot');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const asked = opened.result.transaction(name).objectStore(name).count();
          asked.onsuccess = () => {
            opened.result.close();
            resolve(asked.result);
          };
        };
      }),
    space,
  );

stage.journey('an example of a company is shown, worked with, and taken away without touching what was made', async () => {
  const relay = await stage.relay();
  const device = await stage.device(relay);
  await device.openExample('Анна');
  assert.equal((await device.sync()).unsent, 0, 'nothing waits to be sent');
  assert.equal(await device.get('welcome').count(), 0);
  await device.go('/deals');
  await device.get('deal-card').first().waitFor();
  await device.sees('Анна', 'nav');

  const own = await device.createClient({ name: 'Своя «Ромашка»', city: 'Навои' });
  await device.go('/clients');
  await device.counts(EXAMPLE + 1);
  await device.get('client-row').first().click();
  await device.client().waitFor();
  await device.note('Правка в примере');

  await device.reload();
  await device.get('demo-banner').waitFor();
  await device.go('/clients');
  await device.counts(EXAMPLE + 1);

  const other = await device.context.newPage();
  await other.goto(`${device.url}/clients`);
  await device.ready(other);
  await other.locator('[data-testid="demo-banner"]').waitFor();
  await device.get('demo-remove').click();
  await device.get('demo-banner').waitFor({ state: 'detached' });
  await device.counts(1);
  await other.locator('[data-testid="demo-banner"]').waitFor({ state: 'detached' });
  await other.locator('[data-testid="client-row"]').waitFor();
  assert.equal(await other.locator('[data-testid="client-row"]').count(), 1, 'another tab follows');
  await other.close();
  assert.equal(await kept(device, 'documents'), 0, 'no document of it is left');
  assert.equal(await kept(device, 'pending'), 1, 'the own client waits for a relay');

  await device.reload();
  await device.counts(1);
  await device.openClient(own);
  assert.equal(await device.field('city').inputValue(), 'Навои');
});

stage.journey('once made, the example needs no network', async () => {
  const relay = await stage.relay();
  const device = await stage.device(relay);
  await device.openExample('Анна');
  await device.installed();
  await relay.kill();
  await device.reload();
  await device.go('/clients');
  await device.counts(EXAMPLE);
  await device.get('demo-remove').click();
  await device.counts(0);
  await device.get('to-example').click();
  await device.get('demo-error').waitFor();
});

stage.journey('joining takes the example away first, says so, and the relay has none of it', async () => {
  const relay = await stage.relay();
  const device = await stage.device(relay);
  await device.openExample('Анна');
  await device.get('client-row').first().click();
  await device.client().waitFor();
  await device.note('Правка в примере');
  await device.createClient({ name: 'Своя «Ромашка»' });
  await device.go('/clients');
  const secret = await invite(relay.url, relay.secret);
  await device.page.evaluate((hash) => (location.hash = hash), `invite=${secret}`);
  await enter(device, { name: 'Анна', email: 'anna@example.com' });
  await device.go('/clients');
  await device.counts(1);
  await device.sees('Пример убран', '.toasts');
  assert.equal(await device.get('demo-banner').count(), 0);

  const other = await stage.device(relay);
  await other.join(relay.secret);
  await other.inStep();
  await other.go('/clients');
  await other.counts(1);
  await other.sees('Своя «Ромашка»', 'main');
});

stage.journey('without a network the example says so, and the first client can be added', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await device.open('/clients');
  await device.context.route('**/demo_start.js', (route) => route.abort());
  await device.get('to-example').tap();
  await device.get('demo-error').waitFor();
  assert.match(await device.get('demo-error').textContent(), /нужна сеть/);
  await device.context.unroute('**/demo_start.js');
  await device.context.route('**/demo_bg.wasm', (route) => route.abort());
  await device.get('to-example').tap();
  await until(async () => (await device.get('demo-error').count()) === 1, 'it fails again');
  await device.get('first-client').tap();
  const form = device.get('quick-add');
  await form.locator('[data-testid="field-name"]').fill('Первый');
  await form.locator('[data-testid="create"]').tap();
  await device.client().waitFor();
  await device.go('/clients');
  await device.counts(1);
});

stage.journey('the welcome comes once: skipped, it leaves the three ways to begin; the language and the name are kept', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await device.open('/clients');
  await device.get('welcome-uz').tap();
  // The page is drawn anew in the other language; what is typed meanwhile would go nowhere.
  await device.sees('Nimadan boshlaymiz?', 'main');
  await device.get('welcome-name').fill('Nigora');
  await device.get('welcome-skip').tap();
  await device.get('welcome').waitFor({ state: 'detached' });
  await device.get('first-client').waitFor();
  await device.get('to-example').waitFor();
  await device.reload();
  await device.get('first-client').waitFor();
  assert.equal(await device.get('welcome').count(), 0);
  assert.equal(await device.page.locator('html').getAttribute('lang'), 'uz');
  await device.go('/more');
  await device.sees('Nigora', 'main');
});

stage.journey('making the example can be stopped, and nothing of it stays', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await device.context.route('**/demo_bg.wasm', async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  await device.get('to-example').click();
  await device.get('demo-cancel').click();
  await device.get('welcome').waitFor();
  release();
  await device.reload();
  await device.get('welcome').waitFor();
  assert.equal(await kept(device, 'documents'), 0);
});

stage.journey('the welcome needs no engine: what is typed and begun while it is on its way is kept', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await device.context.route('**/engine_bg.wasm', async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  device.page = await device.context.newPage();
  await device.page.goto(device.url);
  await device.get('welcome-name').fill('Анна');
  await device.get('first-client').tap();
  const form = device.get('quick-add');
  await form.locator('[data-testid="field-name"]').fill('Первый клиент');
  await form.locator('[data-testid="create"]').tap();
  assert.notEqual(await device.page.locator('html').getAttribute('data-engine'), 'ready');
  release();
  await device.client().waitFor();
  await device.reload();
  assert.equal(await device.field('name').inputValue(), 'Первый клиент');
  await device.go('/more');
  await device.sees('Анна', 'main');
});
