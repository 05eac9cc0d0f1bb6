/** `process.env` and its by-ways. `NEXT_RUNTIME` is no setting but a constant that Next writes in while building. */
export const noProcessEnv = {
  meta: {
    type: "problem",
    docs: { description: "The environment is read and checked in one place." },
    messages: {
      env: "process.env is read in lib/server/env.ts alone: take the value from getEnv() there, and add a new variable to lib/server/env-schema.ts.",
    },
    schema: [],
  },
  create(context) {
    const isProcess = (node) => node.type === "Identifier" && node.name === "process";
    const nameOf = (node) => (node.computed ? node.property.value : node.property.name);
    return {
      MemberExpression(node) {
        if (!isProcess(node.object) || nameOf(node) !== "env") return;
        const { parent } = node;
        if (parent.type === "MemberExpression" && parent.object === node && nameOf(parent) === "NEXT_RUNTIME") return;
        context.report({ node, messageId: "env" });
      },
      VariableDeclarator(node) {
        const takesEnv =
          node.id.type === "ObjectPattern" && node.id.properties.some((property) => property.key?.name === "env");
        if (takesEnv && node.init && isProcess(node.init)) context.report({ node, messageId: "env" });
      },
      ImportDeclaration(node) {
        const takesEnv = node.specifiers.some((specifier) => specifier.imported?.name === "env");
        if (takesEnv && /^(node:)?process$/.test(node.source.value)) context.report({ node, messageId: "env" });
      },
    };
  },
};
