// The rest of the page's program: sent for once, and again only after it could not be had.
let rest;
const parts = {
  __wasm_split_load_rest(done, data) {
    rest ??= WebAssembly.instantiateStreaming(
      fetch(new URL("__INGOT_REST__", import.meta.url), { signal: AbortSignal.timeout(60_000) }),
      { __wasm_split: wasm },
    );
    const tell = (isHere) => wasm.__indirect_function_table.get(done)(data, isHere);
    rest.then(
      () => tell(true),
      (problem) => {
        rest = undefined;
        console.warn(problem);
        tell(false);
      },
    );
  },
};
