import { existsSync, mkdirSync, writeFileSync } from "node:fs";

// Where the build goes. Tests and side-by-side instances may keep theirs apart.
const distDir = process.env.SLOTWATCH_DIST_DIR || ".next";

/**
 * Next writes the build folder's name into the tsconfig it uses. Builds beside the usual one get a file of their own, so
 * that they leave the checkout as it is.
 */
function tsconfigOf(folder) {
  if (folder === ".next") return "tsconfig.json";
  const path = `.cache/tsconfig${folder.replace(/\W/g, "-")}.json`;
  mkdirSync(".cache", { recursive: true });
  if (!existsSync(path)) writeFileSync(path, JSON.stringify({ extends: "../tsconfig.json" }));
  return path;
}

/** @type {import("next").NextConfig} */
const config = {
  distDir,
  poweredByHeader: false,
  // Next's own redirects would come before proxy.ts, without our headers, and be kept by browsers: a link's token among them.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // Types are checked by `npm run check`; a user's build should not spend a third of its time on that again.
  typescript: { ignoreBuildErrors: true, tsconfigPath: tsconfigOf(distDir) },
  experimental: {
    // Lets a page end in our 403 page: lib/server/access/page-guard.ts.
    authInterrupts: true,
    // Next keeps a copy of each body for proxy.ts, before anybody is asked who they are, and drops the piece that crosses this limit
    // whole: so it is what we take (16 KB) and the largest piece a socket brings (64 KB), or a long body could pass for a short one.
    proxyClientMaxBodySize: 96 * 1024,
    // A page's scripts in few files: small ones, compressed one by one, would be 5 KB more of every first load. Sizes in bytes,
    // beyond what we have.
    turbopackChunking: { minChunkSize: 2e6, requestCost: 3e6, maxMergeChunkSize: 4e6 },
  },
  turbopack: {
    resolveAlias: {
      // SWR asks for React's own hook by way of a stand-in for React 17.
      "use-sync-external-store/shim": "react",
      "use-sync-external-store/shim/index.js": "react",
      // React and nuqs ask for `process`, and got all of it: 0.7 KB of every first load.
      "next/dist/compiled/process": "./lib/client/process.cjs",
    },
  },
  devIndicators: false,
  // `next dev` would write files for coding agents into the checkout.
  agentRules: false,
  // A share's address opens the screen its link was made for: proxy.ts says which.
  rewrites: async () => ({
    beforeFiles: ["history", "wall"].map((screen) => ({
      source: "/shared/:id",
      has: [{ type: "header", key: "x-slotwatch-screen", value: screen }],
      destination: `/shared/:id/${screen}`,
    })),
  }),
  // All else gets its headers from proxy.ts, which does not run for built files.
  headers: async () => [
    { source: "/_next/static/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
};

export default config;
