/**
 * One file over tus 1.0 to `/upload`: in chunks, resumed from where the server has it after a cut, a pause, or (by the
 * fingerprint that is kept in the browser) a closed tab.
 */
import { DetailedError, defaultOptions, type PreviousUpload, Upload } from "tus-js-client";
import { csrfToken } from "../../lib/http";
import { strings } from "../../lib/strings";
import type { MakeTransfer } from "./uploadQueue";

const ENDPOINT = "/upload";
const CHUNK = 8 * 1024 * 1024; // bytes; what is lost at most when the line is cut
const FIRST_WAIT = 1000; // ms
const LONGEST_WAIT = 15_000; // ms

export const tusTransfer: MakeTransfer = (file, events) => {
  let wanted = false;
  let wait = FIRST_WAIT;
  let timer = 0;

  const upload = new Upload(file, {
    endpoint: ENDPOINT,
    chunkSize: CHUNK,
    metadata: { filename: file.name, filetype: file.type },
    // Waiting is done here, without an end: a line that is down for an hour is not a failure.
    retryDelays: null,
    removeFingerprintOnSuccess: true,
    onBeforeRequest: (request) => request.setHeader("X-CSRFToken", csrfToken()),
    onProgress: (sent) => {
      wait = FIRST_WAIT;
      events.progress(sent);
    },
    onSuccess: () => {
      wanted = false;
      // An upload becomes the asset of the same id.
      events.done(upload.url?.split("/").at(-1) ?? null);
    },
    onError: (error) => {
      if (!wanted) return;
      const refusal = refusalOf(error);
      if (refusal) {
        wanted = false;
        events.refused(refusal);
        return;
      }
      events.interrupted();
      timer = window.setTimeout(go, wait);
      wait = Math.min(LONGEST_WAIT, wait * 2);
    },
  });
  const go = () => {
    window.clearTimeout(timer);
    if (wanted) upload.start();
  };
  window.addEventListener("online", go);

  const begin = async () => {
    if (!upload.url) {
      const [previous] = await upload.findPreviousUploads();
      if (previous) upload.resumeFromPreviousUpload(previous);
    }
    go();
  };
  const stop = () => {
    wanted = false;
    window.clearTimeout(timer);
  };
  return {
    start: () => {
      wanted = true;
      void begin();
    },
    pause: () => {
      stop();
      void upload.abort();
    },
    cancel: () => {
      stop();
      window.removeEventListener("online", go);
      // The server removes what nobody finishes, so a lost word about it does no harm.
      upload.abort(true).catch(() => undefined);
    },
  };
};

/** The sentence of an answer that trying again will not change; `null` when the line or the server was down. */
export function refusalOf(error: Error | DetailedError): string | null {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  // No room: trying again by itself would only fill the line.
  if (status === 507) return detailOf(response?.getBody()) ?? strings.library.noRoom;
  if (status < 400 || status >= 500 || status === 409 || status === 423 || status === 429) return null;
  if (status === 401) return strings.library.signedOut;
  if (status === 413) return detailOf(response?.getBody()) ?? strings.library.tooLarge;
  return detailOf(response?.getBody()) ?? strings.library.uploadFailed;
}

function detailOf(body: string | undefined): string | null {
  try {
    const { detail } = JSON.parse(body ?? "") as { detail?: unknown };
    return typeof detail === "string" ? detail : null;
  } catch {
    return body && body.length < 200 ? body : null;
  }
}

/** Uploads that a closed tab or a crash has cut off: the browser may not open their files again by itself. */
export async function leftOverUploads(): Promise<{ key: string; name: string }[]> {
  const found: PreviousUpload[] = await defaultOptions.urlStorage.findAllUploads();
  return found.map((previous) => ({
    key: previous.urlStorageKey,
    name: previous.metadata.filename ?? strings.library.uploads,
  }));
}

/** No longer offer to go on with a left-over upload. */
export const forgetLeftOver = (key: string) => defaultOptions.urlStorage.removeUpload(key);
