const GLOBALS = new Set(["fetch", "globalThis", "WebSocket"]);
const MODULES =
  /^(node:)?(http|https|http2|net|tls|dns|fs|child_process|worker_threads|process)(\/promises)?$|^(pg|kysely|better-sqlite3|pino|undici)$|^next\/(headers|cache)$/;

/**
 * A file of lib/server that touches the environment, the network, the disk or shared state must refuse to be bundled
 * for a browser, and says so with its first import. Pure files stay free of it: scripts and tests load them.
 */
export const serverOnlyFirst = {
  meta: {
    type: "problem",
    docs: { description: "Files that hold secrets or shared state can't reach a browser's bundle." },
    messages: {
      missing:
        'This file touches {{what}}, so it must begin with `import "server-only";` - or move what is pure into a file of its own.',
      late: '`import "server-only";` must be the first statement of the file.',
    },
    schema: [],
  },
  create(context) {
    const touched = [];
    const { scopeManager, ast } = context.sourceCode;
    return {
      MemberExpression(node) {
        if (node.object.name === "process" && node.property.name === "env") touched.push("process.env");
      },
      ImportDeclaration(node) {
        if (node.importKind !== "type" && MODULES.test(node.source.value)) touched.push(node.source.value);
      },
      "Program:exit"() {
        const { through, variables } = scopeManager.globalScope;
        // Whether a global was declared to ESLint or not, nothing in the file defines it.
        const declared = variables.filter(({ defs }) => defs.length === 0).flatMap(({ references }) => references);
        for (const { identifier } of [...through, ...declared]) {
          if (GLOBALS.has(identifier.name) && identifier.parent.type !== "TSTypeQuery") touched.push(identifier.name);
        }
        const at = ast.body.findIndex(
          (node) => node.type === "ImportDeclaration" && node.source.value === "server-only",
        );
        if (at > 0) context.report({ node: ast.body[at], messageId: "late" });
        if (at === -1 && touched.length > 0) {
          context.report({ loc: { line: 1, column: 0 }, messageId: "missing", data: { what: touched[0] } });
        }
      },
    };
  },
};
