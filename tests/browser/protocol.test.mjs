// A relay of another time: the app says what to do and keeps its edits. And what a reconnect costs when nothing changed.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { setStage, until } from './support/stage.mjs';
import { pack, sayOnce } from './support/websocket.mjs';

const stage = setStage();
const CLIENTS = 500;
/** The bar for a reconnect with nothing changed, both ways, with the handshake. */
const RECONNECT_BYTES = 2_048;

const newer = {
  'a goodbye for an app that is too old': pack({ goodbye: { r: 'app_too_old' } }),
  'a goodbye whose reason is not known yet': pack({ goodbye: { r: 'sunspots', until: 7 } }),
  'a welcome of a newer protocol': pack({ welcome: { p: 99, e: Buffer.alloc(16, 9), n: 0, a: 0, m: Buffer.alloc(16, 1), mood: 'new' } }),
};

/** Who comes in writes his name into the team's list: the settings' first change and one of his own. */
const OWN_NAME = 2;

for (const [what, message] of Object.entries(newer)) {
  stage.journey(`${what}: the page asks to update, edits are kept and sent later`, async () => {
    const relay = await stage.relay();
    const front = await stage.front(relay);
    front.speaker = sayOnce(message);
    const device = await stage.device(front);
    await device.open('/');
    const id = await device.createClient({ name: 'Из прошлого' });
    await device.join(relay.secret);
    await device.syncs({ link: 'closed', unsent: 1 + OWN_NAME });
    await device.go('/status');
    await device.sees(/Обновите приложение/, '.sync-text');
    await device.openClient(id);
    await device.note('Записи целы');
    await device.syncs({ link: 'closed', unsent: 2 + OWN_NAME });

    front.speaker = undefined;
    await device.reload();
    await device.inStep();
    const other = await stage.device(relay, { name: 'other' });
    await other.join(relay.secret);
    await other.openClient(id);
    await other.tells(1);
  });
}

stage.journey(`a reconnect with nothing changed and ${CLIENTS} clients is one round trip of at most 2 KB`, async (context) => {
  const relay = await stage.relay();
  const proxy = await stage.proxy(relay);
  const device = await stage.device(proxy);
  await device.join(relay.secret);
  const file = join(stage.folder, 'many.csv');
  const rows = Array.from({ length: CLIENTS }, (_, n) => `Клиент ${n + 1};+9989${String(n).padStart(8, '0')};Ташкент`);
  await writeFile(file, `Название;Телефон;Город\n${rows.join('\n')}\n`);
  await device.go('/import');
  await device.get('import-file').setInputFiles(file);
  await device.get('import-run').click();
  await device.get('import-summary').waitFor({ timeout: 60_000 });
  await device.inStep(60_000);
  await device.go('/clients');
  await device.counts(CLIENTS);

  proxy.cut();
  await device.syncs({ link: 'offline' });
  proxy.restore();
  await device.inStep();
  const link = proxy.to('/sync').at(-1);
  await until(() => link.turns.length >= 4, 'the greeting is over');
  const bytes = link.up + link.down;
  context.diagnostic(`${link.up} bytes up, ${link.down} bytes down, turns: ${JSON.stringify(link.turns)}`);
  assert.ok(bytes <= RECONNECT_BYTES, `${bytes} bytes`);
  // Asked to upgrade, upgraded, hello, welcome: one round trip of the protocol.
  assert.deepEqual(link.turns.map(({ direction }) => direction), ['up', 'down', 'up', 'down']);

  // A device that is new here gets all of them.
  const other = await stage.device(relay, { name: 'other' });
  await other.join(relay.secret);
  await other.inStep(60_000);
  await other.go('/clients');
  await other.counts(CLIENTS);
});
