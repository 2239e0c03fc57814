// A person's device: a browser context and what one does with the app on it. Waits are for states of the page, never for
// time. Never here: assertions.

import { join } from 'node:path';

import { MEDIA_TYPE, PASSWORD, PATH, entry, invite, pack } from './account.mjs';
import { watch } from './interactions.mjs';

export const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Clients of the example. */
export const EXAMPLE = 300;

/** How long any state may take to come about; a slow machine with two busy cores is part of the bargain. */
export const PATIENCE = 30_000;

/** Moves the clock of a page or a worker by so much; it goes on from there. */
function moveClock(offset) {
  const Real = globalThis.Date;
  const now = () => Real.now() + offset;
  globalThis.Date = new Proxy(Real, {
    construct: (target, parts, made) => Reflect.construct(target, parts.length > 0 ? parts : [now()], made),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

/** Nobody is due to be heard from on a weekend, on which the tests may run: pages and engines live on the Monday after it then. */
async function onAWorkingDay(context) {
  const DAY = 86_400_000;
  const inTashkent = new Date(Date.now() + 5 * 3_600_000);
  const ahead = { 6: 2, 0: 1 }[inTashkent.getUTCDay()];
  if (!ahead) return;
  await context.addInitScript(moveClock, ahead * DAY);
  context.on('page', (page) => page.on('worker', (worker) => worker.evaluate(moveClock, ahead * DAY).catch(() => {})));
}

const testid = (id) => `[data-testid="${id}"]`;

export class Device {
  /** Whether pages live on a working day; a journey that moves the clock itself says no. */
  static keepsWorkingDays = true;

  /** A new device at this address; nothing is open yet. */
  static async make(browser, url, { name = 'device', ...options } = {}) {
    const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Asia/Tashkent', ...DESKTOP, ...options });
    return Device.around(context, url, name);
  }

  static async around(context, url, name = 'device') {
    const device = new Device();
    Object.assign(device, { context, url, name, complaints: [] });
    context.setDefaultTimeout(PATIENCE);
    await watch(context);
    context.on('weberror', (error) => device.complaints.push(String(error.error())));
    if (Device.keepsWorkingDays) await onAWorkingDay(context);
    return device;
  }

  /** Opens the app (or a screen of it) in a tab of its own. */
  async open(path = '/') {
    this.page = await this.context.newPage();
    await this.page.goto(this.url + path);
    await this.ready();
    return this.page;
  }

  /** Opens the app for the first time, as somebody of this name, and has it make the example. */
  async openExample(name = '') {
    await this.open('/clients');
    await this.get('welcome').waitFor();
    if (name) await this.get('welcome-name').fill(name);
    await this.get('to-example').click();
    await this.get('demo-banner').waitFor();
    await this.counts(EXAMPLE);
  }

  /** Somebody new comes in here and opens the app. */
  async join(owner, role) {
    await this.comeIn(owner, role);
    if (!this.page) this.page = await this.context.newPage();
    await this.page.goto(`${this.url}/`);
    await this.ready();
  }

  /** Somebody new comes in here without leaving the screen that is open. */
  async joinHere(owner, role) {
    await this.comeIn(owner, role);
    await this.reload();
  }

  /** The owner with this token invites somebody, and the browser gets the token that he comes in with; nothing is opened. */
  async comeIn(owner, role) {
    await this.signIn(await invite(this.url, owner, role));
  }

  /** Uses an invite as the app does, in this browser; nothing is opened. */
  async signIn(secret) {
    const asked = entry(secret, this.name);
    this.email = asked.enter.e;
    await this.asks(asked);
  }

  /** Signs the same person in once more, by the password; nothing is opened. */
  async signInAgain(email) {
    await this.asks({ sign_in: { e: email, p: PASSWORD, d: 'Chromium' } });
  }

  async asks(question) {
    const response = await this.context.request.post(this.url + PATH, {
      headers: { 'content-type': MEDIA_TYPE },
      data: Buffer.from(pack(question)),
    });
    if (!response.ok()) throw new Error(`${this.name} was not let in: ${response.status()}`);
  }

  /** The engine runs and has handed over every stored row. */
  async ready(page = this.page) {
    await page.locator('html[data-engine="ready"]').waitFor({ state: 'attached' });
  }

  /** Opens the app again in this tab, as after a restart. */
  async reload() {
    await this.page.reload();
    await this.ready();
  }

  /** The service worker holds the whole app. */
  async installed() {
    await this.page.waitForFunction(() => navigator.serviceWorker?.controller?.state === 'activated');
  }

  get(id) {
    return this.page.locator(testid(id));
  }

  /** Goes to a screen by a link of the page. */
  async go(path) {
    await this.page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href });
      document.body.append(link);
      link.click();
      link.remove();
    }, path);
    await this.page.waitForFunction((wanted) => location.pathname === wanted, path);
  }

  /** Does something and waits until the page learned that it is saved on the device: `<html data-saved>` counts that. */
  async saves(act) {
    const before = await this.page.evaluate(() => Number(document.documentElement.dataset.saved ?? 0));
    await act();
    await this.page.waitForFunction((count) => Number(document.documentElement.dataset.saved ?? 0) > count, before);
  }

  /** Adds a client with quick add; returns its id. */
  async createClient({ name = '', phone = '', city = '', deal, amount = '', stage } = {}) {
    await this.get('new-client').first().click();
    const form = this.get('quick-add');
    const fill = (id, value) => (value ? form.locator(testid(id)).fill(value) : undefined);
    await fill('field-name', name);
    await fill('field-phone', phone);
    await fill('field-city', city);
    if (deal) {
      await form.locator(testid('with-deal')).check();
      await fill('field-deal-title', deal);
      await fill('field-deal-amount', amount);
      if (stage) await form.locator(testid('field-deal-stage')).selectOption(stage);
      if (stage === 'won') await this.follow(form);
    }
    const shown = this.client().getAttribute.bind(this.client());
    const before = (await this.client().count()) ? await shown('data-id') : '';
    await this.saves(() => form.locator(testid('create')).click());
    await this.page.locator(`${testid('client')}:not([data-id="${before}"])`).waitFor();
    return shown('data-id');
  }

  client() {
    return this.get('client');
  }

  /** Opens a client's screen. */
  async openClient(id) {
    await this.go(`/clients/${id}`);
    await this.page.locator(`${testid('client')}[data-id="${id}"]`).waitFor();
  }

  /** A fact of the open client. */
  field(key) {
    return this.client().locator(testid(key === 'name' ? 'client-name' : `field-${key}`));
  }

  /** Types a fact and leaves the field; comes back when it is saved. */
  async setField(key, value) {
    await this.field(key).fill(value);
    await this.saves(() => this.field(key).press('Enter'));
  }

  /** Writes a note; comes back when it is saved. */
  async note(text) {
    await this.get('note-input').fill(text);
    await this.saves(() => this.get('note-save').click());
    await this.page.waitForFunction(() => document.querySelector('[data-testid="note-input"]').value === '');
  }

  /** Chooses a deal's stage on its client's screen; a sale is answered what comes next. */
  async setStage(stage, deal = this.get('client-deal').first()) {
    if (stage === 'won') return this.win(deal);
    await this.saves(() => deal.locator(testid('deal-stage')).selectOption(stage));
  }

  /** Answers what comes after a sale: one of the four kinds, and one of the days. */
  async follow(form, { follow = 0, day = 0 } = {}) {
    await form.locator(testid('follow-kind')).nth(follow).check({ force: true });
    await form.locator(testid('follow-day')).nth(day).check({ force: true });
  }

  /** Moves a deal of the open client to "won". */
  async win(deal, next) {
    await deal.locator(testid('deal-stage')).selectOption('won');
    const sheet = this.get('win-sheet');
    await this.follow(sheet, next);
    await this.saves(() => sheet.locator(testid('win-save')).click());
  }

  /** The texts of the open client's history, newest first, without the time and the author. */
  async history() {
    const entries = this.get('timeline-entry');
    return entries.evaluateAll((nodes) =>
      nodes.map((node) => {
        const copy = node.cloneNode(true);
        copy.querySelectorAll('.ti-when, button').forEach((part) => part.remove());
        return copy.textContent.replace(/\s+/g, ' ').trim();
      }),
    );
  }

  /** What two devices must agree on about the open client. */
  async facts() {
    const read = (key) => this.field(key).inputValue();
    const [name, city, address, source] = await Promise.all(['name', 'city', 'address', 'source'].map(read));
    const deals = await this.get('client-deal').evaluateAll((nodes) => nodes.map((node) => [node.dataset.id, node.dataset.stage]));
    return { name, city, address, source, deals, history: await this.history() };
  }

  /** Waits until the open client's history has so many entries: "saved" is told before what changed is drawn. */
  async tells(entries) {
    await this.page.waitForFunction((count) => document.querySelectorAll('[data-testid="timeline-entry"]').length === count, entries);
  }

  /** How many clients the list knows. */
  async count() {
    return Number(await this.get('count-all').getAttribute('data-count'));
  }

  /** Waits until the list knows so many clients. */
  async counts(clients) {
    await this.page.locator(`${testid('count-all')}[data-count="${clients}"]`).waitFor();
  }

  /** How syncing stands. */
  async sync() {
    const mark = this.get('sync-mark').first();
    return { link: await mark.getAttribute('data-link'), unsent: Number(await mark.getAttribute('data-unsent')), words: await mark.textContent() };
  }

  /** Waits until the mark shows this. */
  async syncs({ link, unsent }, timeout = PATIENCE) {
    const wanted = (link === undefined ? '' : `[data-link="${link}"]`) + (unsent === undefined ? '' : `[data-unsent="${unsent}"]`);
    try {
      await this.page.locator(testid('sync-mark') + wanted).first().waitFor({ state: 'attached', timeout });
    } catch (error) {
      throw new Error(`${this.name}: wanted ${JSON.stringify({ link, unsent })}, the mark shows ${JSON.stringify(await this.sync())}`, { cause: error });
    }
  }

  /** Connected, and everything sent. */
  inStep(timeout) {
    return this.syncs({ link: 'online', unsent: 0 }, timeout);
  }

  /** Waits for an element whose text has this in it. */
  async sees(text, within = 'body') {
    await this.page.locator(within).filter({ hasText: text }).first().waitFor();
  }

  /** Keeps a picture of what the device shows. */
  async picture(folder, name = this.name) {
    if (this.page && !this.page.isClosed()) await this.page.screenshot({ path: join(folder, `${name}.png`), timeout: 5_000 }).catch(() => {});
  }
}
