// A device whose disk is full says so, loses nothing that was typed and goes on by itself; one that was emptied under the app notices,
// loads everything again and says what is gone.

import assert from 'node:assert/strict';
import { setStage } from './support/stage.mjs';

const stage = setStage();

/** A joined device with one client that the relay has. */
async function joined() {
  const relay = await stage.relay();
  const device = await stage.device(relay);
  await device.join(relay.secret);
  const id = await device.createClient({ name: 'Технопарк', city: 'Навои' });
  await device.inStep();
  return { relay, device, id };
}

/** Whether the device has room: without it the engine's storage answers every write as a browser does whose disk is full. */
async function hasRoom(device, is) {
  const engines = device.page.workers();
  await Promise.all(
    engines.map((engine) =>
      engine.evaluate((is) => {
        const store = IDBObjectStore.prototype;
        globalThis.putWithRoom ??= store.put;
        store.put = is
          ? globalThis.putWithRoom
          : () => {
              throw new DOMException('the disk is full', 'QuotaExceededError');
            };
      }, is),
    ),
  );
}

const emptyDatabase = (device) =>
  device.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.deleteDatabase('ingot');
        asked.onsuccess = resolve;
        asked.onerror = () => reject(asked.error);
      }),
  );

stage.journey('a full disk is told, the text stays in its field, and there is room again by itself', async () => {
  const { device, id } = await joined();
  await device.openClient(id);
  await hasRoom(device, false);
  await device.get('note-input').fill('Не помещается');
  await device.get('note-save').click();
  await device.get('device-full').waitFor();
  assert.equal(await device.get('note-input').inputValue(), 'Не помещается');
  assert.equal(await device.field('city').inputValue(), 'Навои');

  await hasRoom(device, true);
  await device.get('device-full').waitFor({ state: 'detached' });
  await device.saves(() => device.get('note-save').click());
  await device.inStep();
  await device.tells(1);
});

stage.journey('storage that is deleted under the app is loaded again, and what was not sent is told', async () => {
  const { relay, device, id } = await joined();
  await device.go('/sync');
  await device.get('force-offline').check();
  await device.openClient(id);
  await device.note('Только здесь');
  await device.syncs({ unsent: 1 });
  await emptyDatabase(device);
  await device.get('device-emptied').filter({ hasText: 'Не успело уйти и пропало: 1 правка' }).waitFor();
  await device.syncs({ unsent: 0 });
  await device.go('/sync');
  await device.get('force-offline').uncheck();
  await device.inStep();
  await device.go('/clients');
  await device.counts(1);
  await device.openClient(id);
  await device.note('После стирания');
  await device.inStep();
  await device.reload();
  await device.inStep();
  const other = await stage.device(relay, { name: 'other' });
  await other.join(relay.secret);
  await other.openClient(id);
  await other.tells(1);
});
