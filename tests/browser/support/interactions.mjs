// How long the page takes from what a person does to the next picture, as the browser itself measures it, while journeys run: written to
// the file that INGOT_INTERACTIONS names, a line each; without it nothing is watched. Never here: judging.

import { appendFileSync } from 'node:fs';

const FILE = process.env.INGOT_INTERACTIONS;
/** The browser tells of no shorter ones. */
export const SHORTEST_MS = 16;

let contexts = 0;

/** Watches every page of a browser context. */
export async function watch(context) {
  if (!FILE) return;
  contexts += 1;
  const number = `${process.pid}.${contexts}`;
  await context.exposeBinding('ingotInteraction', (_, page, interaction, duration, kind) => {
    appendFileSync(FILE, `${JSON.stringify({ id: `${number}.${page}.${interaction}`, duration, kind })}\n`);
  });
  await context.addInitScript((durationThreshold) => {
    const page = Math.random();
    new PerformanceObserver((list) => {
      for (const { interactionId, duration, name } of list.getEntries()) {
        if (interactionId) window.ingotInteraction(page, interactionId, duration, name);
      }
    }).observe({ type: 'event', durationThreshold, buffered: true });
  }, SHORTEST_MS);
}
