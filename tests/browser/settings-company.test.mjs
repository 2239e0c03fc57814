// The company's settings on two devices, one of them without a link: segments, the week and its holidays, lists, tools. Each is undone by
// the usual way, and what cannot be is refused in a sentence.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const segment = (device, key) => device.page.locator(`[data-testid="segment-line"][data-segment="${key}"]`);
const badge = (device, key) => segment(device, key).locator('[data-testid="segment"]').first();

async function openSegment(device, key) {
  await segment(device, key).locator('button.line').click();
  await segment(device, key).locator('[data-testid="segment-name"]').waitFor();
}

/** Types into a field of the settings and leaves it. */
async function set(device, field, value) {
  await field.fill(value);
  await device.saves(() => field.press('Enter'));
}

/** Types what is refused, and returns the sentence. */
async function refused(field, value) {
  await field.fill(value);
  await field.press('Enter');
  return field.locator('xpath=../*[@role="alert"]').textContent();
}

stage.journey('segments, the week and tools are the same on every device, and what cannot be is refused', async () => {
  const relay = await stage.relay();
  const net = await stage.proxy(relay);
  const [first, second] = [await stage.device(relay, { name: 'first' }), await stage.device(net, { ...PHONE, name: 'second' })];
  for (const device of [first, second]) await device.join(relay.secret);
  await second.inStep();
  await second.installed();
  net.cut();
  await second.syncs({ link: 'offline' });

  await first.go('/settings/segments');
  await openSegment(first, 'gold');
  const field = (id) => first.get(id);
  assert.match(await refused(field('segment-share'), '80'), /не больше 70 %/);
  assert.match(await refused(field('segment-share'), '6о'), /целое число от 0 до 100/);
  await set(first, field('segment-share'), '50');
  await set(first, field('segment-name'), 'Ключевые');
  assert.match(await refused(field('segment-least'), '30'), /Не раньше/);
  await set(first, field('segment-least'), '7');
  await set(first, field('segment-most'), '10');
  await first.saves(() => segment(first, 'gold').locator('[data-colour="violet"]').first().click());
  await set(first, field('dormant_months'), '9');
  assert.match(await refused(field('period_months'), '0'), /от 1 до 120/);

  // The other one, without a link: the week and a holiday.
  await second.go('/settings/week');
  const day = (number) => second.page.locator(`[data-testid="work-day"][data-day="${number}"]`);
  await second.saves(() => day(6).tap());
  await second.get('new-holiday-day').fill('2026-03-21');
  await second.get('new-holiday-name').fill('Навруз');
  await second.saves(() => second.get('add-holiday').tap());
  await second.get('holiday').waitFor();
  for (const number of [1, 2, 3, 4, 5]) await second.saves(() => day(number).tap());
  await day(6).tap();
  await second.sees('Хотя бы один день должен быть рабочим', '.work-week');
  assert.equal(await day(6).getAttribute('aria-pressed'), 'true');

  net.restore();
  await Promise.all([first.inStep(60_000), second.inStep(60_000)]);
  await second.go('/settings/segments');
  await until(async () => (await badge(second, 'gold').textContent()) === 'Ключевые', 'the name has arrived');
  assert.equal(await badge(second, 'gold').getAttribute('data-colour'), 'violet');
  await second.sees('раз в 7–10 дн.', '[data-segment="gold"]');
  await second.sees('50', '[data-segment="gold"]');
  assert.equal(await second.get('dormant_months').inputValue(), '9');
  await first.go('/settings/week');
  await first.get('holiday').waitFor();
  assert.equal(await first.get('holiday-name').inputValue(), 'Навруз');

  // Undone on one, gone on both.
  await first.saves(() => first.get('holiday-remove').click());
  await second.go('/settings/week');
  await second.get('holiday').waitFor({ state: 'detached' });
  await first.page.locator('h1').click();
  await first.saves(() => first.page.keyboard.press('Control+z'));
  await second.get('holiday').waitFor();

  // A hidden tool leaves the menus of both; its screen is still there.
  await first.go('/settings/tools');
  await first.saves(() => first.get('tool-deals').click());
  await first.page.locator('nav.side a[href="/deals"]').waitFor({ state: 'detached' });
  await second.page.locator('nav.tabbar a[href="/deals"]').waitFor({ state: 'detached' });
  await second.go('/deals');
  await second.page.locator('h1').waitFor();
  await first.page.locator('h1').click();
  await first.saves(() => first.page.keyboard.press('Control+z'));
  await second.page.locator('nav.tabbar a[href="/deals"]').waitFor();
});

