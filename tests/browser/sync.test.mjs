// The sync screen: what waits and what it is about, and edits that the relay refused, with their text, until their author has dealt
// with them.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { Judge } from './support/judge.mjs';
import { coveredControls, cutTexts, pageWidth, seriousViolations } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** A joined device whose relay has a judge before it, with one client that the relay has. */
async function judged(options) {
  const relay = await stage.relay();
  const front = await stage.front(relay);
  const judge = new Judge(front);
  const device = await stage.device(front, options);
  await device.join(relay.secret);
  const id = await device.createClient({ name: 'Технопарк', city: 'Навои' });
  await device.inStep();
  return { relay, judge, device, id };
}

async function other(relay) {
  const device = await stage.device(relay, { name: 'other' });
  await device.join(relay.secret);
  await device.inStep();
  return device;
}

const refused = (device, text) => device.get('refused-edit').filter({ hasText: text });
const gone = (device, text) => refused(device, text).waitFor({ state: 'detached' });

stage.journey('a refused edit stays with its text, is written again in one press, and taken back like any other', async () => {
  const { relay, judge, device, id } = await judged();
  judge.reason = 'unfit';
  await device.note('Ждёт цену до пятницы');
  await device.tells(0);
  await device.inStep();
  await device.go('/status');
  await refused(device, 'Ждёт цену до пятницы').waitFor();
  assert.match(await refused(device, 'Ждёт цену').textContent(), /Технопарк/);
  assert.deepEqual(await seriousViolations(device.page), []);

  // Refused once more, it comes back with all its words.
  await device.saves(() => refused(device, 'Ждёт цену').locator('[data-testid="repeat-refused"]').click());
  await device.sees('Записано снова', '.toast');
  await refused(device, 'Ждёт цену до пятницы').waitFor();

  judge.reason = undefined;
  await device.saves(() => refused(device, 'Ждёт цену').locator('[data-testid="repeat-refused"]').click());
  await gone(device, 'Ждёт цену');
  await device.inStep();
  const far = await other(relay);
  await far.openClient(id);
  await far.tells(1);
  assert.match((await far.history())[0], /Ждёт цену до пятницы/);

  await device.saves(() => device.page.keyboard.press('Control+z'));
  await far.tells(0);
});

stage.journey('a new client that was refused is nowhere but here, and comes back with what was added to it', async () => {
  const { relay, judge, device } = await judged();
  judge.reason = 'unfit';
  await device.go('/clients');
  const form = device.get('quick-add');
  await device.get('new-client').first().click();
  await form.locator('[data-testid="field-name"]').fill('Ромашка');
  await form.locator('[data-testid="field-city"]').fill('Бухара');
  await device.saves(() => form.locator('[data-testid="create"]').click());
  await device.go('/status');
  await refused(device, 'Ромашка').first().waitFor();
  assert.match(await refused(device, 'Ромашка').first().textContent(), /Новая запись/);
  await device.go('/clients');
  await device.counts(1);

  judge.reason = undefined;
  await device.go('/status');
  await device.saves(() => refused(device, 'Ромашка').first().locator('[data-testid="repeat-refused"]').click());
  await device.get('refused-edit').first().waitFor({ state: 'detached' });
  await device.inStep();
  const far = await other(relay);
  await far.go('/clients');
  await far.counts(2);
  await far.sees('Ромашка', 'main');
});

stage.journey('what can never pass is only copied or forgotten', async () => {
  const { judge, device, id } = await judged();
  await device.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  judge.reason = 'too_large';
  await device.note('Слишком длинно');
  await device.tells(0);
  await device.go('/status');
  await refused(device, 'Слишком длинно').waitFor();
  assert.equal(await device.get('repeat-refused').count(), 0);
  await device.get('copy-refused').click();
  await device.sees('Скопировано', '.toast');
  assert.match(await device.page.evaluate(() => navigator.clipboard.readText()), /Слишком длинно/);
  await device.get('dismiss-refused').click();
  await device.get('refused-edit').waitFor({ state: 'detached' });
  await device.openClient(id);
  await device.tells(0);
});

