// The engine carries its WebAssembly as data: addresses and fetches them. Fetching data: would need
// a wider content security policy, so in its file `fetch` reads such an address by itself.
import { readFileSync } from "node:fs";

const READ_DATA = `
const fetch = async (address, ...rest) => {
  const data = /^data:([^;]+);base64,/.exec(address);
  if (!data) return globalThis.fetch(address, ...rest);
  const letters = atob(address.slice(data[0].length));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new Response(bytes, { headers: { "Content-Type": data[1] } });
};
`;

/** An esbuild plugin. */
export const offline = {
  name: "offline",
  setup(build) {
    build.onLoad({ filter: /xforms-engine\/dist\/index\.js$/ }, ({ path }) => ({
      contents: READ_DATA + readFileSync(path, "utf8"),
    }));
  },
};
