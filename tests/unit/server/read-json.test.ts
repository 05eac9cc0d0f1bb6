import { describe, expect, it } from "vitest";
import { readJson } from "@/lib/server/read-json";

const post = (body: BodyInit | null) =>
  new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);

describe("readJson", () => {
  it("reads an object", async () => {
    expect(await readJson(post('{"scene":"calm"}'))).toEqual({ ok: true, value: { scene: "calm" } });
  });

  it("says when a body is no JSON, or none at all", async () => {
    expect(await readJson(post("scene=calm"))).toEqual({ ok: false, code: "bad-request" });
    expect(await readJson(post(null))).toEqual({ ok: false, code: "bad-request" });
  });

  it("stops reading beyond 16 KB, also when no length was announced", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(4 * 1024));
      },
    });
    expect(await readJson(post(endless))).toEqual({ ok: false, code: "too-large" });
    expect(sent).toBeLessThan(10);
  });
});
