// Messages from templates: written once in the settings, on every device; a messenger opens with the text, and what was written is logged.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { seriousViolations } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** What a link opens a messenger with. */
const textOf = async (link) => new URL(await link.getAttribute('href')).searchParams.get('text');

/** Messengers are other people's: their pages are empty here. */
const withoutMessengers = (device) => device.context.route(/wa\.me|t\.me/, (route) => route.fulfill({ contentType: 'text/html', body: '' }));

/** Presses a link that opens in a tab of its own, and closes that. */
async function opens(device, press) {
  const [tab] = await Promise.all([device.context.waitForEvent('page'), press()]);
  await tab.close();
}

stage.journey('a template opens a messenger with its text, by finger and from the worklist, and what was written is logged', async () => {
  const relay = await stage.relay();
  const [desk, phone] = [await stage.device(relay, { name: 'Отабек' }), await stage.device(relay, { ...PHONE, name: 'Малика' })];
  for (const device of [desk, phone]) await device.join(relay.secret);
  for (const device of [desk, phone]) await withoutMessengers(device);
  const id = await desk.createClient({ name: 'Бухоро Гилам', phone: '90 123-45-67' });
  await desk.createClient({ name: 'Вера', phone: '90 765-43-21' });

  await desk.go('/settings');
  await desk.get('to-templates').click();
  await desk.sees('Шаблонов пока нет', '[data-testid="templates"]');
  await desk.get('new-template').fill('После покупки');
  await desk.saves(() => desk.get('new-template').press('Enter'));
  const template = desk.get('template');
  await template.getByTestId('template-text').fill('{name}, спасибо за заказ!\nЭто {me}.');
  await desk.page.reload();
  await desk.ready();
  assert.equal(await template.getByTestId('template-text').inputValue(), '{name}, спасибо за заказ!\nЭто {me}.', 'what was not left yet is there');
  await template.getByTestId('template-text').press('End');
  await desk.page.keyboard.type('!');
  await desk.saves(() => template.getByTestId('template-text').blur());
  await template.getByTestId('template-text').fill('{name}, спасибо за заказ!\nЭто {me}.');
  await desk.saves(() => template.getByTestId('template-text').blur());
  assert.deepEqual(await seriousViolations(desk.page), []);
  await desk.inStep();

  // By finger: the menu of the ways stays open while one chooses, and the composer has what was written.
  await phone.openClient(id);
  await phone.get('write').tap();
  const whatsapp = phone.get('write-whatsapp');
  assert.equal(await whatsapp.getAttribute('href'), 'https://wa.me/998901234567');
  await phone.get('write-template').tap();
  await until(async () => (await textOf(whatsapp)) === 'Бухоро Гилам, спасибо за заказ!\nЭто Малика.', 'the link has the text');
  assert.deepEqual(await seriousViolations(phone.page), []);
  await opens(phone, () => whatsapp.tap());
  assert.equal(await phone.get('note-input').inputValue(), 'Бухоро Гилам, спасибо за заказ!\nЭто Малика.');
  assert.equal(await phone.get('kind-message').getAttribute('aria-pressed'), 'true');
  await phone.saves(() => phone.get('note-save').tap());
  await phone.page.locator('[data-testid="contact"][data-kind="message"]').filter({ hasText: 'спасибо за заказ' }).waitFor();

  // From the worklist: one press more than the link logs it.
  await desk.go('/');
  const row = desk.get('today-row').filter({ hasText: 'Вера' });
  await row.getByTestId('today-name').click();
  const panel = desk.get('today-panel').filter({ hasText: 'Вера' });
  await panel.getByTestId('way-template').selectOption({ label: 'После покупки' });
  const way = panel.locator('[data-channel="whatsapp"]').first();
  await until(async () => (await textOf(way)) === 'Вера, спасибо за заказ!\nЭто Отабек.', 'the link has the text');
  await opens(desk, () => way.click());
  await panel.locator('[data-testid="outcome"][data-outcome="sent"][aria-pressed="true"]').waitFor();
  assert.equal(await panel.getByTestId('result-note').inputValue(), 'Вера, спасибо за заказ!\nЭто Отабек.');
  await desk.saves(() => panel.getByTestId('result-save').click());
  await row.waitFor({ state: 'detached' });

  // A letter has a subject; what is taken away comes back with undo.
  await desk.go('/settings/templates');
  await desk.saves(() => template.getByTestId('template-kind').selectOption('letter'));
  const subject = template.getByTestId('template-subject');
  await subject.fill('Спасибо');
  await desk.saves(() => subject.press('Enter'));
  await desk.saves(() => template.getByTestId('template-remove').click());
  await template.waitFor({ state: 'detached' });
  await desk.saves(() => desk.get('undo').first().click());
  await template.waitFor();
  assert.equal(await subject.inputValue(), 'Спасибо');
});
