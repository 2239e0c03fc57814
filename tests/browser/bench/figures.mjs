// Figures of many measurements as a few. Never here: measuring.

/** The value below which this share of the sorted values lies. */
const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];

export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p98: percentile(sorted, 0.98), p99: percentile(sorted, 0.99), max: sorted.at(-1) };
}

export const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
export const millis = (value) => `${value.toFixed(0)} ms`;
