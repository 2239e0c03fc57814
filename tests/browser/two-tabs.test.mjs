// Two tabs of one browser are one device: what is written in one is seen in the other, one of them holds the link, and the
// other takes it over.

import assert from 'node:assert/strict';
import { invite } from './support/account.mjs';
import { enter, follow } from './support/fresh.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** The same device seen through its other tab. */
async function otherTab(device, path) {
  const tab = Object.create(device);
  tab.name = `${device.name}, second tab`;
  await tab.open(path);
  return tab;
}

stage.journey('edits cross between tabs, with a link and without; one link for both, taken over when its tab closes', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const left = await stage.device(proxy);
  await left.join(relay.secret);
  const id = await left.createClient({ name: 'Два окна' });
  await left.inStep();
  const right = await otherTab(left, `/clients/${id}`);
  await right.inStep();

  await left.note('Из левого');
  await right.sees('Из левого', '[data-testid="note-text"]');
  await right.setField('city', 'Чирчик');
  await left.page.waitForFunction(() => document.querySelector('[data-testid="field-city"]').value === 'Чирчик');
  await Promise.all([left.inStep(), right.inStep()]);
  assert.equal(proxy.open('/sync'), 1, 'one link for the device');

  await left.installed();
  proxy.cut();
  await Promise.all([left.syncs({ link: 'offline' }), right.syncs({ link: 'offline' })]);
  await right.note('Без связи, из правого');
  await left.sees('Без связи, из правого', '[data-testid="note-text"]');
  await left.setField('city', 'Ангрен');
  await right.page.waitForFunction(() => document.querySelector('[data-testid="field-city"]').value === 'Ангрен');
  await Promise.all([left.syncs({ unsent: 2 }), right.syncs({ unsent: 2 })]);
  proxy.restore();
  await Promise.all([left.inStep(60_000), right.inStep(60_000)]);

  await left.page.close();
  await until(() => proxy.open('/sync') === 1 && proxy.to('/sync').at(-1).isOpen, 'the right tab took the link over');
  const other = await stage.device(relay, { name: 'other' });
  await other.join(relay.secret);
  await other.openClient(id);
  await right.note('После закрытия левого');
  await other.sees('После закрытия левого', '[data-testid="note-text"]');
  await right.inStep();
  assert.equal(proxy.open('/sync'), 1);
});

/** As a browser does with tabs that are out of sight for long: the page's clocks stop, and its worker answers nobody for so long. */
async function putToSleep(tab, ms) {
  const session = await tab.context.newCDPSession(tab.page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  const slept = tab.page.workers()[0].evaluate((time) => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    Atomics.wait(new Int32Array(memory.buffer), 0, 0, time);
  }, ms);
  return async () => {
    await slept;
    await session.send('Page.setWebLifecycleState', { state: 'active' });
  };
}

stage.journey('a tab that is awake takes the link over from one that sleeps, which waits for its turn when it wakes', async () => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const left = await stage.device(proxy);
  await left.join(relay.secret);
  const id = await left.createClient({ name: 'Спящее окно' });
  await left.inStep();
  const right = await otherTab(left, `/clients/${id}`);
  await right.inStep();
  const other = await stage.device(relay, { name: 'other' });
  await other.join(relay.secret);
  await other.openClient(id);

  const wakeUp = await putToSleep(left, 45_000);
  await right.note('Пока левое спит');
  await other.sees('Пока левое спит', '[data-testid="note-text"]');
  await right.inStep();

  await wakeUp();
  await until(() => proxy.open('/sync') === 1, 'the one that woke up hung up', 30_000);
  await left.sees('Пока левое спит', '[data-testid="note-text"]');
  await left.note('Проснулось');
  await Promise.all([right, other].map((tab) => tab.sees('Проснулось', '[data-testid="note-text"]')));
  await Promise.all([left.inStep(), right.inStep()]);
  assert.equal(proxy.open('/sync'), 1, 'one link for the device');
});

stage.journey('joining in one tab joins the other, too', async () => {
  const relay = await stage.relay();
  const left = await stage.device(relay);
  await left.open('/');
  const id = await left.createClient({ name: 'Сначала один' });
  const right = await otherTab(left, '/clients');
  await right.counts(1);
  await follow(right, `${relay.url}/#invite=${await invite(relay.url, relay.secret)}`);
  await enter(right, { name: 'Анна', email: 'anna@example.com' });
  await Promise.all([left.inStep(), right.inStep()]);
  const other = await stage.device(relay, { name: 'other' });
  await other.join(relay.secret);
  await other.openClient(id);
});
