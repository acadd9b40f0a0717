import { join } from "node:path";
import { defineConfig } from "vite";

/** Builds the mixer alone for the test that listens to it in a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  logLevel: "error",
  build: {
    target: "es2022",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rollupOptions: { input: join(import.meta.dirname, "sound.html") },
  },
});
