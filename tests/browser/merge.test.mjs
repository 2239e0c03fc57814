// Two clients that are one: found as duplicates, compared, merged, taken apart again; by touch without a network; on two devices at once.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { cutTexts, pageWidth, seriousViolations } from './support/look.mjs';
import { agree, setStage } from './support/stage.mjs';

const stage = setStage();

/** Two clients with one phone; returns their ids. */
async function twins(device) {
  await device.go('/clients');
  const first = await device.createClient({ name: 'Анор', city: 'Фергана', phone: '+998 90 123 45 67', deal: 'Посуда', amount: '7 000' });
  await device.go('/clients');
  const second = await device.createClient({ name: 'Анор ООО', city: 'Бухара', phone: '90 123-45-67', deal: 'Тара', amount: '9 000' });
  await device.note('Просили звонить утром');
  return [first, second];
}

/** The screen of a client is there. */
const isAt = (device, id) => device.page.locator(`[data-testid="client"][data-id="${id}"]`).waitFor();
const deals = (device) => device.get('client-deal').evaluateAll((all) => all.length);
const hasDeals = (device, number) =>
  device.page.waitForFunction((wanted) => document.querySelectorAll('[data-testid="client-deal"]').length === wanted, number);

stage.journey('duplicates are found, compared and merged, and undo makes them two again', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  const [first, second] = await twins(device);
  await device.go('/clients/duplicates');
  await device.get('compare').click();
  const sheet = device.get('merge-sheet');
  await sheet.locator('[data-testid="merge-keep"]').nth(1).waitFor();
  assert.deepEqual(await seriousViolations(device.page), []);
  await sheet.locator(`[data-testid="merge-keep"][data-id="${first}"]`).click();
  assert.deepEqual(await sheet.locator('.merge-value.lost').allTextContents(), ['останется рядом: Анор ООО', 'останется рядом: Бухара']);
  await device.saves(() => device.get('merge-do').click());
  await device.sees('Объединены в «Анор»', '.toast');
  await device.sees('Дублей не видно', 'main');

  // The link of the other leads to the one that stayed, which has everything.
  await device.go(`/clients/${second}`).catch(() => {});
  await isAt(device, first);
  await hasDeals(device, 2);
  await device.sees('Просили звонить утром', '[data-testid="timeline-entry"]');
  assert.equal(await device.field('city').inputValue(), 'Фергана');

  // What the other said otherwise stands beside, can be looked for, taken and given back.
  await device.sees('Бухара', '[data-testid="former-facts"]');
  assert.deepEqual(await seriousViolations(device.page), []);
  await device.saves(() => device.page.locator('.former[data-of="city"] [data-testid="former-take"]').click());
  await device.page.waitForFunction(() => document.querySelector('[data-testid="field-city"]').value === 'Бухара');
  await device.sees('Фергана', '[data-testid="former-facts"]');
  await device.saves(() => device.page.keyboard.press('Control+z'));
  await device.page.waitForFunction(() => document.querySelector('[data-testid="field-city"]').value === 'Фергана');

  await device.saves(() => device.page.keyboard.press('Control+z'));
  await hasDeals(device, 1);
  await device.openClient(second);
  assert.equal(await deals(device), 1);
  assert.equal(await device.field('city').inputValue(), 'Бухара');
});

stage.journey('two are selected in the list with the keyboard and merged', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  await twins(device);
  await device.go('/clients');
  const { keyboard } = device.page;
  await device.get('client-row').first().focus();
  await keyboard.press('x');
  await keyboard.press('ArrowDown');
  await keyboard.press('x');
  await device.get('bulk-merge').focus();
  await keyboard.press('Enter');
  await device.get('merge-do').focus();
  await device.saves(() => keyboard.press('Enter'));
  await device.counts(1);
});

