/** What `max-lines` is to scripts: that rule waits for the end of a program, and a stylesheet is none. */
export const shortSheet = {
  meta: {
    type: "suggestion",
    docs: { description: "A stylesheet has a limited number of lines." },
    messages: {
      long: "This sheet has {{lines}} lines. Maximum allowed is {{max}}: split it by subject, and keep the order of its rules (app/globals.css, lib/view/wall-sheets.ts).",
    },
    schema: [{ type: "integer", minimum: 1 }],
  },
  create(context) {
    const [max] = context.options;
    return {
      StyleSheet(node) {
        const lines = context.sourceCode.text.replace(/\n$/, "").split("\n").length;
        if (lines > max) context.report({ node, messageId: "long", data: { lines, max } });
      },
    };
  },
};
