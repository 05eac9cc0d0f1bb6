/** Run as a process of its own: starts a server, says its process id, and does nothing until it is killed. */
import { startTestServer } from "./server";

const server = await startTestServer({ USEAPI_TOKEN: "user:1-none", USEAPI_BASE_URL: "http://127.0.0.1:9/v1" });
console.log(server.pid);
setInterval(() => undefined, 1000);
