import { defineConfig } from "vite";

/** Builds the stage alone for the test that looks at it in a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  logLevel: "error",
  build: { target: "es2022", emptyOutDir: true, assetsInlineLimit: 0 },
});
