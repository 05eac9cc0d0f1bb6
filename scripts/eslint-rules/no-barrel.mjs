import path from "node:path";

/** A barrel hides where things live and drags whole folders into a bundle. Inside one folder a lazy entry may gather. */
export const noBarrel = {
  meta: {
    type: "problem",
    docs: { description: "Import from the file that holds the thing." },
    messages: {
      barrel:
        "No barrels: this re-exports from another file{{where}}. Let importers name the file that holds `{{source}}`.",
    },
    schema: [],
  },
  create(context) {
    const isIndex = /^index\.[cm]?[jt]sx?$/.test(path.basename(context.filename));
    const check = (node) => {
      if (node.source === null) return;
      const source = node.source.value;
      const isSameFolder = /^\.\/[^/]+$/.test(source);
      if (isSameFolder && !isIndex) return;
      context.report({ node, messageId: "barrel", data: { source, where: isSameFolder ? "" : " in another folder" } });
    };
    return { ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};
