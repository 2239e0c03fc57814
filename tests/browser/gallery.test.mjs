// The gallery of the component kit, which development builds have: a picture in each language, light beside dark, on a phone and on a
// desktop; nothing cut, nothing that axe-core calls serious.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { DESKTOP, PHONE } from './support/device.mjs';
import { cutTexts, pageWidth, seriousViolations } from './support/look.mjs';
import { OUT, setStage } from './support/stage.mjs';

const stage = setStage();

stage.journey('the gallery in three languages', async (context) => {
  const relay = await stage.relay();
  const faults = [];
  for (const [form, options] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    const device = await stage.device(relay, { ...options, name: form });
    await device.open('/gallery');
    await device.page.locator('[data-testid="gallery"], main .empty').first().waitFor();
    if (!(await device.get('gallery').count())) {
      // Not `skip`: what was started would not be ended.
      context.diagnostic('skipped: a release has no gallery');
      return;
    }
    for (const language of ['ru', 'uz', 'en']) {
      await device.get(`gallery-${language}`).click();
      await device.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
      const folder = join(OUT, form, language);
      await mkdir(folder, { recursive: true });
      await device.page.screenshot({ path: join(folder, 'gallery.png'), fullPage: true });
      const found = [...(await cutTexts(device.page)), ...(await seriousViolations(device.page))];
      if ((await pageWidth(device.page)) > options.viewport.width) found.push('scrolls sideways');
      faults.push(...found.map((fault) => `${form} ${language}: ${fault}`));
    }
    const grounds = await device.get('gallery-side').evaluateAll((sides) => sides.map((side) => getComputedStyle(side).backgroundColor));
    assert.notEqual(grounds[0], grounds[1], 'light stands beside dark');
    // What opens above the page.
    await device.get('gallery-menu').first().click();
    await device.get('gallery-call').waitFor();
    await device.picture(join(OUT, form), 'gallery-menu');
    await device.page.keyboard.press('Escape');
    await device.get('gallery-sheet-open').first().click();
    await device.get('gallery-sheet').waitFor();
    await device.picture(join(OUT, form), 'gallery-sheet');
    await device.page.keyboard.press('Escape');
  }
  assert.deepEqual(faults, []);
});
