// Segments follow the money: whoever buys moves, on this device and on the others, and with the deal taken back moves back.

import assert from 'node:assert/strict';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** The segment that the open client's head shows. */
const segment = (device) => device.client().locator('[data-testid="segment"]').getAttribute('data-segment');

/** The segments of the list, by name; who never bought has no badge there. */
const segments = (device) =>
  device.get('client-row').evaluateAll((rows) =>
    Object.fromEntries(
      rows.map((row) => [row.querySelector('[data-testid="row-name"]').textContent, row.querySelector('[data-testid="segment"]')?.dataset.segment]),
    ),
  );

stage.journey('a won deal moves its client, and everybody whose share it changes, into another segment', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  await first.createClient({ name: 'Бек', deal: 'Тара', amount: '3 000 000', stage: 'won' });
  assert.equal(await segment(first), 'gold', 'the only buyer brings all the money');
  await first.createClient({ name: 'Вера' });
  assert.equal(await segment(first), 'casual');
  await first.createClient({ name: 'Анор', deal: 'Посуда', amount: '7 000 000', stage: 'negotiation' });
  assert.equal(await segment(first), 'casual', 'an open deal is no money');

  await first.setStage('won');
  assert.equal(await segment(first), 'gold');
  await first.go('/clients');
  const settled = { Анор: 'gold', Бек: 'silver', Вера: undefined };
  await until(async () => JSON.stringify(await segments(first)) === JSON.stringify(settled), 'the first buyer became silver');
  await second.go('/clients');
  await until(async () => JSON.stringify(await segments(second)) === JSON.stringify(settled), 'the other device shows the same');

  await first.page.keyboard.press('Control+z');
  await until(async () => (await segments(second)).Бек === 'gold', 'undo moves them back everywhere');
});
