// A seller's day: who must hear from us, until nobody is left. By mouse, by keys alone, by finger; without a network, and then on another device.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** What the counters show, by section. */
const counters = async (device) =>
  Object.fromEntries(
    await device.page.locator('.t-count').evaluateAll((nodes) => nodes.map((node) => [node.dataset.testid.replace('counter-', ''), Number(node.dataset.count)])),
  );

const row = (device, name) => device.get('today-row').filter({ hasText: name });
const zero = (device) => device.get('today-zero').waitFor();

/** Makes a task for the open client, due on one of the near days: 0 is today. */
async function addTask(device, title, day = 0) {
  await device.get('new-task').click();
  const sheet = device.get('task-sheet');
  await sheet.locator('[data-testid="task-title"]').fill(title);
  await sheet.locator('[data-testid="day"]').nth(day).click();
  await device.saves(() => sheet.locator('[data-testid="task-save"]').click());
}

/** Four clients who wait: two by a promise, one with a deal without a next step, one who has never heard from us. */
async function due(device) {
  for (const name of ['Анор', 'Бек']) {
    await device.createClient({ name, phone: '90 123-45-67' });
    await addTask(device, `Позвонить: ${name}`);
  }
  await device.createClient({ name: 'Вера', phone: '90 765-43-21', deal: 'Тара', amount: '18 400 000' });
  await device.createClient({ name: 'Гани', phone: '90 111-22-33' });
  await device.go('/');
  await device.get('today-row').nth(3).waitFor();
}

stage.journey('a day is brought to zero without a network, and another device learns of it', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  await due(first);
  assert.deepEqual(await counters(first), { everything: 4, overdue: 0, today: 2, enquiries: 0, 'no-step': 1, cadence: 1 });
  assert.equal(await first.get('today-badge').getAttribute('data-count'), '3', 'whom to get in touch with does not nag');
  // To others it is the work of a colleague.
  await second.get('scope-all').click();
  await until(async () => (await counters(second)).everything === 4, 'the other device has the same day');

  await first.inStep();
  await first.context.setOffline(true);
  // The panel is at the first one; a result with a note and a step, and it goes on to the next.
  const panel = first.get('today-panel');
  assert.equal(await panel.getAttribute('data-id'), await row(first, 'Анор').getAttribute('data-id'));
  await first.get('outcome').nth(0).click();
  await first.get('result-note').fill('Ждут счёт');
  await panel.locator('[data-testid="day"]').nth(1).click();
  await first.saves(() => first.get('result-save').click());
  await row(first, 'Анор').waitFor({ state: 'detached' });
  const bek = await row(first, 'Бек').getAttribute('data-id');
  await first.page.locator(`[data-testid="today-panel"][data-id="${bek}"]`).waitFor();

  // Nobody answers: the promise moves to its next day.
  await first.get('outcome').nth(1).click();
  await first.saves(() => first.get('result-save').click());
  await row(first, 'Бек').waitFor({ state: 'detached' });
  // Taken back and done again.
  await first.saves(() => first.get('undo').first().click());
  await row(first, 'Бек').waitFor();
  await first.saves(() => first.page.keyboard.press('Control+Shift+z'));
  await row(first, 'Бек').waitFor({ state: 'detached' });

  // The deal gets a step, the silent client a message.
  await row(first, 'Вера').locator('[data-testid="today-choose"]').click();
  await first.page.locator('[data-testid="today-panel"] [data-testid="day"]').nth(2).click();
  await first.saves(() => first.get('result-save').click());
  await row(first, 'Вера').waitFor({ state: 'detached' });
  await row(first, 'Гани').locator('[data-testid="today-choose"]').click();
  await first.page.evaluate(() => addEventListener('click', (event) => event.target.closest('[data-channel]') && event.preventDefault(), true));
  await first.page.locator('[data-testid="way"][data-channel="telegram"]').click();
  assert.equal(await first.page.locator('[data-channel="telegram"]').getAttribute('href'), 'https://t.me/+998901112233');
  await first.saves(() => first.get('result-save').click());
  await zero(first);

  await first.context.setOffline(false);
  await zero(second);
  await second.go('/clients');
  await second.openClient(await second.get('client-row').filter({ hasText: 'Анор' }).getAttribute('data-id'));
  await second.sees('Позвонить: Ждут счёт', '[data-testid="tasks-card"] [data-testid="task"]');
});

