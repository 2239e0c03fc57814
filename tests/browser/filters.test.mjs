// The client list's filter, saved views, groups, second order and columns: on a desktop, by touch, between two devices.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PHONE } from './support/device.mjs';
import { cutTexts, pageWidth, seriousViolations } from './support/look.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();

/** Waits until the list is this. */
const lists = (device, wanted) =>
  device.page.waitForFunction(
    (texts) => JSON.stringify([...document.querySelectorAll('[data-testid="row-name"]')].map((name) => name.textContent)) === JSON.stringify(texts),
    wanted,
  );

async function withClients(device) {
  await device.createClient({ name: 'Анор', city: 'Фергана', phone: '+998 90 123 45 67', deal: 'Посуда', amount: '7 000 000', stage: 'won' });
  await device.createClient({ name: 'Бек', city: 'Бухара' });
  await device.createClient({ name: 'Вера', phone: '+998 90 765 43 21' });
  await device.createClient({ name: 'Гуль', city: 'Фергана', deal: 'Тара', amount: '9 000', stage: 'won' });
  await device.go('/clients');
  await lists(device, ['Анор', 'Бек', 'Вера', 'Гуль']);
}

/** Adds a condition on a field and ticks words. */
async function tickWords(device, field, words) {
  await device.get('add-condition').selectOption(field);
  const line = device.get('condition').last();
  await line.locator('summary').click();
  for (const word of words) await line.locator(`[data-word="${word}"]`).check();
}

stage.journey('conditions narrow the list at once, all of them or any', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  await withClients(device);
  await device.get('filter').click();
  await tickWords(device, 'city', ['Фергана']);
  await lists(device, ['Анор', 'Гуль']);
  await device.get('add-condition').selectOption('phone');
  await lists(device, ['Анор']);
  await device.sees('Найдено: 1', '[data-testid="filter-found"]');
  await device.get('join-any').click();
  await lists(device, ['Анор', 'Вера', 'Гуль']);
  assert.deepEqual(await seriousViolations(device.page), []);

  // Kept by the tab, and taken away one by one from the row of chips.
  await device.reload();
  await lists(device, ['Анор', 'Вера', 'Гуль']);
  await device.sees('Город: Фергана', '[data-testid="condition-chip"]');
  await device.get('condition-chip').filter({ hasText: 'Есть телефон' }).click();
  await lists(device, ['Анор', 'Гуль']);
  await device.get('condition-chip').click();
  await lists(device, ['Анор', 'Бек', 'Вера', 'Гуль']);
  assert.equal(await device.get('condition-chip').count(), 0);
});

stage.journey('a filter is built with the keyboard alone, and says so when nobody is left', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  await withClients(device);
  const { keyboard } = device.page;
  await device.get('filter').focus();
  await keyboard.press('Enter');
  await device.get('add-condition').focus();
  await device.get('add-condition').selectOption('bought');
  await device.page.waitForFunction(() => document.activeElement?.dataset.testid === 'condition-value');
  await keyboard.type('1 000 000');
  await lists(device, ['Анор']);
  await keyboard.type('000');
  await device.sees('Под эти условия никто не подходит', 'main');
  await device.get('filter-clear').focus();
  await keyboard.press('Enter');
  await lists(device, ['Анор', 'Бек', 'Вера', 'Гуль']);
});

stage.journey('by touch: filter in a sheet, saved as a view, opened by its link without a network', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy, PHONE);
  await device.open('/clients');
  await withClients(device);
  proxy.cut();
  await device.get('filter').tap();
  await tickWords(device, 'city', ['Фергана', '']);
  await device.sees('Найдено: 3', '[data-testid="filter-found"]');
  assert.deepEqual(await seriousViolations(device.page), []);
  assert.deepEqual(await cutTexts(device.page), []);
  await device.page.keyboard.press('Escape');
  await lists(device, ['Анор', 'Вера', 'Гуль']);

  await device.get('save-view').tap();
  await device.get('view-save').tap();
  await device.sees('Назовите подборку', '[data-testid="view-sheet"]');
  await device.get('view-name').fill('Водий');
  await device.saves(() => device.get('view-save').tap());
  await device.page.locator('[data-testid="saved-view"][aria-pressed="true"]').waitFor();
  assert.equal(await pageWidth(device.page), 390);
  const id = await device.get('saved-view').getAttribute('data-id');
  assert.equal(new URL(device.page.url()).search, `?view=${id}`);

  await device.get('base-all').tap();
  await lists(device, ['Анор', 'Бек', 'Вера', 'Гуль']);
  assert.equal(new URL(device.page.url()).search, '');
  await device.page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, `/clients?view=${id}`);
  await lists(device, ['Анор', 'Вера', 'Гуль']);
});

