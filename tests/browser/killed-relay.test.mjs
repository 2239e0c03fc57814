// The relay loses its power in the middle of a burst. What it acknowledged is on its disk, what it did not is still on the
// devices, and after it is back both have everything.

import assert from 'node:assert/strict';
import { agree, setStage } from './support/stage.mjs';

const stage = setStage();
const NOTES = 24;
/** The relay is killed when this many notes of a burst are saved. */
const KILLED_AT = [6, 14];

stage.journey('SIGKILL twice during a burst of edits from two devices', async () => {
  const relay = await stage.relay();
  const [one, two] = [await stage.device(relay, { name: 'one' }), await stage.device(relay, { name: 'two' })];
  await one.join(relay.secret);
  const shared = await one.createClient({ name: 'Общий клиент' });
  await one.inStep();
  await two.join(relay.secret);
  await two.openClient(shared);

  const burst = async (device, mark) => {
    for (let n = 1; n <= NOTES; n += 1) {
      await device.note(`${mark}${n}`);
      if (mark === 'А' && KILLED_AT.includes(n)) {
        await relay.kill();
        await relay.start();
      }
    }
  };
  await Promise.all([burst(one, 'А'), burst(two, 'Б')]);

  await Promise.all([one.inStep(90_000), two.inStep(90_000)]);
  const { history } = await agree(
    () => one.facts(),
    () => two.facts(),
    60_000,
  );
  const written = ['А', 'Б'].flatMap((mark) => Array.from({ length: NOTES }, (_, at) => `Заметка${mark}${at + 1}`));
  assert.deepEqual(history.toSorted(), written.toSorted());

  // The relay itself has all of it: a device that comes now gets everything.
  const third = await stage.device(relay, { name: 'third' });
  await third.join(relay.secret);
  await third.openClient(shared);
  await agree(
    () => third.facts(),
    () => one.facts(),
  );
});
