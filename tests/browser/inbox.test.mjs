// The inbox: an enquiry comes in on one device and is answered on the other; nothing is rejected without a reason; who asks again is
// linked to the client who is known; all of it without a network, by touch and by the keyboard alone.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();

async function enquire(device, { phone = '', name = '', text, channel }) {
  await device.get('new-client').first().click();
  await device.get('add-enquiry').click();
  const form = device.get('quick-add');
  const fill = (id, value) => (value ? form.locator(`[data-testid="${id}"]`).fill(value) : undefined);
  await fill('enquiry-phone', phone);
  await fill('enquiry-name', name);
  await fill('enquiry-text', text);
  if (channel) await form.locator(`[data-testid="enquiry-channel"][value="${channel}"]`).check({ force: true });
  await device.saves(() => form.locator('[data-testid="enquiry-save"]').click());
}

const item = (device, text) => device.get('inbox-item').filter({ hasText: text });

stage.journey('an enquiry comes in on one device, and is taken and answered on the other', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay, PHONE)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  await enquire(first, { phone: '90 123-45-67', name: 'Ким Алёна', text: 'Сколько стоит партия бумаги?', channel: 'telegram' });
  await first.inStep();

  await second.go('/more');
  await second.get('to-inbox').filter({ hasText: '1' }).tap();
  const asked = item(second, 'Сколько стоит партия бумаги?');
  await asked.waitFor();
  assert.equal(await asked.getAttribute('data-new'), 'true');
  assert.match(await asked.textContent(), /Ким Алёна.*Telegram.*Никто не взял/s);
  await second.saves(() => asked.locator('[data-testid="inbox-main"]').tap());
  await second.page.locator('[data-testid="inbox-item"][data-new="false"]').waitFor();
  assert.match(await asked.textContent(), /У вас/);
  await second.inStep();

  await first.go('/inbox');
  await first.page.locator('[data-testid="inbox-item"][data-new="false"]').waitFor();
  await asked.locator('[data-testid="inbox-main"]').tap();
  await second.get('inbox-result').fill('Отправили прайс');
  await second.saves(() => second.get('inbox-save').tap());
  await asked.waitFor({ state: 'detached' });
  await second.sees('Все обращения разобраны', 'main');
  await item(first, 'Сколько стоит').waitFor({ state: 'detached' });
});

stage.journey('a rejection needs a reason, and can be taken back', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  await enquire(device, { name: 'Спамер', text: 'Продвижение сайтов' });
  await device.go('/inbox');
  const asked = item(device, 'Продвижение сайтов');
  await asked.locator('[data-testid="inbox-more"]').click();
  await device.get('inbox-reject').click();
  await device.get('inbox-reason').fill(' - ');
  await device.get('inbox-save').click();
  await device.get('inbox-error').waitFor();
  assert.equal(await device.get('inbox-reason').inputValue(), ' - ', 'what was typed stays');
  await device.get('inbox-usual').filter({ hasText: 'Спам' }).click();
  await device.saves(() => device.get('inbox-save').click());
  await asked.waitFor({ state: 'detached' });
  await device.saves(() => device.get('undo').click());
  await asked.waitFor();
});

stage.journey('who is known by the phone gets the enquiry, and a deal and a task come of enquiries, all without a network', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy);
  await device.join(relay.secret);
  const known = await device.createClient({ name: 'Кафе «Плов»', phone: '+998 90 765 43 21' });
  await device.inStep();
  proxy.cut();

  await device.get('new-client').first().click();
  await device.get('add-enquiry').click();
  await device.get('enquiry-phone').fill('90 765-43-21');
  await device.get('enquiry-known').waitFor();
  assert.match(await device.get('enquiry-known').textContent(), /Кафе «Плов»/);
  await device.get('enquiry-text').fill('Нужна посуда');
  await device.saves(() => device.get('enquiry-save').click());
  await enquire(device, { name: 'Навруз', text: 'Когда привезёте?' });
  await device.go('/clients');
  await device.counts(2);

  await device.go('/inbox');
  const choose = async (text, what) => {
    await item(device, text).locator('[data-testid="inbox-more"]').click();
    await device.get(what).click();
  };
  await choose('Нужна посуда', 'inbox-deal');
  assert.equal(await device.get('inbox-deal-title').inputValue(), 'Нужна посуда');
  await device.get('inbox-deal-amount').fill('1 250 000');
  await device.saves(() => device.get('inbox-save').click());
  await item(device, 'Нужна посуда').waitFor({ state: 'detached' });
  await choose('Когда привезёте?', 'inbox-task');
  await device.get('day').nth(1).click();
  await device.saves(() => device.get('inbox-save').click());
  await device.get('inbox-item').waitFor({ state: 'detached' });
  await device.openClient(known);
  await device.get('client-deal').waitFor();
});

