// A relay that was restored must hear again what was erased, and takes it only after the password: the app says so and asks for it.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';
import { converse, pack } from './support/websocket.mjs';

const stage = setStage();

stage.journey('what a restored relay has again waits for the password, and is said once it was entered', async () => {
  const relay = await stage.relay();
  const front = await stage.front(relay);
  const anna = await stage.device(front, PHONE);
  await anna.join(relay.secret, 'owner');
  await anna.createClient({ name: 'Остаётся' });
  const id = await anna.createClient({ name: 'Юнона' });
  await anna.inStep();
  await anna.get('client-menu').click();
  await anna.get('erase-client').click();
  await anna.get('erase-do').click();
  await anna.sees('Клиент стёрт навсегда', '.toast');

  // A relay of another history, which nobody has entered the password for.
  const document = Buffer.from(id, 'hex');
  const welcome = pack({ welcome: { p: 3, e: Buffer.alloc(16, 9), n: 0, a: 0, m: Buffer.alloc(16, 1), x: true } });
  const said = [];
  front.speaker = converse((message) => {
    const text = message.toString('latin1');
    if (text.includes('hello')) return [welcome];
    if (!text.includes('erase')) return [];
    said.push(message);
    return [pack({ unproven: { d: [document] } })];
  });
  await anna.reload();
  await anna.get('erasures-held').waitFor();
  await anna.sees('стёртые раньше: 1', '[data-testid="erasures-held"]');
  assert.equal(said.length, 1);
  assert.ok(said[0].includes(document), 'the device names what was erased');
  assert.deepEqual(await faultsOf(anna), [], 'the app says what waits');
  await anna.get('erasures-prove').click();
  await until(() => said.length === 2, 'it is said again after the relay was asked whether the password was entered');

  front.speaker = undefined;
  await anna.reload();
  await anna.inStep();
  await anna.get('erasures-held').waitFor({ state: 'detached' });
  await anna.go('/clients');
  await anna.counts(1);
});
