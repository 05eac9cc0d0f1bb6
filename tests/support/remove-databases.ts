import { afterAll } from "vitest";
import { removeDatabases } from "./server";

// Set up before each test file, so this comes after what the file itself does at its end: its servers are stopped by then.
afterAll(removeDatabases);
