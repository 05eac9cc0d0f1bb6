/** Where the stylesheet is missing (blocked, cut off, an old browser) a drawing that only a class sizes fills the screen. */
export const noUnsizedSvg = {
  meta: {
    type: "problem",
    docs: { description: "Every <svg> has a width and a height of its own; classes may overrule them." },
    messages: {
      size: "Give this <svg> width and height as attributes: a class overrules them, and without our stylesheet it would fill the screen.",
    },
    schema: [],
  },
  create(context) {
    return {
      'JSXOpeningElement[name.name="svg"]'({ attributes, parent }) {
        const names = attributes.map(({ name }) => name?.name);
        if (names.includes("width") && names.includes("height")) return;
        context.report({ node: parent, messageId: "size" });
      },
    };
  },
};
