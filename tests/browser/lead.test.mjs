// From the first word to the sale, by finger on a phone and without a network: an enquiry is taken, becomes a deal, moves on, is won with
// the next task, and all of it is on the other device later. And how many taps the usual things take.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();

const inStage = (device, key) => device.page.locator(`[data-testid="stage-column"][data-stage="${key}"]:not([data-count="0"])`).waitFor({ state: 'attached' });

/** Taps and counts. */
function counting() {
  const tap = async (locator) => {
    tap.count += 1;
    await locator.tap();
  };
  tap.count = 0;
  return tap;
}

stage.journey('a lead goes from the inbox to a sale with its next task by finger, without a network, and arrives elsewhere', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const phone = await stage.device(proxy, PHONE);
  await phone.join(relay.secret);
  await phone.inStep();
  await phone.installed();
  proxy.cut();

  await phone.get('new-client').tap();
  await phone.get('add-enquiry').tap();
  await phone.get('enquiry-phone').fill('93 555-44-33');
  await phone.get('enquiry-name').fill('Гулнора');
  await phone.get('enquiry-text').fill('Двери на весь дом');
  await phone.saves(() => phone.get('enquiry-save').tap());

  await phone.page.locator('.tab[href="/more"]').tap();
  await phone.get('to-inbox').tap();
  const asked = phone.get('inbox-item').filter({ hasText: 'Двери на весь дом' });
  await phone.saves(() => asked.getByTestId('inbox-main').tap());
  await asked.getByTestId('inbox-more').tap();
  await phone.get('inbox-deal').tap();
  await phone.get('inbox-deal-amount').fill('34 500 000');
  await phone.saves(() => phone.get('inbox-save').tap());
  await phone.sees('Все обращения разобраны', 'main');

  await phone.page.locator('.tab[href="/deals"]').tap();
  await inStage(phone, 'unsorted');
  const move = async (to) => {
    const tap = counting();
    await tap(phone.page.locator('[data-testid="deal-menu"]:visible').first());
    await tap(phone.get('move-to').filter({ hasText: to }));
    assert.equal(tap.count, 2, 'a deal is moved with two taps');
  };
  await phone.saves(() => move('КП отправлено'));
  await inStage(phone, 'proposal_sent');
  // A phone shows one stage at a time.
  await phone.get('stage-chip').filter({ hasText: 'КП отправлено' }).tap();
  await move('Успешно реализовано');
  const sheet = phone.get('win-sheet');
  await sheet.getByTestId('follow-kind').nth(2).check({ force: true });
  await sheet.getByTestId('follow-day').nth(1).check({ force: true });
  await phone.saves(() => sheet.getByTestId('win-save').tap());
  await inStage(phone, 'won');

  proxy.restore();
  await phone.inStep(60_000);
  const desk = await stage.device(relay);
  await desk.join(relay.secret);
  await desk.open('/clients');
  await desk.counts(1);
  await desk.get('client-row').click();
  await desk.page.locator('[data-testid="client-deal"][data-stage="won"]').waitFor();
  await desk.get('tasks-card').locator('[data-testid="task"]').waitFor();
});

stage.journey('a client with a phone and a deal takes six taps and the typing', async () => {
  const phone = await stage.device(await stage.relay(), PHONE);
  await phone.open('/');
  const tap = counting();
  const keys = phone.page.keyboard;
  await tap(phone.get('new-client').first());
  await phone.page.waitForFunction(() => document.activeElement?.dataset.testid === 'field-name');
  await keys.type('Лола');
  const form = phone.get('quick-add');
  await tap(form.getByTestId('field-phone'));
  await keys.type('901112233');
  await tap(form.getByTestId('with-deal'));
  await tap(form.getByTestId('field-deal-title'));
  await keys.type('Шторы');
  await tap(form.getByTestId('field-deal-amount'));
  await keys.type('2500000');
  await phone.saves(() => tap(form.getByTestId('create')));
  await phone.client().waitFor();
  assert.equal(tap.count, 6);
  await phone.get('tab-deals').tap();
  await phone.get('client-deal').waitFor();
});
