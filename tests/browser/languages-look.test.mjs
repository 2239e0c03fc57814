// Every screen in every language, light and dark, on a phone and on a desktop: a picture for a person, and for the machine
// what it can judge: nothing cut without a title, no sideways scrolling, nothing that axe-core calls serious.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { DESKTOP, PHONE } from './support/device.mjs';
import { coveredControls, cutTexts, pageWidth, seriousViolations } from './support/look.mjs';
import { HERE, OUT, setStage } from './support/stage.mjs';

const stage = setStage();
const SHOWCASE = join(HERE, 'fixtures/showcase.csv');
const SCREENSHOTS = join(HERE, 'screenshots');
/** The day of the README's pictures, so that a run on another day makes the same ones. */
const PICTURE_DAY = new Date('2026-11-20T10:00:00+05:00');

const LANGUAGES = ['ru', 'uz', 'en'];
const THEMES = ['light', 'dark'];

const withClients = new WeakSet();

/** A device with a season's work of a made-up company on it. */
async function furnished(relay, options) {
  const device = await stage.device(relay, options);
  await device.join(relay.secret);
  if (!withClients.has(relay)) {
    withClients.add(relay);
    await device.go('/import');
    await device.get('import-file').setInputFiles(SHOWCASE);
    await device.get('import-run').click();
    await device.get('import-summary').waitFor();
    await device.inStep();
    // The import screen shall be as one finds it, not as one leaves it.
    await device.page.goto(`${device.url}/clients`);
    await device.ready();
  } else {
    await device.go('/clients');
  }
  await device.get('client-row').first().waitFor();
  await device.inStep();
  return device;
}

/** Somebody asks, so that the inbox is not empty. */
async function enquire(device) {
  await addEnquiry(device);
  await device.get('enquiry-phone').fill('93 555-44-33');
  await device.get('enquiry-text').fill('Сколько стоит партия упаковки с доставкой до Самарканда?');
  await device.saves(() => device.get('enquiry-save').click());
  await device.inStep();
}

/** The client that the pictures show: one with deals and notes. */
async function richClient(device) {
  await device.go('/clients');
  return device.page.locator('[data-testid="client-row"]').filter({ hasText: 'Samarqand Ipak' }).first().getAttribute('data-id');
}

async function readEdits(device) {
  await device.get('client-menu').first().click();
  await device.get('edits-item').click();
}

const screens = (client) => ({
  today: ['/', '[data-testid="today-row"]'],
  tasks: ['/tasks', '.tasks-page'],
  clients: ['/clients', '[data-testid="client-row"]'],
  layout: ['/clients', '[data-testid="client-row"]', (device) => device.get('layout').click(), 'layout-sheet'],
  filter: ['/clients', '[data-testid="client-row"]', addCondition, 'condition-words'],
  duplicates: ['/clients/duplicates', '.duplicates'],
  client: [`/clients/${client}`, '[data-testid="timeline-entry"]'],
  edits: [`/clients/${client}`, '[data-testid="timeline-entry"]', readEdits, 'edit'],
  deals: ['/deals', '[data-testid="deal-card"]'],
  'deal months': ['/deals', '[data-testid="board"]', (device) => device.get('deals-months').click(), 'months'],
  'deal list': ['/deals', '[data-testid="months"]', (device) => device.get('deals-list').click(), 'deal-row'],
  // The choice is kept: the next round finds the board again.
  'deal board': ['/deals', '[data-testid="deal-row"]', (device) => device.get('deals-board').click(), 'board'],
  deal: [`/clients/${client}`, '[data-testid="client-deal"]', openDeal, 'deal-page'],
  import: ['/import', '[data-testid="import-file"]'],
  sync: ['/status', '[data-testid="sync-state"]'],
  settings: ['/settings', '[data-testid="lang-ru"]'],
  team: ['/settings/team', '[data-testid="member"]'],
  invite: ['/settings/team', '[data-testid="member"]', (device) => device.get('invite').click(), 'invite-name'],
  account: ['/settings/account', '[data-testid="device"]'],
  pipelines: ['/settings/pipelines', '[data-testid="stage-line"]'],
  segments: ['/settings/segments', '.segment-list', (device) => device.page.locator('.segment-list button.line').first().click(), 'segment-name'],
  templates: ['/settings/templates', '[data-testid="templates"]'],
  week: ['/settings/week', '[data-testid="work-day"]'],
  lists: ['/settings/lists', '[data-testid="to-list"]'],
  list: ['/settings/lists/tag', '[data-testid="item"]'],
  fields: ['/settings/lists/field', '[data-testid="new-shape"]'],
  tools: ['/settings/tools', '[data-testid="tool-deals"]'],
  palette: ['/status', '[data-testid="sync-state"]', findInPalette, 'palette-line'],
  more: ['/more', '[data-testid="to-inbox"]'],
  inbox: ['/inbox', '[data-testid="inbox-item"]'],
  'task sheet': ['/tasks', '.tasks-page', (device) => device.get('add-task').click(), 'task-sheet'],
  'task week': ['/tasks', '.tasks-page', (device) => device.get('tasks-week').click(), 'calendar'],
  'task list': ['/tasks', '[data-testid="calendar"]', (device) => device.get('tasks-list').click(), 'add-task'],
  enquiry: ['/status', '[data-testid="sync-state"]', addEnquiry, 'enquiry-text'],
  sale: [`/clients/${client}`, '[data-testid="client-deal"]', askWin, 'win-sheet'],
});