const items = (device) => device.get('list').locator('ol [data-testid="item-name"]').evaluateAll((all) => all.map((one) => one.value));
const item = (device, at) => device.get('list').locator('ol [data-testid="item"]').nth(at);

async function add(device, name) {
  await device.get('new-item').fill(name);
  await device.saves(() => device.get('add-item').click());
}

stage.journey('a list is added to, renamed, ordered, archived and used, on two devices', async () => {
  const relay = await stage.relay();
  const net = await stage.proxy(relay);
  const [first, second] = [await stage.device(relay, { name: 'first' }), await stage.device(net, { name: 'second' })];
  for (const device of [first, second]) await device.join(relay.secret);
  await second.inStep();
  await second.installed();
  net.cut();
  await second.syncs({ link: 'offline' });

  for (const device of [first, second]) {
    await device.go('/settings/lists');
    await device.page.locator('[data-testid="to-list"][data-list="source"]').click();
  }
  await add(first, 'Выставка');
  await add(second, 'Instagram');
  await first.get('new-item').fill('выставка');
  await first.get('add-item').click();
  await first.sees('Такое название уже есть', '[data-testid="list"]');
  await first.get('new-item').fill('');
  net.restore();
  await Promise.all([first.inStep(60_000), second.inStep(60_000)]);
  await until(async () => (await items(first)).length === 2, 'both sources are there');
  assert.deepEqual((await items(first)).sort(), ['Instagram', 'Выставка']);
  assert.deepEqual(await items(first), await items(second));

  const [top, bottom] = await items(first);
  await first.saves(() => item(first, 1).locator('[data-testid="item-up"]').click());
  await until(async () => (await items(second))[0] === bottom, 'the other one sees the order');
  await set(second, item(second, 0).locator('[data-testid="item-name"]'), 'Рекомендация');
  await first.saves(() => item(first, 1).locator('[data-testid="retire-item"]').click());
  await until(async () => (await items(second)).join() === 'Рекомендация', `${top} is archived`);
  await first.page.locator('details.retired summary').click();
  await first.saves(() => first.get('bring-back-item').click());
  await until(async () => (await items(second)).length === 2, 'it is back');

  // A field of the company's, and a source, at a client.
  await first.go('/settings/lists/field');
  await first.get('new-shape').selectOption('choice');
  await add(first, 'Размер партии');
  await first.get('new-choice').fill('Вагон');
  await first.saves(() => first.get('new-choice').press('Enter'));
  await second.createClient({ name: 'Анор Савдо' });
  await second.saves(() => second.page.locator('[data-testid="source-offer"]').filter({ hasText: 'Рекомендация' }).click());
  assert.equal(await second.field('source').inputValue(), 'Рекомендация');
  const own = second.page.locator('[data-testid="field-custom-Размер партии"]');
  await until(async () => (await own.count()) > 0, 'the field has arrived');
  if (!(await own.isVisible())) await second.page.locator('.more-fields > summary').click();
  await second.saves(() => own.selectOption('Вагон'));

  // A kind of task of the company's own is offered where tasks are made.
  await first.go('/settings/lists/task_kind');
  await add(first, 'Отвезти образцы');
  await first.page.locator('h1').click();
  await first.page.keyboard.press('t');
  await first.sees('Отвезти образцы', '[data-testid="task-sheet"] .task-kinds');
});
