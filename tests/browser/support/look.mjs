// What a machine can judge of a screen's look. Never here: what is right for which screen.

import axe from 'axe-core';

/** How wide the page is, beyond the window too. */
export function pageWidth(page) {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** Texts that are cut off and do not say in a title what they are. */
export function cutTexts(page) {
  return page.evaluate(() => {
    const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isCut = (element) => {
      const style = getComputedStyle(element);
      // An inline box has no width of its own; a block that is one pixel wide is there for screen readers.
      if (style.display === 'inline' || element.clientWidth <= 1 || style.visibility === 'hidden') return false;
      const wide = element.scrollWidth > element.clientWidth + 1;
      const high = style.overflowY !== 'visible' && style.overflowY !== 'auto' && element.scrollHeight > element.clientHeight + 2;
      return wide || high;
    };
    // Rows of lists tell it once somebody points at them.
    for (const element of document.querySelectorAll('.cut')) element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    return [...document.querySelectorAll('body *')]
      .filter((element) => !['SCRIPT', 'STYLE', 'TEXTAREA', 'INPUT', 'SELECT', 'OPTION', 'PRE'].includes(element.tagName))
      .filter((element) => hasText(element) && isCut(element) && !element.closest('[title]'))
      .map((element) => `cut: ${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
  });
}

/** Buttons, links and fields that something else lies on. What is fixed to the window may lie on what scrolls below it. */
export function coveredControls(page) {
  return page.evaluate(() => {
    const floats = (element) => {
      for (let one = element; one; one = one.parentElement) {
        if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) return true;
      }
      return false;
    };
    const open = document.querySelector('dialog[open]') ?? document.body;
    return [...open.querySelectorAll('a[href], button, input, select, textarea')]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const hit = width > 1 && height > 1 ? document.elementFromPoint(left + width / 2, top + height / 2) : null;
        const isOwn = !hit || hit === element || hit.contains(element) || element.contains(hit) || element.closest('label')?.contains(hit);
        return !isOwn && !floats(hit);
      })
      .map((element) => `covered: ${element.tagName.toLowerCase()}.${element.className}: ${(element.textContent || element.ariaLabel || '').trim().slice(0, 60)}`);
  });
}

/** What axe-core calls serious or critical on the page. */
export async function seriousViolations(page) {
  // Colours on their way from one to another are nobody's to read.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished)));
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, { resultTypes: ['violations'] });
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`).join('; ')}`);
  });
  return violations;
}

/** What is cut, serious to axe, or beyond the window's side on what a device shows; nothing on a good screen. */
export async function faultsOf({ page }) {
  const faults = [...(await cutTexts(page)), ...(await seriousViolations(page))];
  if ((await pageWidth(page)) > page.viewportSize().width) faults.push('scrolls sideways');
  return faults;
}
