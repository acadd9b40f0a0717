// Prints the names of the document's properties that no control of the inspector reaches, one a line (`make bench`).
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const server = await createServer({
  root,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { withoutControl } = await server.ssrLoadModule("/tests/panels/inspector/reach.ts");
process.stdout.write((await withoutControl()).map((name) => `${name}\n`).join(""));
await server.close();
process.exit(0);