stage.journey('keys alone bring a day to zero', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await due(device);
  const keys = device.page.keyboard;
  await device.get('today-panel').waitFor();
  await keys.press('?');
  await device.sees('Вниз и вверх по списку', '[data-testid="keys"]');
  await keys.press('Escape');
  const chosen = () => device.page.locator('.t-item.on [data-testid="today-name"]').textContent();
  const start = await chosen();
  await keys.press('j');
  await until(async () => (await chosen()) !== start, 'the next entry is chosen');
  await keys.press('k');
  await until(async () => (await chosen()) === start, 'and the one before');
  // Calls, and goes to the ways to write; the test machine has nothing to call with, which the page does not know.
  await device.page.evaluate(() => {
    const call = (event) => {
      const link = event.target.closest('a[href^="tel:"]');
      if (link) {
        event.preventDefault();
        document.documentElement.dataset.called = link.getAttribute('href');
      }
    };
    addEventListener('click', call, true);
  });
  await keys.press('c');
  await device.page.locator('html[data-called="tel:+998901234567"]').waitFor({ state: 'attached' });
  await keys.press('m');
  await device.page.waitForFunction(() => document.activeElement?.dataset.testid === 'way');

  // Done, and put off to a day of the menu.
  await device.saves(() => keys.press('d'));
  await until(async () => (await counters(device)).today === 1, 'one is done');
  await keys.press('s');
  await device.get('menu').waitFor();
  await device.saves(() => keys.press('Enter'));
  await until(async () => (await counters(device)).today === 0, 'one is put off');
  await until(async () => (await chosen()) === 'Вера', 'the deal is next');
  await keys.press('1');
  await device.page.locator('[data-testid="outcome"][aria-pressed="true"]').waitFor();
  await device.page.locator('[data-testid="today-panel"] [data-testid="day"]').first().focus();
  await keys.press('Enter');
  await device.saves(() => keys.press('Control+Enter'));
  await until(async () => (await counters(device))['no-step'] === 0, 'the deal has a step');
  // Two are left who have not been talked to: one never, one whose promise was only ticked off.
  assert.equal((await counters(device)).cadence, 2);
  await device.saves(() => keys.press('d'));
  await until(async () => (await counters(device)).cadence === 1, 'one of them was talked to');
  await device.saves(() => keys.press('d'));
  await zero(device);
  await device.saves(() => keys.press('Control+z'));
  await device.get('today-row').waitFor();
});

stage.journey('by finger: a call, its result and the next step are three taps; a swipe is done or put off', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await device.open('/');
  for (const name of ['Анор', 'Бек', 'Вера']) {
    await device.createClient({ name, phone: '90 123-45-67' });
    await device.get('tab-deals').click();
    await addTask(device, `Позвонить: ${name}`);
  }
  await device.go('/');
  const call = row(device, 'Анор').locator('[data-testid="today-act"]');
  assert.equal(await call.getAttribute('href'), 'tel:+998901234567');
  const box = await call.boundingBox();
  assert.ok(box.width >= 44 && box.height >= 44, 'a thumb hits it');

  let taps = 0;
  const tap = async (locator) => {
    taps += 1;
    await locator.tap();
  };
  // The test machine has nothing to call with; the page does not know that.
  await device.page.evaluate(() => addEventListener('click', (event) => event.target.closest('a[href^="tel:"]') && event.preventDefault(), true));
  await tap(call);
  const sheet = device.get('result-sheet');
  await sheet.waitFor();
  // A phone may throw the page away during a call.
  await device.reload();
  await sheet.waitFor();
  await tap(sheet.locator('[data-outcome="reached"]'));
  await device.saves(() => tap(sheet.locator('[data-testid="day"]').first()));
  assert.equal(taps, 3);
  await row(device, 'Анор').waitFor({ state: 'detached' });
  await sheet.waitFor({ state: 'detached' });
  await device.saves(() => device.get('undo').first().tap());
  await row(device, 'Анор').waitFor();
  assert.equal(await sheet.count(), 0, 'taken back, it is not asked about by itself');

  // What a swipe does, buttons do as well.
  await row(device, 'Анор').locator('[data-testid="today-choose"]').tap();
  await device.get('sheet-snooze').tap();
  await device.saves(() => device.get('snooze-day').first().tap());
  await row(device, 'Анор').waitFor({ state: 'detached' });
  await sheet.waitFor({ state: 'detached' });

  const touch = await device.context.newCDPSession(device.page);
  const swipe = async (name, by) => {
    const at = await row(device, name).boundingBox();
    const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
    const finger = (type, ...touchPoints) => touch.send('Input.dispatchTouchEvent', { type, touchPoints });
    await finger('touchStart', { x, y });
    for (let step = 1; step <= 6; step += 1) await finger('touchMove', { x: x + (by * step) / 6, y });
    await finger('touchEnd');
  };
  await device.saves(() => swipe('Бек', 140));
  // The promise is done; that they talked is said by another one.
  await device.page.locator('[data-section="cadence"]').filter({ hasText: 'Бек' }).first().waitFor();
  await device.saves(() => swipe('Бек', 140));
  await row(device, 'Бек').waitFor({ state: 'detached' });
  await swipe('Вера', -140);
  await device.get('snooze-day').first().waitFor();
  await device.saves(() => device.get('snooze-day').first().click());
  await zero(device);
});

stage.journey('the first entry is the chosen one until somebody chooses, whatever comes from other devices', async () => {
  const relay = await stage.relay();
  const [here, there] = [await stage.device(relay, { name: 'here' }), await stage.device(relay, { name: 'there' })];
  await here.join(relay.secret);
  await there.join(relay.secret);
  await there.createClient({ name: 'Гани', phone: '90 111-22-33' });
  // To others it is the work of a colleague.
  await here.get('scope-all').click();
  const chosen = () => here.page.locator('.t-item.on [data-testid="today-name"]').textContent();
  await here.get('today-panel').waitFor();
  assert.equal(await chosen(), 'Гани');

  const comes = async (name) => {
    await there.createClient({ name, phone: '90 123-45-67' });
    await addTask(there, `Позвонить: ${name}`);
    await here.get('today-row').filter({ hasText: name }).waitFor();
  };
  await comes('Бек');
  await until(async () => (await chosen()) === 'Бек', 'who comes first is chosen');
  const panel = here.get('today-panel');
  await until(async () => /Бек/.test(await panel.textContent()), 'and shown beside the list');
  await here.get('result-note').fill('Обещал прайс');
  await comes('Анор');
  assert.equal(await here.get('today-row').count(), 3);
  assert.equal(await chosen(), 'Бек', 'whoever is worked on stays');
  assert.equal(await here.get('result-note').inputValue(), 'Обещал прайс');
});
