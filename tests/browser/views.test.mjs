// The client list: ready-made views with their counts, orders, that a tab keeps what was chosen, and what is done with many at once.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PHONE } from './support/device.mjs';
import { seriousViolations } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

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

const picked = (device, number) => device.page.locator(`[data-testid="bulk-count"][data-count="${number}"]`).waitFor();

stage.journey('several clients get a task at once, and one undo takes it back', async () => {
  const device = await stage.device(await stage.relay());
  await withClients(device);
  await device.get('pick').nth(0).click();
  await device.get('pick').nth(2).click({ modifiers: ['Shift'] });
  await picked(device, 3);
  await device.get('pick').nth(1).click();
  await picked(device, 2);
  await device.get('pick-all').click();
  await picked(device, 3);
  assert.deepEqual(await seriousViolations(device.page), []);
  await device.get('bulk-task').click();
  await device.get('bulk-task-title').fill('  ');
  await device.get('bulk-task-save').click();
  await device.sees('Напишите, что сделать', '[data-testid="bulk-sheet"]');
  await device.get('bulk-task-title').fill('Поздравить с праздником');
  await device.saves(() => device.get('bulk-task-save').click());
  await device.sees('3 клиента: поставлена задача «Поздравить с праздником»', '.toast');
  assert.equal(await device.get('bulk').count(), 0, 'the selection has done its work');

  await device.go('/tasks');
  const greeting = device.get('task').filter({ hasText: 'Поздравить с праздником' });
  await greeting.nth(2).waitFor();
  await device.saves(() => device.page.keyboard.press('Control+z'));
  await greeting.first().waitFor({ state: 'detached' });
  assert.equal(await greeting.count(), 0);
});

stage.journey('several clients are given to a colleague, who has them among the own ones; one undo takes them back', async () => {
  const relay = await stage.relay();
  const [head, seller] = [await stage.device(relay, { name: 'Отабек' }), await stage.device(relay, { ...PHONE, name: 'Малика' })];
  await head.join(relay.secret);
  await seller.join(relay.secret);
  await withClients(head);
  await head.get('pick').nth(0).click();
  await head.get('pick').nth(1).click();
  await picked(head, 2);
  await head.get('bulk-lead').click();
  const colleague = head.get('bulk-person').filter({ hasText: 'Малика' });
  await colleague.waitFor();
  assert.deepEqual(await seriousViolations(head.page), []);
  await head.saves(() => colleague.click());
  await seller.go('/clients');
  await seller.get('view-mine').click();
  await lists(seller, ['Анор', 'Бек']);
  await head.saves(() => head.page.keyboard.press('Control+z'));
  await until(async () => (await count(seller, 'mine')) === 0, 'they are the one’s again');
});

stage.journey('who is found is deleted by a phone, and comes back with undo', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await withClients(device);
  await device.get('base-clients').tap();
  await lists(device, ['Анор', 'Бек']);
  await device.get('pick-begin').tap();
  await device.get('client-row').first().tap();
  await picked(device, 1);
  await device.get('pick-all').tap();
  await picked(device, 2);
  assert.deepEqual(await seriousViolations(device.page), []);
  await device.saves(() => device.get('bulk-delete').tap());
  await device.counts(1);
  await device.saves(() => device.get('undo').tap());
  await device.counts(3);
  await lists(device, ['Анор', 'Бек']);
});

stage.journey('clients are selected and sorted into a category with the keyboard alone', async () => {
  const device = await stage.device(await stage.relay());
  await withClients(device);
  const { keyboard } = device.page;
  await device.get('client-row').first().focus();
  await keyboard.press('x');
  await keyboard.press('ArrowDown');
  await keyboard.press('x');
  await picked(device, 2);
  await keyboard.press('Escape');
  await device.get('bulk').waitFor({ state: 'detached' });
  await keyboard.press('x');
  await picked(device, 1);
  await device.get('bulk-change').focus();
  await keyboard.press('Enter');
  const tabTo = async (wanted) => {
    for (let stop = 0; stop < 40; stop += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    assert.fail('Tab never reaches it');
  };
  // The category is what is changed most.
  const vip = device.page.locator('[data-testid="change-word"][data-word="vip"]');
  await tabTo(vip);
  await keyboard.press('Space');
  await tabTo(device.get('change-save'));
  await device.saves(() => keyboard.press('Enter'));
  await device.sees('1 клиент: Категория — VIP', '.toast');
});

stage.journey('what the list shows is saved as a table, without a network', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy);
  await withClients(device);
  proxy.cut();
  await device.get('base-clients').click();
  await device.get('head-won').locator('button').click();
  await lists(device, ['Анор', 'Бек']);
  const [file] = await Promise.all([device.page.waitForEvent('download'), device.get('export').click()]);
  assert.equal(file.suggestedFilename(), 'ingot.csv');
  const [head, ...lines] = (await readFile(await file.path(), 'utf8')).split('\r\n');
  assert.match(head, /^\uFEFFИмя или название;Телефон;Город;Ответственный;Куплено;/);
  assert.deepEqual(lines.map((line) => line.split(';')).map((cells) => [cells[0], cells[4]]), [['Анор', '7000000'], ['Бек', '9000'], ['', undefined]]);
});
