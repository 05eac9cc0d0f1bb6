/** Time is an argument in lib/domain and lib/view: so a test can stand at any moment, and a page has one clock. */
export const noClock = {
  meta: {
    type: "problem",
    docs: { description: "Pure code is told the time." },
    messages: {
      clock:
        "Pure code reads no clock: take the time as an argument (nowMs). The server's clock is in lib/server/monitor/clock.ts, the page's in lib/client/use-now.ts.",
    },
    schema: [],
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: "clock" });
    return {
      'CallExpression[callee.object.name="Date"][callee.property.name="now"]': report,
      'CallExpression[callee.object.name="performance"][callee.property.name="now"]': report,
      'NewExpression[callee.name="Date"][arguments.length=0]': report,
      'CallExpression[callee.name="Date"]': report,
      "CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]": report,
    };
  },
};
