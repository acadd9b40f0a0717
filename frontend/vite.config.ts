import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The page asks for nothing outside its own host: fonts, wasm and scripts are all built into dist/.
export default defineConfig({
  base: "/static/",
  plugins: [react()],
  build: { target: "es2022", outDir: "dist", emptyOutDir: true, assetsInlineLimit: 0,
    // The page of a link is one of its own: nothing of the editor is loaded.
    rollupOptions: { input: ["index.html", "watch.html"] },
  },
  // The effects are shared with the Python compositor and live beside it.
  server: { fs: { allow: [".."] } },
  // A test that is slow on a busy machine is no failure; one that hangs is.
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    environment: "node",
    testTimeout: 60_000,
  },
});