stage.journey('by touch and without a network, from the client’s menu', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy, PHONE);
  await device.open('/clients');
  const [first, second] = await twins(device);
  proxy.cut();
  await device.get('client-menu').tap();
  await device.get('merge-item').tap();
  await device.sees('Тот же телефон или почта', '[data-testid="merge-choose"]');
  await device.get('merge-find').fill('фергана');
  await device.page.locator(`[data-testid="merge-other"][data-id="${first}"]`).tap();
  await device.page.locator(`[data-testid="merge-keep"][data-id="${first}"]`).tap();
  assert.deepEqual(await cutTexts(device.page), []);
  assert.equal(await pageWidth(device.page), 390);
  await device.saves(() => device.get('merge-do').tap());
  await isAt(device, first);
  await device.get('tab-deals').tap();
  await hasDeals(device, 2);
  await device.go('/clients');
  await device.counts(1);
  await device.saves(() => device.get('undo').tap());
  await device.counts(2);
  await device.openClient(second);
});

async function pair() {
  const relay = await stage.relay();
  const proxies = [await stage.proxy(relay), await stage.proxy(relay)];
  const [anna, boris] = [await stage.device(proxies[0], { name: 'anna' }), await stage.device(proxies[1], { name: 'boris' })];
  await anna.join(relay.secret);
  await boris.join(relay.secret);
  const ids = await twins(anna);
  await anna.inStep();
  await boris.go('/clients');
  await boris.counts(2);
  return { anna, boris, ids, proxies };
}

async function merge(device, stays, other) {
  await device.openClient(other);
  await device.get('client-menu').click();
  await device.get('merge-item').click();
  await device.page.locator(`[data-testid="merge-other"][data-id="${stays}"]`).click();
  await device.page.locator(`[data-testid="merge-keep"][data-id="${stays}"]`).click();
  await device.saves(() => device.get('merge-do').click());
  await isAt(device, stays);
}

stage.journey('who is somebody else is asked about no more, on no device, until that is undone', async () => {
  const { anna, boris, ids: [first, second] } = await pair();
  await boris.openClient(first);
  await boris.sees('Похоже на «Анор ООО»', '[data-testid="twin"]');
  await anna.openClient(second);
  assert.deepEqual(await seriousViolations(anna.page), []);
  await anna.saves(() => anna.get('twin-different').click());
  await anna.sees('Отмечены как разные', '.toast');
  await anna.get('twin').waitFor({ state: 'detached' });
  await boris.get('twin').waitFor({ state: 'detached' });
  await boris.go('/clients/duplicates');
  await boris.sees('Дублей не видно', 'main');
  await anna.saves(() => anna.page.keyboard.press('Control+z'));
  await anna.get('twin').waitFor();

  // The sheet says it as well.
  await boris.get('compare').click();
  await boris.saves(() => boris.get('merge-different').click());
  await boris.sees('Дублей не видно', 'main');
  await anna.get('twin').waitFor({ state: 'detached' });
});

stage.journey('both merge at once, each the other way: one client stays on both, with everything', async () => {
  const { anna, boris, ids: [first, second], proxies } = await pair();
  proxies.forEach((proxy) => proxy.cut());
  await merge(anna, first, second);
  await merge(boris, second, first);
  proxies.forEach((proxy) => proxy.restore());
  await Promise.all([anna.inStep(), boris.inStep()]);
  for (const device of [anna, boris]) {
    await device.go('/clients');
    await device.counts(1);
    await device.go(`/clients/${second}`).catch(() => {});
    await isAt(device, first);
    await hasDeals(device, 2);
  }
  const facts = await agree(() => anna.facts(), () => boris.facts());
  assert.ok(facts.history.some((entry) => entry.includes('Просили звонить утром')));
});

stage.journey('what somebody wrote to a client that was being merged is at the one that stayed', async () => {
  const { anna, boris, ids: [first, second], proxies } = await pair();
  await boris.openClient(second);
  proxies[1].cut();
  await boris.note('Едут на склад');
  await boris.go('/clients');
  await merge(anna, first, second);
  await anna.inStep();
  proxies[1].restore();
  await boris.inStep();
  await boris.counts(1);
  for (const device of [anna, boris]) {
    await device.openClient(first);
    await device.sees('Едут на склад', '[data-testid="timeline-entry"]');
  }
  await agree(() => anna.facts(), () => boris.facts());
});
