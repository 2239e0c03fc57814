// Deals beyond the board: the list and the months, a deal's own screen with positions and payments, and stages that help and ask.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { seriousViolations } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const address = (device) => device.page.evaluate(() => location.pathname + location.search);
const month = (device, key) => device.page.locator(`[data-testid="month"][data-month="${key}"]`);
const inStage = (device, key) => device.page.locator(`[data-testid="deal-page"][data-stage="${key}"]`).waitFor();
const rows = (device) => device.get('deal-row').evaluateAll((all) => all.map((row) => row.querySelector('.l-title').textContent));
/** The months as the screen names them, from this one on. */
const keys = async (device) => device.get('month').evaluateAll((all) => all.map((one) => one.dataset.month).filter((key) => /^\d/.test(key)));

async function openDeal(device, title) {
  await device.go('/deals');
  await device.get('deals-list').click();
  await device.get('deal-row').filter({ hasText: title }).click();
  await device.get('deal-page').waitFor();
}

stage.journey('the list is ordered and kept, and a deal is moved to another month by menu, key and mouse', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Анор Савдо', deal: 'Рис', amount: '9 000 000', stage: 'negotiation' });
  await device.createClient({ name: 'Барака', deal: 'Хлопок', amount: '4 000 000', stage: 'unsorted' });
  await device.createClient({ name: 'Юлдуз', deal: 'Ёлки', amount: '6 000 000', stage: 'first_contact' });

  await device.go('/deals');
  await device.get('deals-list').click();
  await device.get('deal-row').first().waitFor();
  assert.equal(await address(device), '/deals?view=list');
  assert.deepEqual(await rows(device), ['Хлопок', 'Ёлки', 'Рис'], 'as the stages stand');
  await device.get('head-amount').locator('button').click();
  await until(async () => (await rows(device)).join() === 'Рис,Ёлки,Хлопок', 'the largest is first');
  await device.get('head-title').locator('button').click();
  await until(async () => (await rows(device)).join() === 'Ёлки,Рис,Хлопок', 'ё stands where е does');
  assert.deepEqual(await seriousViolations(device.page), []);
  await device.page.goto(`${device.url}/deals`);
  await device.ready();
  await device.get('deal-row').first().waitFor();
  assert.equal(await address(device), '/deals?view=list', 'the choice is kept, and the address says it');
  assert.deepEqual(await rows(device), ['Ёлки', 'Рис', 'Хлопок']);

  await device.get('deals-months').click();
  await month(device, 'none').locator('[data-testid="month-card"]').nth(2).waitFor();
  const [now, next, later] = await keys(device);
  const rice = device.get('month-card').filter({ hasText: 'Рис' });
  // By key and menu, then by mouse.
  await rice.focus();
  await device.page.keyboard.press('m');
  await device.get('menu').waitFor();
  await device.page.keyboard.press('ArrowDown');
  await device.saves(() => device.page.keyboard.press('Enter'));
  await month(device, next).locator('[data-testid="month-card"]').waitFor();
  assert.match(await month(device, next).locator('[data-testid="month-sum"]').textContent(), /^9\D000\D000/);
  const [from, to] = [await rice.boundingBox(), await month(device, later).boundingBox()];
  const { mouse } = device.page;
  await mouse.move(from.x + 40, from.y + 20);
  await mouse.down();
  await mouse.move(from.x + 60, from.y + 30, { steps: 4 });
  await device.page.locator('#drag-ghost').waitFor();
  await mouse.move(to.x + to.width / 2, to.y + 30, { steps: 8 });
  await device.saves(() => mouse.up());
  await month(device, later).locator('[data-testid="month-card"]').waitFor();
  assert.equal(await address(device), '/deals?view=months', 'a drag is no click');
  await device.saves(() => device.page.keyboard.press('Control+z'));
  await month(device, next).locator('[data-testid="month-card"]').waitFor();
  assert.equal(await month(device, now).getAttribute('data-count'), '0');
  assert.deepEqual(await seriousViolations(device.page), []);
  await rice.click();
  await device.get('deal-page').waitFor();
  await device.get('deal-client').click();
  await device.client().waitFor();
});

