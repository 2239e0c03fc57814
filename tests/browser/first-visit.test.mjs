// The first visit: the app works before anybody asked for a relay, and what was made alone goes along when somebody comes in.

import assert from 'node:assert/strict';
import { invite } from './support/account.mjs';
import { enter, follow } from './support/fresh.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();

stage.journey('alone on the device, everything works and survives a reload', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  assert.equal((await device.sync()).link, 'alone');
  await device.get('first-client').waitFor();

  const id = await device.createClient({ name: 'ООО «Ромашка»', phone: '+998 90 123 45 67' });
  await device.setField('city', 'Ташкент');
  await device.note('Просили перезвонить в четверг');
  await device.reload();

  assert.equal(new URL(device.page.url()).pathname, `/clients/${id}`, 'a reload returns to the same place');
  assert.equal(await device.field('city').inputValue(), 'Ташкент');
  await device.tells(1);
  assert.deepEqual(await device.history(), ['ЗаметкаПросили перезвонить в четверг']);
  await device.go('/clients');
  await device.counts(1);
});

stage.journey('an invite brings a device in, and what was made before arrives elsewhere', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.open('/');
  const id = await first.createClient({ name: 'Кафе «Плов»', city: 'Самарканд', deal: 'Посуда', amount: '1 250 000' });

  await follow(first, `${relay.url}/#invite=${await invite(relay.url, relay.secret)}`);
  assert.equal(new URL(first.page.url()).hash, '', 'the secret leaves the address');
  await enter(first, { name: 'Дильноза', email: 'dilnoza@example.com' });

  await second.join(relay.secret);
  await second.inStep();
  await second.go('/clients');
  await second.counts(1);
  await second.openClient(id);
  assert.equal(await second.field('name').inputValue(), 'Кафе «Плов»');
  assert.equal(await second.field('city').inputValue(), 'Самарканд');
  assert.equal(await second.get('client-deal').count(), 1);

  await second.reload();
  await second.inStep();
});

stage.journey('a client whose address is opened before it arrived is shown when it comes', async () => {
  const relay = await stage.relay();
  const first = await stage.device(relay);
  await first.join(relay.secret);
  const id = await first.createClient({ name: 'Скоро буду' });
  await first.inStep();

  const second = await stage.device(relay);
  await second.open(`/clients/${id}`);
  await second.sees('Этого клиента здесь нет', 'main');
  await second.joinHere(relay.secret);
  await second.client().waitFor();
  assert.equal(await second.field('name').inputValue(), 'Скоро буду');
});
