// What a person does with the app, by whatever hand: a mouse, a finger, or keys alone. A journey is written once for all of them.
// Never here: what a journey is about.

import assert from 'node:assert/strict';

import { DESKTOP, PHONE } from './device.mjs';
import { cutTexts, pageWidth } from './look.mjs';

/** The narrowest phone that loses nothing. */
export const NARROW = { ...PHONE, viewport: { width: 320, height: 640 } };
/** A desktop's window at 200 %: half as wide and half as high, of pixels twice as large. */
export const ZOOMED = { viewport: { width: DESKTOP.viewport.width / 2, height: DESKTOP.viewport.height / 2 }, deviceScaleFactor: 2 };

/** More presses than any screen has stops. */
const STOPS = 150;

/** What every hand does. */
class Hand {
  constructor(device) {
    this.device = device;
  }

  get page() {
    return this.device.page;
  }

  /** Goes to a screen by the links that the page shows, from one to the next: a phone has most of them behind "more". */
  async visit(...paths) {
    const links = (path) => this.page.locator(`a[href="${path}"]:visible`);
    for (const path of paths) {
      if (!(await links(path).count())) await this.press(links('/more').first());
      await this.press(links(path).first());
      await this.page.waitForFunction((wanted) => location.pathname === wanted, path);
    }
  }

  /** Nothing lies beyond the window's side, and no text is cut off. */
  async looks(where) {
    const { width } = this.page.viewportSize();
    const faults = await cutTexts(this.page);
    const wide = await pageWidth(this.page);
    if (wide > width) faults.push(`scrolls sideways: ${wide} of ${width} px`);
    assert.deepEqual(faults, [], `${where} at ${width} px`);
  }
}

/** A mouse or a finger. What is pressed must be in sight and have nothing lie on it: the browser's driver sees to that. */
export class Pointer extends Hand {
  press(control) {
    return control.click();
  }

  /** Opens the menu of something that is one stop for keys. */
  menu(_, button) {
    return this.press(button);
  }

  tick(control) {
    return control.check({ force: true });
  }

  type(field, text) {
    return field.fill(text);
  }

  async write(field, text) {
    await field.fill(text);
    await field.press('Enter');
  }

  /** Chooses from a list that adds what is chosen. */
  choose(select, label) {
    return select.selectOption({ label });
  }

  async dismiss() {
    await this.page.locator('dialog[open] .sheet-head button').last().click();
  }
}

/** Keys alone: every control is walked to, and the walker sees where it is. */
export class Keys extends Hand {
  get keys() {
    return this.page.keyboard;
  }

  /** Walks to a control: Tab and Shift with Tab between stops, arrows within what is one stop. */
  async reach(control) {
    await control.waitFor({ state: 'attached' });
    const target = await control.elementHandle();
    for (let stop = 0; stop < STOPS; stop += 1) {
      const key = await target.evaluate((wanted) => {
        const at = document.activeElement;
        if (at === wanted) return null;
        const isBefore = at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING;
        const oneStop = '[role=menu], [role=tablist], [role=radiogroup], [role=listbox], [role=grid]';
        const isSameRadio = at.type === 'radio' && at.name === wanted.name && at.form === wanted.form;
        const isWithin = wanted.closest(oneStop)?.contains(at) && (wanted.tabIndex < 0 || wanted.closest('[role=menu]'));
        if (isSameRadio || isWithin) return isBefore ? 'ArrowUp' : 'ArrowDown';
        return isBefore ? 'Shift+Tab' : 'Tab';
      });
      if (!key) return this.#sees(target, control);
      await this.keys.press(key);
    }
    return assert.fail(`keys never reach ${control}`);
  }

  /** The focus is drawn, inside the window, and not hidden behind something else. */
  async #sees(target, control) {
    const wrong = await target.evaluate((element) => {
      if (!element.matches(':focus-visible')) return 'the browser does not call its focus visible';
      const isDrawn = (one) => {
        const style = getComputedStyle(one);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || (style.caretColor !== 'transparent' && one.matches('input, textarea'));
      };
      const around = [element, element.parentElement, element.closest('label')].filter(Boolean);
      if (!around.some(isDrawn)) return 'its focus is not drawn';
      const label = element.closest('label') ?? element;
      const { left, top, right, bottom } = label.getBoundingClientRect();
      if (right < 0 || left > innerWidth || bottom < 0 || top > innerHeight) return 'it is outside of the window';
      const [x, y] = [Math.min(Math.max((left + right) / 2, 1), innerWidth - 1), [top + 2, (top + bottom) / 2, bottom - 2]];
      const isHit = (at) => {
        const hit = document.elementFromPoint(x, Math.min(Math.max(at, 1), innerHeight - 1));
        return hit && (label.contains(hit) || hit.contains(label));
      };
      return y.some(isHit) ? '' : 'something lies on it';
    });
    assert.equal(wrong, '', String(control));
  }

  async press(control) {
    await this.reach(control);
    await this.keys.press('Enter');
  }

  async menu(thing) {
    await this.reach(thing);
    await this.keys.press('m');
  }

  async tick(control) {
    await this.reach(control);
    if (!(await control.isChecked())) await this.keys.press('Space');
  }

  async type(field, text) {
    await this.reach(field);
    await this.keys.press('Control+a');
    await this.keys.type(text);
  }

  async write(field, text) {
    await this.type(field, text);
    await this.keys.press('Enter');
  }

  /** Types the option's first letter, as one does on a closed list, and waits until the focus is at what the choice added. */
  async choose(select, label) {
    await this.reach(select);
    // A letter that is on no Latin keyboard is one key all the same: the driver only knows how to insert its text.
    const keyboard = await this.page.context().newCDPSession(this.page);
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key: label[0], text: label[0] });
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: label[0] });
    const handle = await select.elementHandle();
    await this.page.waitForFunction((element) => document.activeElement !== element, handle);
  }

  async dismiss() {
    await this.keys.press('Escape');
  }
}

/** Where the focus is when something is over: on something, never nowhere. */
export async function keepsFocus(hand) {
  if (!(hand instanceof Keys)) return;
  await hand.page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
}
