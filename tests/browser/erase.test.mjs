// A client erased for good: it goes from every device at once, and what an absent device wrote on it cannot bring it back.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { cutTexts, pageWidth, seriousViolations } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
/** The same device seen through its other tab. */
async function otherTab(device, path) {
  const tab = Object.create(device);
  tab.name = `${device.name}, second tab`;
  await tab.open(path);
  return tab;
}

const MISSING = 'Этого клиента здесь нет';

async function asks(device) {
  await device.get('client-menu').click();
  await device.get('erase-client').click();
  await device.get('erase-do').waitFor();
}

stage.journey('one erases, another sees it go, and one that was away cannot bring it back', async () => {
  const relay = await stage.relay();
  const nets = [await stage.proxy(relay), await stage.proxy(relay)];
  const [dilnoza, oleg, away] = [
    await stage.device(nets[0], { name: 'dilnoza' }),
    await stage.device(relay, { name: 'oleg' }),
    await stage.device(nets[1], { name: 'away' }),
  ];
  await dilnoza.join(relay.secret, 'owner');
  await dilnoza.createClient({ name: 'Остаётся' });
  const id = await dilnoza.createClient({ name: 'Фаиз Текстиль', city: 'Фергана', phone: '+998 90 123 45 67', deal: 'Пряжа' });
  await dilnoza.inStep();
  for (const device of [oleg, away]) {
    await device.join(relay.secret);
    await device.openClient(id);
    await device.inStep();
  }
  await away.installed();
  nets[1].cut();
  await away.syncs({ link: 'offline' });
  await away.note('Обещали перезвонить');
  await away.syncs({ unsent: 1 });

  // Without a link nothing is erased, and that is said; the tab that asks is not the one that has the link.
  await dilnoza.installed();
  const asking = await otherTab(dilnoza, `/clients/${id}`);
  nets[0].cut();
  await asking.syncs({ link: 'offline' });
  await asks(asking);
  assert.deepEqual(await seriousViolations(asking.page), []);
  await asking.get('erase-do').click();
  await asking.sees('ничего не стёрто', '.toast');
  assert.equal(await asking.get('erase-do').isEnabled(), true);
  nets[0].restore();
  await asking.inStep(60_000);

  await asking.get('erase-do').click();
  await asking.sees('Клиент стёрт навсегда', '.toast');
  await asking.counts(1);
  await dilnoza.sees(MISSING, 'main');
  await dilnoza.go('/clients');
  await dilnoza.counts(1);
  await oleg.sees(MISSING, 'main');
  await oleg.go('/clients');
  await oleg.counts(1);
  await oleg.get('search').first().fill('Фаиз');
  await until(async () => (await oleg.get('client-row').count()) === 0, 'searching finds nothing');
  await oleg.get('search').first().fill('');

  nets[1].restore();
  await away.inStep(60_000);
  await away.sees(MISSING, 'main');
  await away.go('/sync');
  await away.sees('Обещали перезвонить', '[data-testid="refused-edit"]');
  await away.sees('Клиента стёрли навсегда', '[data-testid="refused-edit"]');
  await away.go('/clients');
  await away.counts(1);

  // What is stored says the same after a new start, and a new device never hears of it.
  await oleg.reload();
  await oleg.counts(1);
  const fresh = await stage.device(relay, { name: 'fresh' });
  await fresh.join(relay.secret);
  await fresh.go('/clients');
  await fresh.counts(1);
});

stage.journey('on a phone, alone on its device, a client goes at once', async () => {
  const device = await stage.device(await stage.relay(), { ...PHONE });
  await device.open('/clients');
  await device.createClient({ name: 'Анор' });
  await asks(device);
  assert.ok((await pageWidth(device.page)) <= 390);
  assert.deepEqual(await cutTexts(device.page), []);
  await device.get('erase-do').click();
  await device.sees('Клиент стёрт навсегда', '.toast');
  await until(async () => (await device.count()) === 0, 'the list is empty');
  await device.reload();
  await until(async () => (await device.count()) === 0, 'the list stays empty');
});
