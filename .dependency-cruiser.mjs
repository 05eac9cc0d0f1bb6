/**
 * The one-way street of CONTRIBUTING.md, "The map": which folder may import which. Each comment is what the check
 * prints, and names the right place. Rules inside a file are in scripts/eslint-rules.
 */
const domainWords = "^lib/domain/";
const useNow = "^lib/client/use-now\\.ts$";
/** Hooks of lib/client that ask nobody: settings, view state, and the browser's own theme and zone. */
const settingsHooks = "^lib/client/(use-now|use-refresh-settings|use-view-state|use-theme|use-zone)\\.tsx?$";

/** Everything that is ours, for rules that say which part of it a folder may import. */
const ourOwn = "^(app|components|lib|tests|scripts)/|^(instrumentation|proxy)\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
const config = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "These files import each other in a circle: move what both need into a third file, lower in the street.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-imports-tests",
      comment: "Only tests import tests: move what production code needs into lib.",
      severity: "error",
      from: { pathNot: "^tests/" },
      to: { path: "^tests/" },
    },
    {
      name: "domain-is-pure",
      comment:
        "lib/domain says what the words mean and imports only itself, zod and nuqs/server: what asks the network belongs in lib/server or lib/client, what is drawn in lib/view.",
      severity: "error",
      from: { path: domainWords },
      to: { pathNot: [domainWords, "node_modules/(zod|nuqs)/"] },
    },
    {
      name: "view-is-pure",
      comment:
        "lib/view turns domain into rows and imports only itself and lib/domain: hooks belong in lib/client, drawing in components.",
      severity: "error",
      from: { path: "^lib/view/" },
      to: { pathNot: ["^lib/view/", domainWords] },
    },
    {
      name: "server-stays-below",
      comment:
        "lib/server holds the secret and knows nothing of the page: shared words belong in lib/domain, rows in lib/view.",
      severity: "error",
      from: { path: "^lib/server/" },
      to: { path: ["^lib/(client|view)/", "^(components|app)/", "node_modules/(react|react-dom|swr|recharts)/"] },
    },
    {
      name: "client-stays-in-its-half",
      comment:
        "lib/client is the browser's half: it may import lib/domain, React and SWR. What needs the secret belongs behind a route of app/api; what is drawn in components.",
      severity: "error",
      from: { path: "^lib/client/" },
      to: { path: ourOwn, pathNot: ["^lib/client/", domainWords] },
    },
    {
      name: "components-never-touch-the-server",
      comment: "Components never import lib/server: the page (app) hands its answer down as props.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: ["^lib/server/", "^app/"] },
    },
    {
      name: "ui-takes-rows",
      comment:
        "components/ui and components/charts take rows: they may import each other, lib/view, lib/domain's words and lib/client/use-now.ts. Data is fetched in components/screens and handed down.",
      severity: "error",
      from: { path: "^components/(ui|charts)/" },
      to: { path: ourOwn, pathNot: ["^components/(ui|charts)/", "^lib/view/", domainWords, useNow] },
    },
    {
      name: "panels-take-rows",
      comment:
        "Panels and controls take rows: they may import components/ui, components/charts, each other, lib/view, lib/domain's words, and the hooks of settings and view state. Data hooks are called in components/screens.",
      severity: "error",
      from: { path: "^components/(panels|controls)/" },
      to: {
        path: ourOwn,
        pathNot: ["^components/(ui|charts|panels|controls)/", "^lib/view/", domainWords, settingsHooks],
      },
    },
    {
      name: "swr-in-client-and-screens",
      comment: "SWR is used in lib/client (one hook an endpoint) and set up in components/screens.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/client/", "^components/screens/"] },
      to: { path: "node_modules/swr/" },
    },
    {
      name: "recharts-in-charts",
      comment:
        "Recharts is 100 KB: only components/charts imports it, behind one lazy chunk. Give a chart there your rows.",
      severity: "error",
      from: { pathNot: "^components/charts/" },
      to: { path: "node_modules/recharts/" },
    },
    {
      name: "app-is-addresses",
      comment:
        "app holds addresses: what asks the upstream is lib/server/monitor, what a page draws is components, what it reads is lib/domain and lib/view. Hooks belong in components/screens.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: ["^lib/client/", "^lib/server/upstream/"] },
    },
    {
      name: "wire-stays-in-upstream",
      comment:
        "Wire types (lib/server/upstream/wire-*.ts) go no further than lib/server/upstream: import the normalised type of lib/domain.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/server/upstream/" },
      to: { path: "^lib/server/upstream/wire-" },
    },
    {
      name: "history-asks-no-store",
      comment:
        "lib/server/history makes figures of what it is given. What asks the store belongs in its folders recording and reading, which are above the store.",
      severity: "error",
      from: { path: "^lib/server/history/[^/]+\\.ts$" },
      to: { path: ["^lib/server/store/", "^lib/server/history/(recording|reading)/"] },
    },
    {
      name: "store-is-asked",
      comment:
        "lib/server/store writes and reads what lib/server/history makes, and knows nothing of who asks: lib/server/history/recording and reading are above it.",
      severity: "error",
      from: { path: "^lib/server/store/" },
      to: { path: "^lib/server/history/(recording|reading)/" },
    },
    {
      name: "services-are-handed-down",
      comment:
        "lib/server/services puts a process's services together, and whoever answers a request asks it for them: what works below takes what it needs as an argument.",
      severity: "error",
      from: { path: "^lib/server/(history|monitor|shared|store|upstream)/" },
      to: { path: "^lib/server/services/" },
    },
    {
      name: "no-test-packages-in-production",
      comment:
        "This package is a devDependency: the app must not need it. Move it to dependencies, or the code to tests or scripts.",
      severity: "error",
      from: { path: "^(app|components|lib)/|^(instrumentation|proxy)\\.ts$", pathNot: "\\.css$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "resolvable",
      comment: "This import leads nowhere: the file or package does not exist.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next" },
    // Types count: a cycle of types is a knot in the design as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};

export default config;
