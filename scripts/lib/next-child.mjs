// Run by next-process.mjs. The channel to the parent breaks when the parent is gone, even killed: then so is this.
import { becomeNext } from "./next-process.mjs";

process.on("disconnect", () => process.exit(0));
await becomeNext(process.argv.slice(2));
