// The first lines of the worker that makes up the example company. What does not load is told to the page in a word.
try {
  const { default: init } = await import('./demo.js');
  await init();
} catch {
  self.postMessage({});
}
