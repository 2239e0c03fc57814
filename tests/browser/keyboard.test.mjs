// Every step of a sale without a mouse, and the board by mouse and by finger.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** More presses of Tab than any screen has stops. */
const STOPS = 120;

/** Walks with Tab until the focus is there, as someone without a mouse does. */
async function tabTo(device, id) {
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await device.page.evaluate((wanted) => document.activeElement?.dataset.testid === wanted, id)) return;
    await device.page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${id}`);
}

const card = (device) => device.get('deal-card').first();
const inStage = (device, key) => device.page.locator(`[data-testid="deal-card"][data-stage="${key}"]`).waitFor();

stage.journey('client, note, deal, stages, undo and loss by keys alone', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  const keys = device.page.keyboard;

  await keys.press('n');
  await device.page.waitForFunction(() => document.activeElement?.dataset.testid === 'field-name');
  await keys.type('Oltin Vodiy');
  await device.saves(() => keys.press('Enter'));
  await device.client().waitFor();

  await tabTo(device, 'note-input');
  await keys.type('Позвонили, ждут КП');
  await device.saves(() => keys.press('Control+Enter'));
  await device.tells(1);

  // The action stands before the composer.
  await device.page.evaluate(() => document.activeElement.blur());
  await tabTo(device, 'new-deal-head');
  await keys.press('Enter');
  await device.page.waitForFunction(() => document.activeElement?.dataset.testid === 'field-deal-title');
  await keys.type('Ковры');
  await keys.press('Tab');
  await keys.type('12 000 000');
  await device.saves(() => keys.press('Enter'));
  await device.get('client-deal').waitFor();

  await device.page.evaluate(() => document.activeElement.blur());
  await keys.press('d');
  await inStage(device, 'unsorted');
  await tabTo(device, 'deal-card');
  await device.saves(() => keys.press('Shift+ArrowRight'));
  await inStage(device, 'first_contact');
  await device.page.waitForFunction(() => document.activeElement?.dataset.stage === 'first_contact');
  await device.saves(() => keys.press(']'));
  await inStage(device, 'proposal_sent');
  await device.saves(() => keys.press('Control+z'));
  await inStage(device, 'first_contact');

  // By menu to "lost": refused without a reason and without a comment of substance.
  await tabTo(device, 'deal-card');
  await keys.press('m');
  await device.get('menu').waitFor();
  for (let n = 0; n < 7; n += 1) await keys.press('ArrowDown');
  await keys.press('Enter');
  const sheet = device.get('loss-sheet');
  await sheet.waitFor();
  await tabTo(device, 'loss-save');
  await keys.press('Enter');
  await sheet.locator('.field-error').filter({ hasText: 'Выберите причину' }).waitFor();
  await tabTo(device, 'loss-reason');
  await keys.press('Space');
  await tabTo(device, 'loss-save');
  await keys.press('Enter');
  await sheet.locator('.field-error').filter({ hasText: 'хотя бы пару слов' }).waitFor();
  assert.equal(await card(device).getAttribute('data-stage'), 'first_contact');
  await tabTo(device, 'loss-comment');
  await keys.type('Купили у соседей, дешевле на треть');
  await tabTo(device, 'loss-save');
  await device.saves(() => keys.press('Enter'));
  await inStage(device, 'lost');

  await tabTo(device, 'deal-card');
  await keys.press('Enter');
  await device.get('deal-page').waitFor();
  await device.sees('Купили у соседей', '[data-testid="deal-page"]');
  await device.page.goBack();
  await inStage(device, 'lost');
});

stage.journey('a card is dragged by mouse', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Мышь', deal: 'Первая', amount: '1000' });
  await device.go('/deals');
  const from = await card(device).boundingBox();
  const to = await device.page.locator('[data-testid="stage-column"][data-stage="proposal_sent"]').boundingBox();
  const mouse = device.page.mouse;
  await mouse.move(from.x + 40, from.y + 20);
  await mouse.down();
  await mouse.move(from.x + 60, from.y + 30, { steps: 4 });
  await device.page.locator('#drag-ghost').waitFor();
  await mouse.move(to.x + to.width / 2, from.y + 40, { steps: 8 });
  await device.saves(() => mouse.up());
  await inStage(device, 'proposal_sent');
  assert.equal(new URL(device.page.url()).pathname, '/deals', 'a drag is no click');
  await device.saves(() => device.get('undo').first().click());
  await inStage(device, 'unsorted');
});

stage.journey('a card is pressed, held and dragged by finger; a swipe only scrolls', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await device.open('/');
  await device.createClient({ name: 'Палец', deal: 'Вторая', amount: '1000' });
  await device.go('/deals');
  const touch = await device.context.newCDPSession(device.page);
  const finger = (type, ...touchPoints) => touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  const box = await card(device).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];

  await finger('touchStart', { x, y });
  for (let step = 1; step <= 5; step += 1) await finger('touchMove', { x, y: y - step * 12 });
  await finger('touchEnd');
  assert.equal(await device.page.locator('#drag-ghost').count(), 0);
  assert.equal(await card(device).getAttribute('data-stage'), 'unsorted');
  await device.page.evaluate(() => scrollTo(0, 0));

  const target = await device.page.locator('[data-testid="stage-chip"][data-stage="first_contact"]').boundingBox();
  await finger('touchStart', { x, y });
  await device.page.locator('#drag-ghost').waitFor();
  await finger('touchMove', { x: x + 8, y: y - 8 });
  await finger('touchMove', { x: target.x + target.width / 2, y: target.y + target.height / 2 });
  await device.page.locator('[data-testid="stage-chip"][data-stage="first_contact"].over').waitFor();
  await device.saves(() => finger('touchEnd'));
  await device.page.locator('[data-testid="stage-column"][data-stage="first_contact"][data-count="1"]').waitFor({ state: 'attached' });
  assert.equal(new URL(device.page.url()).pathname, '/deals', 'a drag is no tap');
});
