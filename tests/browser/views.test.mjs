// The client list: ready-made views with their counts, orders, and that a tab keeps what was chosen.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { seriousViolations } from './support/look.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();

const names = (device) => device.get('row-name').allTextContents();
const count = async (device, key) => Number(await device.get(`count-${key}`).getAttribute('data-count'));
/** Waits until the list is this. */
const lists = (device, wanted) =>
  device.page.waitForFunction(
    (texts) => JSON.stringify([...document.querySelectorAll('[data-testid="row-name"]')].map((name) => name.textContent)) === JSON.stringify(texts),
    wanted,
  );

async function withClients(device) {
  await device.open('/clients');
  await device.createClient({ name: 'Анор', deal: 'Посуда', amount: '7 000 000', stage: 'won' });
  await device.createClient({ name: 'Бек', deal: 'Тара', amount: '9 000', stage: 'won' });
  await device.createClient({ name: 'Вера' });
  await device.go('/clients');
  await lists(device, ['Анор', 'Бек', 'Вера']);
}

stage.journey('a view shows its clients, and the tab keeps view and order', async () => {
  const device = await stage.device(await stage.relay());
  await withClients(device);
  assert.equal(await count(device, 'gold'), 1);
  await device.get('view-gold').click();
  await lists(device, ['Анор']);
  await device.get('view-dormant').click();
  await device.sees('Здесь никого нет', 'main');
  await device.get('base-all').click();

  await device.get('head-won').locator('button').click();
  await device.get('head-won').locator('button').click();
  await lists(device, ['Вера', 'Бек', 'Анор']);
  assert.equal(await device.get('head-won').getAttribute('aria-sort'), 'ascending');
  assert.equal(await device.get('head-name').getAttribute('aria-sort'), 'none');
  await device.get('base-clients').click();
  await lists(device, ['Бек', 'Анор']);
  assert.deepEqual(await seriousViolations(device.page), []);

  await device.get('view-due').click();
  await device.reload();
  assert.equal(await device.get('view-due').getAttribute('aria-pressed'), 'true');
  assert.equal(await device.get('base-clients').getAttribute('aria-pressed'), 'false');
  await device.get('view-due').click();
  await lists(device, ['Бек', 'Анор']);
});

stage.journey('on a phone the order is chosen from a menu', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await withClients(device);
  await device.get('order').tap();
  await device.get('order-created').tap();
  await lists(device, ['Вера', 'Бек', 'Анор']);
  await device.get('order').tap();
  await device.get('order-created').tap();
  await lists(device, ['Анор', 'Бек', 'Вера']);
  assert.deepEqual(await seriousViolations(device.page), []);
});

stage.journey('views and orders work with the keyboard alone', async () => {
  const device = await stage.device(await stage.relay());
  await withClients(device);
  await device.get('view-gold').focus();
  await device.page.keyboard.press('Enter');
  await lists(device, ['Анор']);
  await device.page.keyboard.press('Enter');
  await device.get('head-name').locator('button').focus();
  await device.page.keyboard.press('Enter');
  await lists(device, ['Вера', 'Бек', 'Анор']);
});