stage.journey('positions and payments of a deal come together from two devices; paid in full it is offered to be won', async () => {
  const relay = await stage.relay();
  const net = await stage.proxy(relay);
  const [office, road] = [await stage.device(relay, { name: 'office' }), await stage.device(net, { ...PHONE, name: 'road' })];
  await office.join(relay.secret);
  await road.join(relay.secret);
  const client = await office.createClient({ name: 'Тошкент Нон', deal: 'Печи', stage: 'awaiting_payment' });
  await office.inStep();
  await road.go('/clients');
  await road.counts(1);
  await road.inStep();
  await openDeal(office, 'Печи');
  const path = await office.page.evaluate(() => location.pathname);
  await road.go(path);
  await road.get('deal-page').waitFor();

  // The one writes positions, the other, without a link, a payment.
  net.cut();
  await road.syncs({ link: 'offline' });
  const addLine = async (title, quantity, price, discount = '') => {
    await office.get('add-deal-line').click();
    await office.get('line-title').fill(title);
    await office.get('line-quantity').fill(quantity);
    await office.get('line-price').fill(price);
    await office.get('line-discount').fill(discount);
    await office.saves(() => office.get('line-save').click());
    await office.get('line-sheet').waitFor({ state: 'detached' });
  };
  await office.get('add-deal-line').click();
  await office.get('line-title').fill('Печь');
  await office.get('line-quantity').fill('две');
  await office.get('line-save').click();
  await office.get('line-sheet').locator('.field-error').filter({ hasText: 'Не похоже на число' }).waitFor();
  assert.equal(await office.get('line-title').inputValue(), 'Печь', 'what was typed stays');
  await office.page.keyboard.press('Escape');
  await addLine('Печь', '2', '5 000 000', '10');
  await addLine('Доставка', '0,5', '2 000 000');
  assert.match(await office.get('lines-total').textContent(), /^10\D000\D000/);
  await until(async () => /^10\D000\D000$/.test(await office.get('deal-amount').inputValue()), 'the amount follows the positions');

  await road.get('add-payment').tap();
  await road.get('payment-save').tap();
  await road.get('payment-sheet').locator('.field-error').filter({ hasText: 'Укажите сумму' }).waitFor();
  await road.get('payment-amount').fill('4 000 000');
  await road.get('payment-due').fill('2020-01-31');
  await road.saves(() => road.get('payment-save').tap());
  await road.page.locator('[data-testid="payment"][data-paying="overdue"]').waitFor();
  net.restore();
  await road.inStep(60_000);
  await until(async () => (await road.get('deal-line').count()) === 2, 'the positions are on the road');
  await office.page.locator('[data-testid="payment"][data-paying="overdue"]').waitFor();

  // The rest is proposed; with it, all is paid.
  await office.get('add-payment').click();
  assert.match(await office.get('payment-amount').inputValue(), /^6\D000\D000$/);
  await office.saves(() => office.get('payment-save').click());
  await office.saves(() => office.get('payment-came').first().click());
  assert.equal(await office.get('paid-in-full').count(), 0);
  await office.saves(() => office.get('payment-came').first().click());
  await office.get('paid-in-full').waitFor();
  assert.deepEqual(await seriousViolations(office.page), []);
  await road.get('close-won').tap();
  const sheet = road.get('win-sheet');
  await road.follow(sheet);
  await road.saves(() => sheet.getByTestId('win-save').tap());
  await inStage(office, 'won');
  assert.equal(await office.get('paid-in-full').count(), 0, 'there is nothing left to offer');
  assert.equal(await office.get('deal-history').locator('li').count(), 2);
  await office.openClient(client);
  assert.match(await office.get('purchase').textContent(), /Печи.*10\D000\D000/);
  assert.match(await office.get('uses').textContent(), /Чаще всего берёт:.+×\D1/);
  assert.match(await office.get('in-time').textContent(), /Оплат в срок: 0 из 1/, 'one came late, of the other nobody said when');
});

