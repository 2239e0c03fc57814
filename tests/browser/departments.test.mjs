// Departments: the owner makes them and puts people into them; a head of one sees its clients and no others, on the screen and in what
// the device is sent; who works in the system stands in the team.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const OLGA = { name: 'Ольга', email: 'olga@example.com' };
const OLEG = { name: 'Олег', email: 'oleg@example.com' };

const clients = async (device) => {
  await device.go('/clients');
  return (await device.get('client-row').count()) === 0 ? [] : device.get('client-row').evaluateAll((rows) => rows.map((row) => row.innerText));
};
const sees = (device, expected, why) =>
  until(async () => {
    const rows = await clients(device);
    return rows.length === expected.length && expected.every((name) => rows.some((row) => row.includes(name)));
  }, why);
const member = (device, name) => device.page.locator(`[data-testid="member"][data-name="${name}"]`);
const department = (device, name) => device.page.locator(`[data-testid="department"][data-name="${name}"]`);

async function addDepartment(device, name) {
  await device.get('new-item').fill(name);
  await device.saves(() => device.get('add-item').click());
}

/** Puts a member into a department at the screen of the team. */
async function move(device, name, into) {
  await device.go('/settings/team');
  await member(device, name).locator('[data-testid="member-menu"]').click();
  await device.get('move-member').click();
  await device.page.locator(`[data-testid="department-one"][data-name="${into}"]`).check();
  await device.get('move-do').click();
  await device.get('move-sheet').waitFor({ state: 'detached' });
}

stage.journey('a head who is put into a department sees its clients and no others, and all again without one', async () => {
  const { relay, anna } = await owned(stage);
  const plov = await anna.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67' });
  const anor = await anna.createClient({ name: 'Анор', phone: '90 765-43-21' });
  await anna.inStep();
  await anna.go('/settings/team');
  await anna.get('to-departments').click();
  await addDepartment(anna, 'Розница');
  await addDepartment(anna, 'Опт');
  await anna.get('section-back').click();
  await department(anna, 'Розница').getByText('Пока никого').waitFor();

  const olga = await joined(stage, relay, await invite(anna, { role: 'head' }), OLGA, PHONE);
  const oleg = await joined(stage, relay, await invite(anna, { department: 'Розница' }), OLEG);
  // The other one is Anna's, who made it.
  await anna.openClient(plov);
  await anna.setField('responsible', 'Олег');
  await anna.inStep();
  await sees(olga, ['Плов', 'Анор'], 'without a department she sees all');
  await sees(oleg, ['Плов'], 'he sees his own');

  await move(anna, 'Ольга', 'Розница');
  await department(anna, 'Розница').locator('[data-testid="member"]').nth(1).waitFor();
  assert.deepEqual(await department(anna, 'Розница').locator('[data-testid="member"]').evaluateAll((all) => all.map((one) => one.dataset.name)), ['Ольга', 'Олег']);
  assert.deepEqual(await faultsOf(anna), [], 'the team by departments');
  await sees(olga, ['Плов'], 'she sees what her people lead');
  await olga.go(`/clients/${anor}`);
  await olga.sees('Этого клиента здесь нет');

  // By its own word a client is of the department, whoever leads it.
  await anna.openClient(anor);
  await anna.saves(() => anna.field('department').selectOption({ label: 'Розница' }));
  await anna.inStep();
  await sees(olga, ['Плов', 'Анор'], 'it came to her department');
  await anna.openClient(anor);
  await anna.saves(() => anna.field('department').selectOption({ label: 'Опт' }));
  await anna.inStep();
  await sees(olga, ['Плов'], 'it went to the other one');

  await olga.go('/settings/team');
  await olga.get('adoption').waitFor();
  await olga.get('invite').click();
  await olga.sees('В отдел «Розница»');
  await olga.page.keyboard.press('Escape');
  assert.deepEqual(await faultsOf(olga), [], 'the team on a phone');

  await move(anna, 'Ольга', 'Без отдела');
  await sees(olga, ['Плов', 'Анор'], 'without a department she sees all again');
});
