// "Saved on this device" is a promise: whatever is killed right after it (tab, renderer, browser, engine), the edit is there
// when the app opens again, and it reaches the relay.

import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { launchKillable } from './support/browser.mjs';
import { Device } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** A joined device whose network is cut, so that nothing leaves it before it is killed. */
async function cutOff(make) {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await make(proxy);
  await device.join(relay.secret);
  const id = await device.createClient({ name: 'Сладкий дом' });
  await device.inStep();
  await device.installed();
  proxy.cut();
  await device.syncs({ link: 'offline' });
  return { relay, proxy, device, id };
}

async function survives({ relay, proxy, device, id, email }, city, notes) {
  assert.equal(await device.field('city').inputValue(), city);
  await device.tells(notes);
  proxy.restore();
  if (email) {
    // A browser writes its cookies half a minute later: whoever is killed before that signs in again, and nothing is lost.
    await device.signInAgain(email);
    await device.reload();
  }
  await device.inStep(60_000);
  const other = await stage.device(relay, { name: 'other' });
  await other.join(relay.secret);
  await other.openClient(id);
  await until(async () => (await other.field('city').inputValue()) === city && (await other.history()).length === notes, 'the other device has the edits');
}

stage.journey('the tab is closed right after "saved"', async () => {
  const away = await cutOff((proxy) => stage.device(proxy));
  const { device, id } = away;
  await device.setField('city', 'Карши');
  await device.get('note-input').fill('Последнее, что успел');
  await device.saves(() => device.get('note-save').click());
  await device.page.close({ runBeforeUnload: false });

  await device.open(`/clients/${id}`);
  await device.syncs({ unsent: 2 });
  await survives(away, 'Карши', 1);
});

stage.journey('the renderer crashes right after "saved"', async () => {
  const away = await cutOff((proxy) => stage.device(proxy));
  const { device, id } = away;
  await device.setField('city', 'Джизак');
  const crashed = device.page.waitForEvent('crash');
  const session = await device.context.newCDPSession(device.page);
  session.send('Page.crash').catch(() => {});
  await crashed;
  await device.page.close();

  await device.open(`/clients/${id}`);
  await device.syncs({ unsent: 1 });
  await survives(away, 'Джизак', 0);
});

stage.journey('the whole browser is killed right after "saved"', async () => {
  const profile = await mkdtemp(join(stage.folder, 'profile-'));
  let browser = await launchKillable(profile);
  stage.ends(() => browser.kill());
  const away = await cutOff((proxy) => Device.around(browser.context, proxy.url, 'killable'));
  const { id, proxy } = away;
  await away.device.setField('city', 'Гулистан');
  await away.device.note('Батарея села');
  await browser.kill();

  browser = await launchKillable(profile);
  const device = await Device.around(browser.context, proxy.url, 'killable');
  await device.open(`/clients/${id}`);
  await device.syncs({ unsent: 2 });
  await survives({ ...away, device, email: away.device.email }, 'Гулистан', 1);
});

stage.journey(
  'the engine crashes: it is started anew, and unanswered and later edits are saved',
  async () => {
    const away = await cutOff((proxy) => stage.device(proxy));
    const { device } = away;
    await device.setField('city', 'Ургенч');
    const worker = device.page.workers().find((candidate) => candidate.url().includes('engine'));
    await device.get('note-input').fill('Набрано, когда движок падал');
    // The crash and the press come in one turn: the engine dies with the request unanswered.
    worker.evaluate(() => setTimeout(() => { throw new Error('crash for a test'); })).catch(() => {});
    await device.saves(() => device.get('note-save').click());
    await device.page.locator('html[data-engine-restarts="1"][data-engine="ready"]').waitFor({ state: 'attached' });
    await device.note('Набрано после');
    await survives(away, 'Ургенч', 2);
  },
  { complains: true },
);

stage.journey('the engine falls silent: it is started anew, and nothing typed meanwhile is lost', async () => {
  const away = await cutOff((proxy) => stage.device(proxy));
  const { device } = away;
  const worker = device.page.workers().find((candidate) => candidate.url().includes('engine'));
  worker.evaluate(() => self.close()).catch(() => {});
  await device.saves(async () => {
    await device.field('city').fill('Зарафшан');
    await device.field('city').press('Enter');
  });
  await device.page.locator('html[data-engine-restarts="1"][data-engine="ready"]').waitFor({ state: 'attached' });
  await device.note('И дальше работает');
  await survives(away, 'Зарафшан', 1);
});