stage.journey('a stage asks for what is missing by whatever way a deal comes, and its checklist is kept in the deal', async () => {
  const relay = await stage.relay();
  const [desk, phone] = [await stage.device(relay, { name: 'desk' }), await stage.device(relay, { ...PHONE, name: 'phone' })];
  await desk.join(relay.secret);
  await phone.join(relay.secret);
  await desk.createClient({ name: 'Бухоро Гилам', deal: 'Ковры', stage: 'unsorted' });

  await desk.go('/settings/pipelines');
  const line = desk.page.locator('[data-testid="stage-line"][data-stage="first_contact"]');
  await line.locator('button.line').click();
  await line.getByTestId('stage-script').fill('Представиться.\nСпросить, что важно.');
  await desk.saves(() => line.getByTestId('stage-script').blur());
  for (const text of ['Узнать бюджет', 'Узнать, кто решает']) {
    await line.getByTestId('add-check').click();
    const field = line.getByTestId('check-text').last();
    await field.fill(text);
    await desk.saves(() => field.press('Enter'));
  }
  await desk.saves(() => line.getByTestId('need-amount').click());
  await desk.saves(() => line.getByTestId('need-phone').click());
  await desk.inStep();

  // By finger and menu on the phone: closing the sheet leaves the deal where it is.
  await phone.go('/deals');
  await phone.get('deal-menu').first().tap();
  await phone.get('move-to').nth(1).tap();
  const sheet = phone.get('need-sheet');
  await sheet.waitFor();
  await phone.sees('Первичный контакт', '[data-testid="need-sheet"]');
  assert.deepEqual(await seriousViolations(phone.page), []);
  await sheet.getByTestId('need-save').tap();
  await sheet.locator('.field-error').filter({ hasText: 'Ещё нужно: Сумма' }).waitFor();
  await phone.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  assert.equal(await phone.get('deal-card').getAttribute('data-stage'), 'unsorted');

  // By keys on the desktop: asked for the two, and moved with them in one step.
  await desk.go('/deals');
  await desk.get('deal-card').focus();
  await desk.page.keyboard.press('Shift+ArrowRight');
  const asked = desk.get('need-sheet');
  await asked.getByTestId('need-amount').fill('3 500 000');
  await asked.getByTestId('need-phone').fill('90 123-45-67');
  await desk.saves(() => desk.page.keyboard.press('Enter'));
  const moved = '[data-testid="deal-card"][data-stage="first_contact"]';
  await desk.page.locator(moved).waitFor();
  await phone.page.locator('[data-testid="stage-column"][data-stage="first_contact"][data-count="1"]').waitFor({ state: 'attached' });
  await desk.page.locator('h1').click();
  await desk.saves(() => desk.page.keyboard.press('Control+z'));
  await desk.page.locator('[data-testid="deal-card"][data-stage="unsorted"]').waitFor();
  await desk.saves(() => desk.page.keyboard.press('Control+Shift+z'));
  await desk.page.locator(moved).waitFor();

  // The stage's help, and its ticks on the other device.
  await desk.page.locator(moved).click();
  await inStage(desk, 'first_contact');
  assert.match(await desk.get('script').textContent(), /Спросить, что важно/);
  await desk.saves(() => desk.get('deal-check').nth(1).check());
  await desk.inStep();
  await phone.go(await desk.page.evaluate(() => location.pathname));
  await phone.get('stage-help').waitFor();
  await until(async () => (await phone.get('checks-done').textContent()) === '1 из 2', 'the tick is on the phone');
  assert.equal(await phone.get('deal-check').nth(1).isChecked(), true);
  // Nothing is missing any more: back and forth without a sheet.
  await phone.saves(() => phone.get('deal-stage').selectOption('unsorted'));
  await inStage(phone, 'unsorted');
  await phone.saves(() => phone.get('next-stage').tap());
  await inStage(phone, 'first_contact');
  assert.equal(await phone.get('deal-check').nth(1).isChecked(), true, 'the tick stays with the deal');
});

stage.journey('a new deal is asked for what its stage needs', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/settings/pipelines');
  const line = (key) => device.page.locator(`[data-testid="stage-line"][data-stage="${key}"]`);
  await line('negotiation').locator('button.line').click();
  await device.saves(() => line('negotiation').getByTestId('need-phone').click());
  await device.saves(() => line('negotiation').getByTestId('need-person').click());

  await device.get('new-client').first().click();
  const form = device.get('quick-add');
  await form.getByTestId('field-name').fill('Анор');
  await form.getByTestId('with-deal').check();
  await form.getByTestId('field-deal-title').fill('Посуда');
  await form.getByTestId('field-deal-amount').fill('1 000');
  assert.equal(await form.getByTestId('need-person').count(), 0, 'the first stage needs nothing');
  await form.getByTestId('field-deal-stage').selectOption('negotiation');
  await form.getByTestId('create').click();
  await form.locator('.field-error').filter({ hasText: 'Ещё нужно: Контактное лицо' }).waitFor();
  await form.getByTestId('need-person').fill('Нигора');
  await form.getByTestId('create').click();
  await form.locator('.field-error').filter({ hasText: 'Ещё нужно: Телефон' }).waitFor();
  await form.getByTestId('field-phone').fill('90 123-45-67');
  await device.saves(() => form.getByTestId('create').click());
  await device.page.locator('[data-testid="client-deal"][data-stage="negotiation"]').waitFor();
  await device.sees('Нигора', '.client');
});

stage.journey('the board, the list and the forecast show the deals of one person', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  for (const [name, person] of [['Анор', 'Олег'], ['Бодом', 'Нигора']]) {
    await device.get('new-client').first().click();
    const form = device.get('quick-add');
    await form.getByTestId('field-name').fill(name);
    await form.getByTestId('field-responsible').fill(person);
    await form.getByTestId('with-deal').check();
    await form.getByTestId('field-deal-title').fill(`Партия ${name}`);
    await device.saves(() => form.getByTestId('create').click());
    await form.waitFor({ state: 'detached' });
  }
  await device.go('/deals');
  const cards = device.get('deal-card');
  await until(async () => (await cards.count()) === 2, 'both deals are there');
  await device.get('filter-person').selectOption('Нигора');
  await until(async () => (await cards.count()) === 1, 'one is left');
  await device.sees('Партия Бодом', '[data-testid="deal-card"]');
  assert.deepEqual(await seriousViolations(device.page), []);
  await device.reload();
  await until(async () => (await device.get('filter-person').inputValue()) === 'Нигора', 'it is remembered');
  await until(async () => (await cards.count()) === 1, 'it still holds');
  await device.get('filter-person').selectOption('');
  await until(async () => (await cards.count()) === 2, 'everybody’s are back');
});
