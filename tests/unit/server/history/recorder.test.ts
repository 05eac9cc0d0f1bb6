import { expect, it, vi } from "vitest";
import { createRecorder } from "@/lib/server/history/recording/recorder";
import { StoreAwayError } from "@/lib/server/store/store-away";
import { answer, buildJob, buildSnapshot, T0 } from "./build";

/** A recorder whose store is away. */
function build() {
  const [onChange, onRest] = [vi.fn(), vi.fn()];
  const recorder = createRecorder({
    store: {
      run: () => Promise.reject(new StoreAwayError("gone", "The database is gone.")),
      onBack: () => () => undefined,
    },
    now: () => T0,
    ...{ onChange, onRest },
  });
  return { recorder, onChange, onRest };
}

it("a mistake of ours in what is learned of a poll is not told as recorded", () => {
  const { recorder, onChange } = build();
  const mistake = new Error("a mistake of ours");
  const job = buildJob("user:7-minimax:a-video:1");
  Object.defineProperty(job, "id", {
    get() {
      throw mistake;
    },
  });
  expect(() => recorder.observe(answer(0, buildSnapshot([job])))).toThrow(mistake);
  expect(recorder.recording()).toEqual({ ok: false, sinceMs: T0 });
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ ok: false, sinceMs: T0 }, mistake);
});

it("says once that another instance records, where this one could not", async () => {
  const { recorder, onRest } = build();
  recorder.rest();
  expect(onRest).not.toHaveBeenCalled();
  recorder.observe(answer(0, buildSnapshot()));
  expect(await recorder.written()).toBe(false);
  recorder.rest();
  recorder.rest();
  expect(onRest).toHaveBeenCalledOnce();
  expect(recorder.recording()).toBeNull();
});
