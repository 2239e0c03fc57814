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
  await device.get('device-emptied').filter({ hasText: 'Выключите «Работать без связи»' }).waitFor();
  await device.get('kpi-full').filter({ hasText: '—' }).waitFor();
  await device.syncs({ unsent: 0 });
  await device.go('/sync');
  await device.get('force-offline').uncheck();
  await device.get('device-emptied').filter({ hasText: 'Загружаем их с сервера заново' }).waitFor();
  await device.get('device-emptied').locator('button').click();
  await device.get('device-emptied').waitFor({ state: 'detached' });
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

stage.journey('every tab hears that the storage was emptied, loads again, and a tab opened later knows all of it', async () => {
  const { relay, device, id } = await joined();
  const right = Object.create(device);
  await right.open(`/clients/${id}`);
  await right.note('Из второй вкладки');
  await Promise.all([device.inStep(), right.inStep()]);
  await emptyDatabase(right);
  await Promise.all([device.get('device-emptied').waitFor(), right.get('device-emptied').waitFor()]);
  await Promise.all([device.inStep(), right.inStep()]);
  await right.tells(1);
  await right.note('После стирания, из второй');
  await device.openClient(id);
  await device.tells(2);
  await device.note('После стирания, из первой');
  await right.tells(3);

  const late = Object.create(device);
  await late.open('/clients');
  await late.counts(1);
  assert.equal(await late.get('device-emptied').count(), 0);
  await late.openClient(id);
  await late.tells(3);
  await Promise.all([device.inStep(), right.inStep(), late.inStep()]);
  const other = await stage.device(relay, { name: 'other' });
  await other.join(relay.secret);
  await other.openClient(id);
  await other.tells(3);
});
