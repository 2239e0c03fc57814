// Tasks: made, repeated, finished, moved by mouse, by menu and by keys, and taken back.

import assert from 'node:assert/strict';

import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** The days of the calendar on which a task stands. */
const daysOf = (device, title) =>
  device.page.locator('[data-testid="cal-task"]').filter({ hasText: title }).evaluateAll((nodes) => nodes.map((node) => node.closest('[data-day]').dataset.day));

const parts = (device) =>
  device.get('task-part').evaluateAll((nodes) => Object.fromEntries(nodes.map((node) => [node.dataset.when, node.querySelectorAll('[data-testid="task"]').length])));

stage.journey('a task is made, repeats, is dragged to another day and taken back', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  const client = await device.createClient({ name: 'Анор', phone: '90 123-45-67' });
  await device.get('new-task').click();
  const sheet = device.get('task-sheet');
  await sheet.locator('[data-testid="task-save"]').click();
  await sheet.locator('.field-error').filter({ hasText: 'Напишите, что сделать' }).waitFor();
  await sheet.locator('[data-testid="task-title"]').fill('Сверить остатки');
  await sheet.locator('[data-testid="day"]').first().click();
  await sheet.locator('[data-testid="task-repeat"]').selectOption('day');
  await device.saves(() => sheet.locator('[data-testid="task-save"]').click());
  const card = device.get('tasks-card');
  await card.locator('[data-testid="task"]').waitFor();

  // Finished, it comes again tomorrow; what was done is folded away.
  await device.saves(() => card.locator('[data-testid="task-finish"]').click());
  await card.locator('.task-settled summary').click();
  await card.locator('[data-testid="task-settled"]').filter({ hasText: 'Сверить остатки' }).waitFor();
  await device.go('/tasks');
  await until(async () => JSON.stringify(await parts(device)) === JSON.stringify({ tomorrow: 1 }), 'the next one is for tomorrow');

  // Opened, it shows all that is known of it.
  await device.get('task-open').click();
  assert.equal(await sheet.locator('[data-testid="task-repeat"]').inputValue(), 'day');
  await sheet.locator('[data-testid="task-time"]').fill('15:30');
  await device.saves(() => sheet.locator('[data-testid="task-save"]').click());
  await device.sees('15:30', '[data-testid="task"]');

  await device.get('tasks-month').click();
  await device.get('calendar').waitFor();
  const [from] = await daysOf(device, 'Сверить остатки');
  const cells = await device.get('cal-day').evaluateAll((nodes) => nodes.map((node) => node.dataset.day));
  const target = cells.find((day) => day !== from && cells.indexOf(day) > 7);
  const box = async (locator) => locator.boundingBox();
  const task = await box(device.get('cal-task').first());
  const cell = await box(device.page.locator(`[data-testid="cal-day"][data-day="${target}"]`));
  const mouse = device.page.mouse;
  await mouse.move(task.x + 20, task.y + 8);
  await mouse.down();
  await mouse.move(task.x + 40, task.y + 16, { steps: 4 });
  await device.page.locator('#drag-ghost').waitFor();
  await mouse.move(cell.x + cell.width / 2, cell.y + cell.height - 12, { steps: 8 });
  await device.saves(() => mouse.up());
  await until(async () => (await daysOf(device, 'Сверить остатки'))[0] === target, 'the task is on the other day');
  assert.equal(await device.get('task-sheet').count(), 0, 'a drag is no click');
  await device.saves(() => device.get('undo').first().click());
  await until(async () => (await daysOf(device, 'Сверить остатки'))[0] === from, 'undo brings it back');

  await device.get('tasks-week').click();
  await device.page.locator('.cal.week').waitFor();
  const days = await device.get('cal-day').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  assert.ok(days.slice(1).every((day, at) => day.left - days[at].right < 2), 'the days of a week are parted by a line');
  await device.get('cal-task').filter({ hasText: 'Анор' }).first().waitFor();
  await device.openClient(client);
  await card.locator('.task-settled summary').click();
  await device.saves(() => card.locator('[data-testid="task-reopen"]').first().click());
  await until(async () => (await card.locator('[data-testid="task-finish"]').count()) === 2, 'the finished one is open again');
});

stage.journey('tasks by keys alone: made from anywhere, moved by the menu, finished', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Бек', phone: '90 765-43-21' });
  await device.go('/tasks');
  const keys = device.page.keyboard;
  const focused = (id) => device.page.waitForFunction((wanted) => document.activeElement?.dataset.testid === wanted, id);
  await keys.press('t');
  await device.get('task-sheet').waitFor();
  await device.get('task-client').focus();
  await keys.type('бек');
  await device.get('picked-client').waitFor();
  await keys.press('Tab');
  await focused('picked-client');
  await keys.press('Enter');
  await device.get('task-title').focus();
  await keys.type('Отправить прайс');
  await device.saves(() => keys.press('Enter'));
  await until(async () => JSON.stringify(await parts(device)) === JSON.stringify({ undated: 1 }), 'it stands without a day');

  await device.get('task-menu').focus();
  await keys.press('Enter');
  await device.get('menu').waitFor();
  await device.saves(() => keys.press('Enter'));
  await until(async () => JSON.stringify(await parts(device)) === JSON.stringify({ today: 1 }), 'it is for today');
  await device.get('task-finish').focus();
  await device.saves(() => keys.press('Enter'));
  await device.sees('Задач нет');
  await device.saves(() => keys.press('Control+z'));
  await device.get('task').waitFor();
});