stage.journey('what waits is told by record with what it is about; both tabs are offline together', async () => {
  const { relay, device, id } = await judged({ ...PHONE, name: 'phone' });
  await device.go('/status');
  await device.get('force-offline').check();
  await device.syncs({ link: 'forced-offline' });
  await device.openClient(id);
  await device.note('Без связи');
  await device.setField('name', 'Технопарк Карши');
  await device.go('/clients');
  await device.createClient({ name: 'Новый без связи' });
  await device.syncs({ unsent: 3 });
  await device.go('/status');
  const line = device.page.locator(`[data-testid="waiting-line"][data-id="${id}"]`);
  await line.filter({ hasText: 'данные · общение · ждёт с' }).waitFor();
  await line.filter({ hasText: '2 правки' }).waitFor();
  await device.get('waiting-line').filter({ hasText: 'Новый без связи' }).filter({ hasText: 'новая запись' }).waitFor();
  await device.get('storage-used').waitFor();
  assert.equal(await device.get('open-tabs').textContent(), '1');
  assert.equal(await pageWidth(device.page), 390);
  assert.deepEqual(await cutTexts(device.page), []);
  assert.deepEqual(await coveredControls(device.page), []);
  assert.deepEqual(await seriousViolations(device.page), []);

  const tab = Object.create(device);
  await tab.open('/status');
  await tab.get('open-tabs').filter({ hasText: '2' }).waitFor();
  await tab.get('force-offline').uncheck();
  await device.get('waiting-none').waitFor();
  await tab.get('waiting-none').waitFor();
  const far = await other(relay);
  await far.go('/clients');
  await far.counts(2);
});

stage.journey('a network with a page of its own is told from one that is not there, and its page is one press away', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy, { name: 'hotel' });
  await device.join(relay.secret);
  const id = await device.createClient({ name: 'Технопарк' });
  await device.inStep();
  // The parts of the page that come later are here before the network changes.
  await device.go('/status');
  await device.get('storage-used').waitFor();
  await device.openClient(id);
  proxy.cut();
  await device.syncs({ link: 'offline' });
  proxy.portal();
  await device.note('У ворот гостиницы');
  await device.syncs({ link: 'portal', unsent: 1 }, 60_000);
  await device.go('/status');
  await device.sees('Сеть ждёт входа', '[data-testid="sync-state"]');
  assert.deepEqual(await seriousViolations(device.page), []);
  const [tab] = await Promise.all([device.context.waitForEvent('page'), device.get('open-portal').click()]);
  await tab.getByText('please log in').waitFor();
  await tab.close();
  proxy.cut();
  await device.syncs({ link: 'offline' }, 60_000);
  await device.get('open-portal').waitFor({ state: 'detached' });
  proxy.restore();
  await device.inStep(60_000);
});

stage.journey('who wants to be offline stays so in a tab that is opened later and takes the lead', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy);
  await device.join(relay.secret);
  await device.inStep();
  await device.go('/status');
  await device.get('force-offline').check();
  await device.syncs({ link: 'forced-offline' });
  const tab = Object.create(device);
  await tab.open('/status');
  await tab.syncs({ link: 'forced-offline' });
  const links = proxy.to('/sync').length;
  await device.page.close();
  const waiting = () => tab.page.evaluate(async () => (await navigator.locks.query()).pending.filter(({ name }) => name === 'ingot-leader').length);
  await until(async () => (await waiting()) === 0, 'the other tab leads');
  await tab.createClient({ name: 'Без связи' });
  await tab.syncs({ link: 'forced-offline', unsent: 1 });
  assert.equal(proxy.to('/sync').length, links);
  assert.equal(proxy.open('/sync'), 0);
  await tab.go('/status');
  await tab.get('force-offline').uncheck();
  await tab.inStep();
});
