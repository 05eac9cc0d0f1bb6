/** `x as unknown as T` turns the type checker off where it would have spoken. */
export const noAssertionThroughUnknown = {
  meta: {
    type: "problem",
    docs: { description: "Types are narrowed, not asserted by detour." },
    messages: { detour: "No `as unknown as`: narrow with a check, or give the value its type where it is made." },
    schema: [],
  },
  create(context) {
    return {
      'TSAsExpression > TSAsExpression.expression[typeAnnotation.type="TSUnknownKeyword"]': (node) =>
        context.report({ node, messageId: "detour" }),
    };
  },
};
