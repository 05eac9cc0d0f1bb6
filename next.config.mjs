// Where the build goes. Tests and side-by-side instances may keep theirs apart.
const distDir = process.env.SLOTWATCH_DIST_DIR || ".next";

/** @type {import("next").NextConfig} */
const config = {
  distDir,
  poweredByHeader: false,
  reactStrictMode: true,
  // Lets a page end in our 403 page: lib/server/access/guard.ts.
  experimental: { authInterrupts: true },
  devIndicators: false,
  // `next dev` would write files for coding agents into the checkout.
  agentRules: false,
  // All else gets its headers from proxy.ts, which does not run for built files.
  headers: async () => [
    { source: "/_next/static/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
};

export default config;
