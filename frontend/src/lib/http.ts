/** Requests to our own host: JSON in, JSON out, the CSRF token along, and errors as one sentence. */
import { strings } from "./strings";

/** What the server refused, or that it could not be reached (`status` 0). The message is a sentence for a person. */
export class HttpError extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** The answer's body, where it was JSON. */
    readonly body: unknown = null,
  ) {
    super(message);
  }
}

/** Where it is heard that the session has ended: it ran out, or the person signed out in another window. */
export const SIGNED_OUT = "cloudstudio:signed-out";

/** The token that Django's cookie carries, to be sent back as `X-CSRFToken`. */
export function csrfToken(): string {
  return /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

/** Send a request and return the answer's JSON (`null` where there is none). Raises HttpError. */
export async function send<Answer>(
  method: string,
  path: string,
  body?: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const headers: Record<string, string> = { Accept: "application/json", ...more };
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: "same-origin",
      // A delete may be sent as the page goes away, and must arrive.
      keepalive: method === "DELETE",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new HttpError(strings.common.offline, 0);
  }
  const answer = await readJson(response);
  if (response.status === 401) window.dispatchEvent(new Event(SIGNED_OUT));
  if (!response.ok) throw new HttpError(sentenceOf(answer), response.status, answer);
  return answer as Answer;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function sentenceOf(answer: unknown): string {
  const detail = (answer as { detail?: unknown } | null)?.detail;
  return typeof detail === "string" && detail ? detail : strings.common.failed;
}

/** The sentence of anything that was thrown. */
export function sentence(error: unknown): string {
  return error instanceof HttpError ? error.message : strings.common.failed;
}
