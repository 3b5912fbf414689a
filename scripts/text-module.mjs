// A jest transformer: a file as a module whose default export is its text, as esbuild's loader `text` has it.
const transformer = {
  process: (text) => ({ code: `export default ${JSON.stringify(text)};` }),
};
export default transformer;
