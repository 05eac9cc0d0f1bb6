/** The CSP has no 'unsafe-inline' for styles: a style attribute in the server's HTML is dropped by the browser. */
export const noInlineStyle = {
  meta: {
    type: "problem",
    docs: { description: "Server-rendered HTML carries no style attributes." },
    messages: {
      style:
        "The CSP refuses inline styles in server-rendered HTML: use a class, or an SVG attribute for widths (components/ui/segments.tsx).",
    },
    schema: [],
  },
  create(context) {
    return { 'JSXAttribute[name.name="style"]': (node) => context.report({ node, messageId: "style" }) };
  },
};
