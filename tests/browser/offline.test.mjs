// Without a network the app opens with everything and keeps every edit; when the link returns, all of it is sent. A link
// that is open but dead is noticed.

import assert from 'node:assert/strict';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** A joined device behind a network of its own, with one client that the relay has. */
async function joined() {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy, { name: 'offline' });
  await device.join(relay.secret);
  const id = await device.createClient({ name: 'Технопарк', city: 'Навои' });
  await device.inStep();
  return { relay, proxy, device, id };
}

async function arrives(relay, id, wanted) {
  const other = await stage.device(relay, { name: 'other' });
  await other.join(relay.secret);
  await other.inStep();
  await other.openClient(id);
  await until(async () => JSON.stringify(wanted) === JSON.stringify({ city: await other.field('city').inputValue(), notes: (await other.history()).length }), 'the other device has all');
}

stage.journey('reload with the relay killed and the network cut: everything is there, edits are kept and counted', async () => {
  const { relay, proxy, device, id } = await joined();
  await device.installed();
  proxy.cut();
  await relay.kill();

  await device.reload();
  await device.syncs({ unsent: 0 });
  assert.equal(await device.field('name').inputValue(), 'Технопарк');
  await device.setField('city', 'Нукус');
  await device.note('Написано без связи');
  await device.syncs({ unsent: 2 });
  assert.match((await device.sync()).words, /Не отправлено: 2/);

  // From the very beginning, not only a reload: another screen, a new tab.
  await device.page.close();
  await device.open('/clients');
  await device.counts(1);
  await device.get('unsent-dot').waitFor();
  await device.syncs({ unsent: 2 });
  await device.openClient(id);
  assert.equal(await device.field('city').inputValue(), 'Нукус');
  await device.tells(1);

  await relay.start();
  proxy.restore();
  await device.inStep(60_000);
  await arrives(relay, id, { city: 'Нукус', notes: 1 });
});

stage.journey('a link that swallows everything is noticed, and its edit is sent by the next one', async () => {
  const { relay, proxy, device, id } = await joined();
  proxy.hold();
  await device.setField('city', 'Термез');
  await device.syncs({ link: 'offline', unsent: 1 });
  proxy.restore();
  await device.inStep(60_000);
  await arrives(relay, id, { city: 'Термез', notes: 0 });
});

stage.journey('a captive portal that answers everything with its page is told, and changes nothing', async () => {
  const { relay, proxy, device, id } = await joined();
  await device.installed();
  proxy.portal();
  await device.reload();
  assert.equal(await device.field('name').inputValue(), 'Технопарк');
  await device.note('У ворот гостиницы');
  await device.syncs({ link: 'portal', unsent: 1 });

  // The portal must not have got into the app's cache either.
  await device.reload();
  await device.syncs({ unsent: 1 });
  proxy.restore();
  await device.inStep(60_000);
  await arrives(relay, id, { city: 'Навои', notes: 1 });
});

stage.journey('a link that delivers byte by byte, late, still delivers all', async () => {
  const { relay, proxy, device, id } = await joined();
  proxy.trickle();
  proxy.delay(20);
  for (let n = 1; n <= 5; n += 1) await device.note(`Медленно ${n}`);
  await device.inStep();
  await arrives(relay, id, { city: 'Навои', notes: 5 });
});

stage.journey('forced offline keeps edits until it is switched off', async () => {
  const { device, id } = await joined();
  await device.go('/status');
  await device.get('force-offline').check();
  await device.syncs({ link: 'forced-offline' });
  await device.openClient(id);
  await device.note('Сам выключил связь');
  await device.syncs({ link: 'forced-offline', unsent: 1 });
  await device.go('/status');
  await device.get('waiting-line').waitFor();
  await device.get('force-offline').uncheck();
  await device.inStep();
  await device.get('waiting-none').waitFor();
});
