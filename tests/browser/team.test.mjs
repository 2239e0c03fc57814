// The team: who joins with a name is in everybody's lists; a task is given to a colleague in the planner, by mouse, by a form and on a
// phone; new enquiries are shared out by the company's rules, by hand or as they come.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** A device of somebody with this name, in the relay's workspace. */
async function member(relay, name, options = {}) {
  const device = await stage.device(relay, options);
  await device.join(relay.secret);
  await device.go('/settings');
  await device.get('my-name').fill(name);
  await device.get('my-name').press('Enter');
  await device.inStep();
  return device;
}

const row = (device, name) => device.page.locator('[data-testid="plan-who"]').filter({ hasText: name });
const names = (device) => device.get('plan-who').locator('.plan-name').allTextContents();
/** The tasks in the planner as [name, title]. */
const planned = (device) =>
  device.page.evaluate(() => {
    const people = [...document.querySelectorAll('[data-testid="plan-who"]')].map((who) => who.querySelector('.plan-name').textContent);
    return [...document.querySelectorAll('[data-testid="plan-cell"]')].flatMap((cell, at) =>
      [...cell.querySelectorAll('[data-testid="cal-task"]')].map((task) => `${people[Math.floor(at / 7)]}: ${task.textContent.trim()}`),
    );
  });
const shows = (device, wanted, why) => until(async () => JSON.stringify((await planned(device)).toSorted()) === JSON.stringify(wanted.toSorted()), why);

async function enquire(device, name, text, channel) {
  await device.get('new-client').first().click();
  await device.get('add-enquiry').click();
  const form = device.get('quick-add');
  await form.locator('[data-testid="enquiry-name"]').fill(name);
  await form.locator('[data-testid="enquiry-text"]').fill(text);
  if (channel) await form.locator(`[data-testid="enquiry-channel"][value="${channel}"]`).check({ force: true });
  await device.saves(() => form.locator('[data-testid="enquiry-save"]').click());
}

const taken = async (device) => {
  const items = device.get('inbox-item');
  return items.evaluateAll((nodes) =>
    nodes.map((node) => `${node.querySelector('[data-testid="inbox-client"]').textContent}: ${node.querySelector('[data-testid="inbox-taken"]').textContent}`),
  );
};

stage.journey('a task is given to a colleague in the planner, and comes back with undo', async () => {
  const relay = await stage.relay();
  const anna = await member(relay, 'Анна');
  const oleg = await member(relay, 'Олег', PHONE);
  await anna.createClient({ name: 'Анор', phone: '90 123-45-67' });
  await anna.get('new-task').click();
  const sheet = anna.get('task-sheet');
  await sheet.locator('[data-testid="task-title"]').fill('Сверить остатки');
  await sheet.locator('[data-testid="day"]').first().click();
  await anna.saves(() => sheet.locator('[data-testid="task-save"]').click());

  await anna.go('/tasks');
  await anna.get('tasks-team').click();
  await until(async () => JSON.stringify(await names(anna)) === JSON.stringify(['Анна', 'Олег']), 'both are in the planner');
  await shows(anna, ['Анна: Сверить остатки'], 'the task is with Anna');

  const task = await anna.get('cal-task').first().boundingBox();
  const to = await row(anna, 'Олег').boundingBox();
  const mouse = anna.page.mouse;
  await mouse.move(task.x + 20, task.y + 8);
  await mouse.down();
  await mouse.move(task.x + 30, task.y + 20, { steps: 4 });
  await anna.page.locator('#drag-ghost').waitFor();
  await mouse.move(task.x + 20, to.y + to.height / 2, { steps: 8 });
  await anna.saves(() => mouse.up());
  await shows(anna, ['Олег: Сверить остатки'], 'the task is with Oleg');
  await anna.saves(() => anna.get('undo').click());
  await shows(anna, ['Анна: Сверить остатки'], 'undo brings it back');

  // Without a mouse: the task's own sheet.
  await anna.get('cal-task').first().press('Enter');
  await sheet.locator('[data-testid="task-assignee"]').selectOption({ label: 'Олег' });
  await anna.saves(() => sheet.locator('[data-testid="task-save"]').click());
  await shows(anna, ['Олег: Сверить остатки'], 'the task is with Oleg');
  await anna.inStep();

  // On the phone there are counts, and the tasks of a day below; Oleg has it among his.
  await oleg.go('/tasks');
  await oleg.sees('Сверить остатки', '[data-testid="task"]');
  await oleg.get('tasks-team').tap();
  const count = oleg.get('plan-count').filter({ hasText: '1' });
  await count.tap();
  await oleg.get('plan-list').filter({ hasText: 'Сверить остатки' }).waitFor();
  assert.match(await count.getAttribute('aria-label'), /^Олег, .*: 1$/);
  await oleg.get('plan-add').tap();
  await oleg.get('task-client').fill('Анор');
  await oleg.get('picked-client').tap();
  await oleg.get('task-title').fill('Отвезти образцы');
  await oleg.saves(() => oleg.get('task-save').tap());
  await oleg.get('plan-list').filter({ hasText: 'Отвезти образцы' }).waitFor();
  await oleg.inStep();
  await shows(anna, ['Олег: Сверить остатки', 'Олег: Отвезти образцы'], 'Anna sees both');
});

