import { join } from "node:path";
import { defineConfig } from "vite";

/** The page of widgets, /dev/ui: `npm run ui` shows it while one works, the tests build it. No part of the product. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  server: { open: "/dev/ui/", fs: { allow: ["../../.."] } },
  build: {
    target: "es2022",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rollupOptions: { input: join(import.meta.dirname, "dev/ui/index.html") },
  },
});
