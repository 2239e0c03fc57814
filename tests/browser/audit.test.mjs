// What a device holds is compared with what the relay has: damage on its disk is found and mended, and the person is told.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { setStage } from './support/stage.mjs';

const stage = setStage();

/** Does something to every stored document of the device, behind the back of the app. Returns how many there are. */
const damage = (device, how) =>
  device.page.evaluate(
    (how) =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('ingot');
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const database = asked.result;
          const writing = database.transaction('documents', 'readwrite');
          const documents = writing.objectStore('documents');
          let count = 0;
          documents.openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            count += 1;
            if (how === 'delete') cursor.delete();
            else {
              const bytes = new Uint8Array(cursor.value);
              bytes[bytes.length - 3] ^= 1;
              cursor.update(cursor.value instanceof ArrayBuffer ? bytes.buffer : bytes);
            }
            cursor.continue();
          };
          writing.oncomplete = () => {
            database.close();
            resolve(count);
          };
          writing.onerror = () => reject(writing.error);
        };
      }),
    how,
  );

const compare = async (device, told) => {
  await device.go('/status');
  await device.get('audit').click();
  await device.get('audited').filter({ hasText: told }).waitFor();
};

for (const how of ['delete', 'turn a bit']) {
  stage.journey(`documents that the disk lost are fetched again (${how})`, async () => {
    const relay = await stage.relay();
    const device = await stage.device(relay);
    await device.join(relay.secret);
    // What nobody edits meanwhile: the edited one may be written anew, whole, before anything is compared.
    const quiet = await device.createClient({ name: 'Анор', city: 'Термез' });
    const id = await device.createClient({ name: 'Технопарк', city: 'Навои' });
    await device.note('Ждут цену');
    await device.inStep();
    await compare(device, 'всё совпадает');

    // An edit that waits goes on top of what is mended.
    await device.get('force-offline').check();
    await device.openClient(id);
    await device.note('Ещё не ушло');
    await device.syncs({ unsent: 1 });
    const count = await damage(device, how);
    assert.ok(count >= 1);
    await device.go('/status');
    await device.get('force-offline').uncheck();
    await device.syncs({ unsent: 0 });
    await compare(device, 'исправлено записей: ');
    await device.reload();
    await device.openClient(id);
    await device.tells(2);
    assert.equal(await device.field('city').inputValue(), 'Навои');
    await device.openClient(quiet);
    assert.equal(await device.field('city').inputValue(), 'Термез');
    await compare(device, 'всё совпадает');

    // The relay has the same.
    const other = await stage.device(relay, { name: 'other' });
    await other.join(relay.secret);
    await other.inStep();
    await other.openClient(id);
    await other.tells(2);
  });
}

stage.journey('comparing is asked for from a tab without the link too, and says nothing without one', async () => {
  const relay = await stage.relay();
  const device = await stage.device(relay);
  await device.join(relay.secret);
  await device.createClient({ name: 'Технопарк', city: 'Навои' });
  await device.inStep();
  const tab = Object.create(device);
  await tab.open('/status');
  await tab.get('audit').click();
  await tab.get('audited').filter({ hasText: 'всё совпадает' }).waitFor();
  await tab.get('force-offline').check();
  await tab.get('audit').waitFor({ state: 'detached' });
});

/** Puts other bytes in the place of a stored document. */
const replace = (device, id, hex) =>
  device.page.evaluate(
    ([id, hex]) =>
      new Promise((resolve, reject) => {
        const bytes = (hex) => new Uint8Array(hex.match(/../g).map((pair) => Number.parseInt(pair, 16)));
        const asked = indexedDB.open('ingot');
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const database = asked.result;
          const writing = database.transaction('documents', 'readwrite');
          writing.objectStore('documents').put(bytes(hex), bytes(id));
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
          writing.onerror = () => reject(writing.error);
        };
      }),
    [id, hex],
  );

stage.journey(
  'a document that ends the engine is left alone, all else goes on, and the relay’s copy takes its place',
  async () => {
    const relay = await stage.relay();
    const proxy = await stage.proxy(relay);
    const device = await stage.device(proxy);
    await device.join(relay.secret);
    const id = await device.createClient({ name: 'Технопарк', city: 'Навои' });
    const other = await device.createClient({ name: 'Ромашка', city: 'Термез' });
    await device.inStep();
    proxy.cut();
    await device.syncs({ link: 'offline' });
    // A document that was tampered with in two bytes, and whose checksum was repaired: reading it panics.
    const fixture = await readFile(new URL('./fixtures/ends-the-engine.hex', import.meta.url), 'utf8');
    await replace(device, id, fixture.trim());
    // A new engine has nothing in memory.
    const engine = device.page.workers().find((candidate) => candidate.url().includes('engine'));
    engine.evaluate(() => setTimeout(() => { throw new Error('crash for a test'); })).catch(() => {});
    const restarts = (count) => device.page.locator(`html[data-engine-restarts="${count}"][data-engine="ready"]`);
    await restarts(1).waitFor({ state: 'attached' });

    await device.go(`/clients/${id}`);
    await device.sees('Карточка не читается на этом устройстве');
    // The first time it was only suspected.
    await restarts(3).waitFor({ state: 'attached' });
    await device.openClient(other);
    await device.note('Здесь всё работает');
    await device.syncs({ unsent: 1 });

    proxy.restore();
    await device.inStep(60_000);
    await device.openClient(id);
    await device.page.waitForFunction(() => document.querySelector('[data-testid="field-city"]')?.value === 'Навои');
    await device.setField('city', 'Зарафшан');
    await device.inStep();
    await compare(device, 'всё совпадает');
    assert.equal(await device.page.locator('html').getAttribute('data-engine-restarts'), '3');
  },
  { complains: true },
);