stage.journey('a view of the team is on the other device, and a change of it too', async () => {
  const relay = await stage.relay();
  const [anna, boris] = [await stage.device(relay, { name: 'anna' }), await stage.device(relay, { name: 'boris' })];
  await anna.join(relay.secret);
  await boris.join(relay.secret);
  await anna.go('/clients');
  await withClients(anna);
  await boris.go('/clients');
  await boris.counts(4);

  await anna.get('filter').click();
  await tickWords(anna, 'city', ['Фергана']);
  for (const [name, isShared] of [['Своя', false], ['Общая', true]]) {
    if (isShared) {
      await anna.get('view-menu').click();
      await anna.get('view-copy').click();
    } else {
      await anna.get('save-view').click();
    }
    await anna.get('view-name').fill(name);
    if (isShared) await anna.get('view-team').check();
    await anna.saves(() => anna.get('view-save').click());
    await anna.page.locator('[data-testid="saved-view"][aria-pressed="true"]').filter({ hasText: name }).waitFor();
  }
  await boris.get('saved-view').filter({ hasText: 'Общая' }).click();
  await lists(boris, ['Анор', 'Гуль']);
  assert.deepEqual(await boris.get('saved-view').allTextContents(), ['Общая'], 'what is somebody’s own is not shown');

  await anna.get('add-condition').selectOption('phone');
  await anna.saves(() => anna.get('update-view').click());
  await lists(boris, ['Анор']);

  await boris.get('view-menu').click();
  await boris.get('view-edit').click();
  await boris.get('view-name').fill('Наша');
  await boris.saves(() => boris.get('view-save').click());
  await anna.get('saved-view').filter({ hasText: 'Наша' }).waitFor();
  await boris.get('view-menu').click();
  await boris.saves(async () => boris.get('view-delete').click());
  await lists(boris, ['Анор', 'Бек', 'Вера', 'Гуль']);
  await anna.get('saved-view').filter({ hasText: 'Наша' }).waitFor({ state: 'detached' });
  await lists(anna, ['Анор']);
  await boris.saves(() => boris.get('undo').click());
  await anna.get('saved-view').filter({ hasText: 'Наша' }).waitFor();
});

stage.journey('groups, a second order and chosen columns, in the file too', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  await withClients(device);
  await device.get('layout').click();
  await device.get('group').selectOption('city');
  await device.get('sort-first').selectOption('deals');
  await device.get('sort-then').selectOption('contact');
  await device.get('column-email').check();
  await device.get('column-city').uncheck();
  assert.deepEqual(await seriousViolations(device.page), []);
  await device.page.keyboard.press('Escape');
  const heads = device.get('group-head');
  await heads.nth(2).waitFor();
  assert.deepEqual(await heads.locator('h2').allTextContents(), ['Бухара', 'Фергана', 'Не указано']);
  assert.deepEqual(await heads.evaluateAll((all) => all.map((head) => head.dataset.count)), ['1', '2', '1']);
  assert.equal(await device.get('head-city').count(), 0);

  // The arrow keys pass over the heads.
  await device.get('client-row').first().focus();
  await device.page.keyboard.press('ArrowDown');
  assert.match(await device.page.evaluate(() => document.activeElement.textContent), /Анор|Гуль/);

  await device.get('head-won').locator('button').click();
  await device.get('head-created').locator('button').click({ modifiers: ['Shift'] });
  assert.equal(await device.get('head-won').getAttribute('aria-sort'), 'descending');
  await lists(device, ['Бек', 'Анор', 'Гуль', 'Вера']);
  const [file] = await Promise.all([device.page.waitForEvent('download'), device.get('export').click()]);
  const [head] = (await readFile(await file.path(), 'utf8')).split('\r\n');
  assert.equal(head, '\uFEFFИмя или название;Телефон;Почта;Ответственный;Куплено;В работе;Последний контакт;Создан');
  await device.reload();
  await heads.nth(2).waitFor();
  await lists(device, ['Бек', 'Анор', 'Гуль', 'Вера']);
});
