// Segments follow the money: whoever buys moves, on this device and on the others, and with the deal taken back moves back.

import assert from 'node:assert/strict';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** The segment that the open client's head shows. */
const segment = (device) => device.client().locator('[data-testid="segment"]').getAttribute('data-segment');

/** The segments of the list, by name; who never bought has no badge there. */
const segments = (device) =>
  device.get('client-row').evaluateAll((rows) =>
    Object.fromEntries(
      rows.map((row) => [row.querySelector('[data-testid="row-name"]').textContent, row.querySelector('[data-testid="segment"]')?.dataset.segment]),
    ),
  );

stage.journey('a won deal moves its client, and everybody whose share it changes, into another segment', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  await first.createClient({ name: 'Бек', deal: 'Тара', amount: '3 000 000', stage: 'won' });
  assert.equal(await segment(first), 'gold', 'the only buyer brings all the money');
  await first.createClient({ name: 'Вера' });
  assert.equal(await segment(first), 'casual');
  await first.createClient({ name: 'Анор', deal: 'Посуда', amount: '7 000 000', stage: 'negotiation' });
  assert.equal(await segment(first), 'casual', 'an open deal is no money');

  await first.setStage('won');
  assert.equal(await segment(first), 'gold');
  await first.go('/clients');
  const settled = { Анор: 'gold', Бек: 'silver', Вера: undefined };
  await until(async () => JSON.stringify(await segments(first)) === JSON.stringify(settled), 'the first buyer became silver');
  await second.go('/clients');
  await until(async () => JSON.stringify(await segments(second)) === JSON.stringify(settled), 'the other device shows the same');

  await first.page.keyboard.press('Control+z');
  await until(async () => (await segments(second)).Бек === 'gold', 'undo moves them back everywhere');
});

stage.journey('a segment of the company\'s own takes whom its conditions fit, on every device, in lists, filters and badges', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  await first.createClient({ name: 'Бек', deal: 'Тара', amount: '3 000 000', stage: 'won' });
  const large = await first.createClient({ name: 'Анор', deal: 'Посуда', amount: '7 000 000', stage: 'won' });
  await first.createClient({ name: 'Вера' });

  await first.go('/settings/segments');
  const line = (device, name) => device.get('segment-line').filter({ hasText: name });
  await first.saves(() => first.get('add-segment').click());
  const made = line(first, 'Новый сегмент');
  const typed = async (id, value) => {
    const field = first.page.locator('.own-segments').locator(`[data-testid="${id}"]`);
    await field.fill(value);
    await first.saves(() => field.press('Enter'));
  };
  await made.waitFor();
  assert.equal(await made.locator('[data-testid="segment-count"]').getAttribute('data-count'), '0', 'without a condition nobody is in it');
  await typed('segment-name', 'Опора');
  await typed('limit-revenue-from', '5 000 000');
  const count = (device, name) => line(device, name).locator('[data-testid="segment-count"]').getAttribute('data-count');
  await until(async () => (await count(first, 'Опора')) === '1', 'one client fits');
  await first.get('limit-purchases-from').fill('много');
  await first.get('limit-purchases-from').press('Enter');
  await first.page.locator('.own-segments [role="alert"], .own-segments .error').first().waitFor();
  await first.page.keyboard.press('Escape');

  await second.go('/settings/segments');
  await until(async () => (await count(second, 'Опора')) === '1', 'the other device cuts the same way');
  await second.openClient(large);
  await until(async () => (await second.client().locator('[data-testid="segment"]').textContent()) === 'Опора', 'the badge has its name');
  await second.go('/clients');
  await until(async () => (await segments(second)).Бек === 'bronze' || (await segments(second)).Бек === 'silver', 'others keep theirs');

  await first.saves(() => first.get('segment-remove').click());
  await until(async () => (await first.get('segment-line').count()) === 4, 'it is gone');
  await until(async () => (await segments(second)).Анор === 'gold', 'whom it held is cut as the others are');
  await first.page.keyboard.press('Control+z');
  await until(async () => (await first.get('segment-line').count()) === 5, 'and taken back');
});

stage.journey('a score gives a category to who has none, and one set by hand comes first', async () => {
  const relay = await stage.relay();
  const device = await stage.device(relay);
  await device.join(relay.secret);
  const small = await device.createClient({ name: 'Бек', deal: 'Тара', amount: '3 000 000', stage: 'won' });
  const large = await device.createClient({ name: 'Анор', deal: 'Посуда', amount: '7 000 000', stage: 'won' });
  const category = (id) => device.openClient(id).then(() => device.get('category').textContent());
  assert.equal(await category(large), 'Категория', 'nobody is scored until the company wants it');

  await device.go('/settings/segments');
  await device.saves(() => device.get('score-on').check());
  for (const key of ['periodicity', 'loyalty', 'timeliness']) {
    await device.get(`weight:${key}`).fill('0');
    await device.saves(() => device.get(`weight:${key}`).press('Enter'));
  }
  await until(async () => (await category(large)) === 'VIP', 'the largest has all points');
  await until(async () => (await category(small)) === 'C', 'the smallest has none');
  await device.get('category').click();
  await device.saves(() => device.get('category-item').filter({ hasText: 'A' }).first().click());
  await until(async () => (await device.get('category').textContent()) === 'A', 'a person knows better');
  await device.go('/settings/segments');
  await device.saves(() => device.get('score-on').uncheck());
  assert.equal(await category(small), 'A');
  await until(async () => (await category(large)) === 'Категория', 'without weights there is no score');
});
