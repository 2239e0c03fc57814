// A sale asks what comes next: without an answer the deal stays where it was, with one there is a task on every device, and taking the
// sale back takes the task too. A lost deal asks why.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const card = (device) => device.get('deal-card').first();
const stageOf = (device) => card(device).getAttribute('data-stage');
const inStage = (device, key) => device.page.locator(`[data-testid="deal-card"][data-stage="${key}"]`).waitFor();

/** What the head of the open client says of the next step: its state and its words. */
const nextStep = async (device) => {
  const line = device.get('next-step');
  await line.waitFor();
  return [await line.locator('[data-testid="step"]').getAttribute('data-step'), await line.textContent()];
};

stage.journey('a sale without a next step is refused; with one its task is on the other device, and undo takes both back', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  const id = await first.createClient({ name: 'Бек Сервис', deal: 'Станки', amount: '18 000 000', stage: 'negotiation' });
  assert.deepEqual((await nextStep(first))[0], 'none', 'an open deal without a task is told');

  const deal = first.get('client-deal').first();
  await deal.getByTestId('deal-stage').selectOption('won');
  const sheet = first.get('win-sheet');
  await sheet.waitFor();
  await sheet.getByTestId('win-save').click();
  await sheet.locator('.field-error').filter({ hasText: 'Выберите, что будет дальше' }).waitFor();
  await sheet.getByTestId('follow-kind').nth(3).check({ force: true });
  await sheet.getByTestId('win-save').click();
  await sheet.locator('.field-error').filter({ hasText: 'Выберите день' }).waitFor();
  await first.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  assert.equal(await deal.getAttribute('data-stage'), 'negotiation', 'closing the sheet leaves the deal where it was');
  assert.equal(await deal.getByTestId('deal-stage').inputValue(), 'negotiation');

  await first.win(deal, { follow: 3, day: 1 });
  await first.inStep();
  assert.match((await nextStep(first))[1], /Спросить, всё ли нравится/);
  await second.openClient(id);
  await second.page.locator('[data-testid="client-deal"][data-stage="won"]').waitFor();
  const [state, words] = await nextStep(second);
  assert.equal(state, 'later');
  assert.match(words, /Спросить, всё ли нравится/);

  await first.saves(() => first.page.keyboard.press('Control+z'));
  await second.page.locator('[data-testid="client-deal"][data-stage="negotiation"]').waitFor();
  await until(async () => (await nextStep(second))[0] === 'none', 'the task of the sale is gone as well');
  await first.saves(() => first.page.keyboard.press('Control+Shift+z'));
  await second.page.locator('[data-testid="client-deal"][data-stage="won"]').waitFor();
  assert.match((await nextStep(second))[1], /Спросить, всё ли нравится/);
});

stage.journey('from the board by keys: the sheet asks, Escape leaves the card, an answer moves it', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Юнона', deal: 'Касса', amount: '9 700 000', stage: 'awaiting_payment' });
  await device.go('/deals');
  await card(device).focus();
  await device.page.keyboard.press('Shift+ArrowRight');
  await device.get('win-sheet').waitFor();
  await device.page.keyboard.press('Escape');
  await device.get('win-sheet').waitFor({ state: 'detached' });
  assert.equal(await stageOf(device), 'awaiting_payment');
  await card(device).focus();
  await device.page.keyboard.press('Shift+ArrowRight');
  await device.get('win-sheet').waitFor();
  await device.get('follow-kind').first().focus();
  await device.page.keyboard.press('Space');
  await device.get('follow-day').first().focus();
  await device.page.keyboard.press('Space');
  await device.saves(() => device.page.keyboard.press('Enter'));
  await inStage(device, 'won');
});

stage.journey('quick filters find what needs a look, and count it', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Первый', deal: 'Без шага', amount: '1 000' });
  await device.createClient({ name: 'Второй', deal: 'Проданное', amount: '2 000', stage: 'won' });
  await device.go('/deals');
  const count = (key) => device.get(`filter-${key}`).getAttribute('data-count');
  assert.deepEqual([await count('no-step'), await count('overdue'), await count('rotting')], ['1', '0', '0']);
  await until(async () => (await device.get('deal-card').count()) === 2, 'both deals are drawn');
  await device.get('filter-no-step').click();
  await until(async () => (await device.get('deal-card').count()) === 1, 'only the deal without a step is shown');
  assert.equal(await stageOf(device), 'unsorted');
  await device.get('filter-no-step').click();
  await until(async () => (await device.get('deal-card').count()) === 2, 'a second press shows all');
});

stage.journey('on a phone: lost without a reason is refused, and a deal is made again from its menu', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await device.open('/');
  await device.createClient({ name: 'Лебедь', deal: 'Счёт 1169', amount: '4 200 000' });
  await device.get('tab-deals').tap();
  const deal = device.get('client-deal').first();
  await deal.getByTestId('deal-stage').selectOption('lost');
  const sheet = device.get('loss-sheet');
  await sheet.getByTestId('loss-save').tap();
  await sheet.locator('.field-error').filter({ hasText: 'Выберите причину' }).waitFor();
  await sheet.getByRole('button', { name: 'Отмена' }).tap();
  assert.equal(await deal.getAttribute('data-stage'), 'unsorted');

  await deal.getByTestId('client-deal-menu').tap();
  await device.saves(() => device.get('repeat-deal').tap());
  await until(async () => (await device.get('client-deal').count()) === 2, 'there are two deals');
});
