/** What is named so is written into the browser's JavaScript at build time: a secret's shortest way out. */
export const noNextPublic = {
  meta: {
    type: "problem",
    docs: { description: "No variable of ours is baked into the browser's code." },
    messages: {
      public:
        "No NEXT_PUBLIC_ variables: they are fixed at build time and go to every browser. Hand the value down from a server component, or through a route of app/api.",
    },
    schema: [],
  },
  create(context) {
    const check = (node, text) => {
      if (typeof text === "string" && text.includes("NEXT_PUBLIC_")) context.report({ node, messageId: "public" });
    };
    return {
      Identifier: (node) => check(node, node.name),
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};