/** Opens the filter with one condition, which waits for its words and so means everybody. */
async function addCondition(device) {
  await device.get('filter').click();
  if ((await device.get('condition').count()) === 0) await device.get('add-condition').selectOption('city');
  await device.get('condition').locator('summary').click();
}

async function findInPalette(device) {
  await device.get('to-palette').click();
  await device.get('palette-in').fill('sam');
}

async function addEnquiry(device) {
  await device.get('new-client').locator('visible=true').first().click();
  await device.get('add-enquiry').click();
}

async function openDeal(device) {
  if (await device.get('tab-deals').isVisible()) await device.get('tab-deals').click();
  await device.get('open-deal').first().click();
}

async function askWin(device) {
  if (await device.get('tab-deals').isVisible()) await device.get('tab-deals').click();
  const open = device.page.locator('[data-testid="client-deal"]:not([data-stage="won"], [data-stage="lost"])');
  await open.first().locator('[data-testid="deal-stage"]').selectOption('won');
}

/** What a machine finds wrong with what is shown. */
async function faultsOf(device, { width, height, isNarrowToo, isZoomedToo, isJudgedByAxe }) {
  const found = await cutTexts(device.page);
  if ((await pageWidth(device.page)) > width) found.push(`scrolls sideways at ${width} px`);
  if (isNarrowToo) {
    await device.page.setViewportSize({ width: 320, height });
    found.push(...(await cutTexts(device.page)).map((text) => `at 320 px: ${text}`));
    if ((await pageWidth(device.page)) > 320) found.push('scrolls sideways at 320 px');
    await device.page.setViewportSize({ width, height });
  }
  // At twice the size a desktop's window is half as wide and half as high.
  if (isZoomedToo) {
    await device.page.setViewportSize({ width: width / 2, height: height / 2 });
    found.push(...[...(await cutTexts(device.page)), ...(await coveredControls(device.page))].map((text) => `at 200 %: ${text}`));
    if ((await pageWidth(device.page)) > width / 2) found.push('scrolls sideways at 200 %');
    await device.page.setViewportSize({ width, height });
  }
  if (isJudgedByAxe) found.push(...(await seriousViolations(device.page)));
  return found;
}

for (const [form, options] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  stage.journey(
    `every screen on a ${form}`,
    async () => {
      const relay = await stage.relay();
      const device = await furnished(relay, { ...options, name: form });
      await enquire(device);
      const client = await richClient(device);
      const { width, height } = options.viewport;
      const faults = [];
      for (const language of LANGUAGES) {
        for (const theme of THEMES) {
          await device.go('/settings');
          await device.get(`lang-${language}`).click();
          await device.get(`theme-${theme}`).click();
          await device.page.locator(`html[lang="${language}"][data-theme="${theme}"]`).waitFor({ state: 'attached' });
          const folder = join(OUT, form, language, theme);
          await mkdir(folder, { recursive: true });
          for (const [name, [path, landmark, open, opened]] of Object.entries(screens(client))) {
            await device.go(path);
            await device.page.locator(landmark).first().waitFor({ state: 'attached' });
            if (open) {
              await open(device);
              await device.get(opened).first().waitFor();
            }
            await device.picture(folder, name);
            const where = `${form} ${language} ${theme} ${name}`;
            // Colours are shared by the languages; names and what they are of differ.
            const isLight = theme === 'light';
            const asked = { width, height, isNarrowToo: form === 'phone' && isLight, isZoomedToo: form === 'desktop' && isLight, isJudgedByAxe: language === 'ru' || isLight };
            faults.push(...(await faultsOf(device, asked)).map((fault) => `${where}: ${fault}`));
            if (open) await device.page.keyboard.press('Escape');
          }
        }
      }
      assert.deepEqual(faults, []);
    },
    { timeout: 900_000 },
  );
}

stage.journey('the first start and the example, in every language', async () => {
  const relay = await stage.relay();
  const device = await stage.device(relay, PHONE);
  await device.open('/');
  const faults = [];
  const look = async (name, isJudgedByAxe) => {
    const found = await faultsOf(device, { ...PHONE.viewport, isNarrowToo: true, isJudgedByAxe });
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  };
  for (const language of LANGUAGES) {
    await device.get(`welcome-${language}`).click();
    await device.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    await look(`welcome ${language}`, language === 'ru');
  }
  await device.get('to-example').click();
  await device.get('demo-banner').waitFor();
  for (const language of LANGUAGES) {
    await device.go('/settings');
    await device.get(`lang-${language}`).click();
    for (const path of ['/', '/inbox', '/deals', '/tasks']) {
      await device.go(path);
      await device.page.locator('h1').waitFor();
      await look(`example ${language} ${path}`, language === 'ru');
    }
  }
  assert.deepEqual(faults, []);
});

stage.journey('the pictures of the README', async () => {
  const relay = await stage.relay();
  const pictures = [
    ['clients-desktop', DESKTOP, '/clients', '[data-testid="client-row"]'],
    ['deals-phone', PHONE, '/deals', '[data-testid="deal-card"]'],
  ];
  for (const [name, options, path, landmark] of pictures) {
    const device = await furnished(relay, { ...options, name });
    await device.go('/settings');
    await device.get('my-name').fill('Дилноза Каримова');
    await device.get('my-name').press('Enter');
    await device.page.clock.setFixedTime(PICTURE_DAY);
    await device.page.evaluate(() => sessionStorage.setItem('deals.stage', 'negotiation'));
    await device.page.goto(device.url + path);
    await device.ready();
    await device.page.locator(landmark).locator('visible=true').first().waitFor();
    await device.inStep();
    await device.picture(SCREENSHOTS, name);
  }
});
