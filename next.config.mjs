// Where the build goes. Tests and side-by-side instances may keep theirs apart.
const distDir = process.env.SLOTWATCH_DIST_DIR || ".next";

/** @type {import("next").NextConfig} */
const config = {
  distDir,
  poweredByHeader: false,
  reactStrictMode: true,
  // The state of upstream changes every few seconds; nothing of ours is ever worth caching at a proxy.
  experimental: { authInterrupts: true },
  devIndicators: false,
};

export default config;
