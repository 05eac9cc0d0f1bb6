/**
 * Names that only useapi.net uses: a new one is added here (a test compares those of jobs). Words that are ours as well (executing,
 * maxJobs, elapsed) can't be told apart.
 */
const WIRE_NAMES = new Set([
  ...["videoId", "imageId", "imageIds", "audioId", "musicId", "replyUrl", "replyRef"],
  ...["executingAudio", "executingMusic", "exp_Expire", "iat_Issued", "jwt", "supportVideo", "supportAudio"],
]);

/** The upstream's vocabulary ends where its answer is read, so that a change of theirs is a change in one folder. */
export const noWireNames = {
  meta: {
    type: "problem",
    docs: { description: "The upstream's names go no further than lib/server/upstream." },
    messages: {
      wire: "`{{name}}` is useapi.net's name: only lib/server/upstream speaks it. Translate it there and use the word of lib/domain here (id, ref, callbackHost, uncounted, sessionEndsAt).",
    },
    schema: [],
  },
  create(context) {
    const check = (node, name) => {
      if (WIRE_NAMES.has(name)) context.report({ node, messageId: "wire", data: { name } });
    };
    return {
      Identifier: (node) => check(node, node.name),
      Literal: (node) => check(node, node.value),
      JSXIdentifier: (node) => check(node, node.name),
    };
  },
};