stage.journey('the inbox works with the keyboard alone', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/clients');
  for (const [name, text] of [['Первый', 'Раз'], ['Второй', 'Два'], ['Третий', 'Три']]) await enquire(device, { name, text });
  const { keyboard } = device.page;
  const focused = () => device.page.evaluate(() => document.activeElement.querySelector('[data-testid="inbox-client"]')?.textContent);
  await keyboard.press('i');
  await device.get('inbox-item').nth(2).waitFor();
  for (const wanted of ['Первый', 'Второй', 'Третий']) {
    await keyboard.press('j');
    assert.equal(await focused(), wanted);
  }
  await keyboard.press('k');
  await device.saves(() => keyboard.press('t'));
  await device.page.waitForFunction(() => document.activeElement.dataset.new === 'false');
  await keyboard.press('e');
  await device.get('inbox-result').waitFor();
  await keyboard.type('Ответили');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await device.saves(() => keyboard.press('Enter'));
  await device.page.waitForFunction(() => document.activeElement.querySelector?.('[data-testid="inbox-client"]')?.textContent === 'Третий');
  await keyboard.press('r');
  await device.get('inbox-reason').waitFor();
  await keyboard.press('Escape');
  await device.page.waitForFunction(() => document.activeElement.dataset.key);
  await keyboard.press('Enter');
  await device.client().waitFor();
  assert.equal(await device.field('name').inputValue(), 'Третий');
});

stage.journey('a deal that comes of an enquiry, and one that is repeated, are asked for what their first stage needs, without a network', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy, PHONE);
  await device.join(relay.secret);
  await device.go('/settings/pipelines');
  const line = device.page.locator('[data-testid="stage-line"][data-stage="unsorted"]');
  await line.locator('button.line').tap();
  for (const need of ['expected', 'email']) await device.saves(() => line.getByTestId(`need-${need}`).tap());
  await device.inStep();
  proxy.cut();
  await device.go('/clients');
  await enquire(device, { phone: '90 111-22-33', name: 'Чайхана', text: 'Нужны пиалы' });

  await device.go('/inbox');
  await item(device, 'Нужны пиалы').getByTestId('inbox-more').tap();
  await device.get('inbox-deal').tap();
  const sheet = device.get('inbox-deal-sheet');
  await sheet.getByTestId('inbox-deal-amount').fill('900 000');
  await sheet.getByTestId('inbox-save').tap();
  await device.sees('Ещё нужно: Дата оплаты', '[data-testid="inbox-error"]');
  await sheet.getByTestId('need-expected').fill('2027-03-01');
  await sheet.getByTestId('inbox-save').tap();
  await device.sees('Ещё нужно: Почта', '[data-testid="inbox-error"]');
  await sheet.getByTestId('need-email').fill('piala@example.uz');
  await device.saves(() => sheet.getByTestId('inbox-save').tap());
  await item(device, 'Нужны пиалы').waitFor({ state: 'detached' });

  await device.go('/clients');
  await device.get('client-row').first().tap();
  await device.get('tab-deals').tap();
  const deals = device.get('client-deal');
  await deals.first().getByTestId('client-deal-menu').tap();
  await device.get('repeat-deal').tap();
  const asked = device.get('need-sheet');
  await asked.waitFor();
  assert.equal(await asked.getByTestId('need-email').count(), 0, 'the client has one by now');
  await asked.getByTestId('need-save').tap();
  await asked.locator('.field-error').waitFor();
  assert.equal(await deals.count(), 1, 'nothing was made yet');
  await asked.getByTestId('need-expected').fill('2027-04-01');
  await device.saves(() => asked.getByTestId('need-save').tap());
  await device.page.waitForFunction(() => document.querySelectorAll('[data-testid="client-deal"]').length === 2);
  await device.saves(() => device.get('undo').tap());
  await device.page.waitForFunction(() => document.querySelectorAll('[data-testid="client-deal"]').length === 1);
});
