// What bundled code finds as `process`, in place of Next's imitation of Node's (next.config.mjs). React asks it for `emit`, to tell
// uncaught errors in Node; without one they go to the window.
module.exports = { env: {} };