stage.journey('new enquiries are shared out in turn, all of it taken back at once; by a rule they go to somebody as they come', async () => {
  const relay = await stage.relay();
  const anna = await member(relay, 'Анна');
  const oleg = await member(relay, 'Олег');
  for (const [name, text] of [['Первый', 'Цена?'], ['Второй', 'Есть в наличии?'], ['Третий', 'Когда привезёте?']]) await enquire(anna, name, text);
  await anna.go('/inbox');
  assert.equal(await anna.get('share').count(), 0, 'without rules there is nothing to press');

  await anna.go('/settings');
  await anna.get('to-sharing').click();
  await anna.saves(() => anna.get('add-rule').click());
  await until(async () => JSON.stringify(await anna.get('rule-member').allTextContents()) === JSON.stringify(['Анна', 'Олег']), 'the whole team can be chosen');
  // It is written, but not followed by itself yet.
  await anna.go('/inbox');
  await anna.get('share').click();
  const lines = await anna.get('share-line').allTextContents();
  const gets = (name) => lines.filter((line) => line.endsWith(name)).length;
  assert.deepEqual([lines.length, Math.abs(gets('Анна') - gets('Олег'))], [3, 1], 'in turn');
  await anna.saves(() => anna.get('share-do').click());
  await until(async () => (await anna.page.locator('[data-testid="inbox-item"][data-new="true"]').count()) === 0, 'everything has somebody');
  const after = (await taken(anna)).map((line) => line.replace('У вас', 'Анна'));
  assert.deepEqual(after.toSorted(), lines.map((line) => line.replace(/^(\S+?)(А|О)(Анна|Олег)$/u, '$1: $3')).toSorted(), 'what was shown is what was done');
  await anna.saves(() => anna.get('undo').click());
  await until(async () => (await anna.page.locator('[data-testid="inbox-item"][data-new="true"]').count()) === 3, 'undo takes all of it back');

  // Telegram is Oleg's, before the rule for all is asked.
  await anna.go('/settings/enquiries');
  await anna.saves(() => anna.get('add-rule').click());
  const second = anna.get('rule').nth(1);
  await anna.saves(() => second.locator('[data-testid="rule-channel"]').selectOption('telegram'));
  await anna.saves(() => second.locator('[data-testid="rule-member"]').filter({ hasText: 'Олег' }).click());
  await anna.saves(() => second.locator('[data-testid="rule-up"]').click());
  await until(async () => (await anna.get('rule').first().locator('[data-testid="rule-channel"]').inputValue()) === 'telegram', 'it is asked first');
  await anna.go('/inbox');
  await enquire(anna, 'Из телеграма', 'Ковры есть?', 'telegram');
  await anna.sees('передано: Олег', '.toast, [role="status"]');
  await anna.inStep();
  await oleg.go('/inbox');
  await oleg.get('inbox-item').filter({ hasText: 'Из телеграма' }).filter({ hasText: 'У вас' }).waitFor();
});
