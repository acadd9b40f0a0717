/** Signing up, in and out: django-allauth's headless API with a session cookie. */
import { HttpError, send } from "../lib/http";
import { strings } from "../lib/strings";

const AUTH = "/_allauth/browser/v1/auth";
const ADDRESSES = "/_allauth/browser/v1/account/email";

/** What is wrong with which field; `form` is about the whole. */
export type FormErrors = Partial<
  Record<"username" | "email" | "login" | "password" | "key" | "form", string>
>;

export interface SignUp {
  username: string;
  email: string;
  password: string;
}

/** Make an account and sign in. */
export async function signUp({ username, email, password }: SignUp): Promise<void> {
  await send("POST", `${AUTH}/signup`, { username, password, ...(email ? { email } : {}) });
}

/** Sign in by a user name or an e-mail address. */
export async function signIn(login: string, password: string): Promise<void> {
  const who = login.includes("@") ? { email: login } : { username: login };
  await send("POST", `${AUTH}/login`, { ...who, password });
}

/** Have a mail with a link sent to an address, if there is such an account. */
export async function askForReset(email: string): Promise<void> {
  await send("POST", `${AUTH}/password/request`, { email });
}

/** Whether the key of a link still opens; rejects where not. */
export async function checkReset(key: string): Promise<void> {
  await send("GET", `${AUTH}/password/reset`, undefined, { "X-Password-Reset-Key": key });
}

/** Set another password by the key of a link. */
export async function resetPassword(key: string, password: string): Promise<void> {
  await unlessSignedOut(send("POST", `${AUTH}/password/reset`, { key, password }));
}

/** The address that a link confirms; rejects where the link is none. */
export async function whoseAddress(key: string): Promise<string> {
  const answer = await send<{ data: { email: string } }>("GET", `${AUTH}/email/verify`, undefined, {
    "X-Email-Verification-Key": key,
  });
  return answer.data.email;
}

/** Confirm the address of a link. */
export async function confirmAddress(key: string): Promise<void> {
  await unlessSignedOut(send("POST", `${AUTH}/email/verify`, { key }));
}

/** Make an address the account's, and have a link sent there that confirms it. */
export async function setAddress(email: string): Promise<void> {
  const known = await send<{ data: { email: string }[] }>("GET", ADDRESSES);
  // The API refuses a known address as new one, and an unknown one as one to be confirmed.
  const method = known.data.some((entry) => entry.email === email) ? "PUT" : "POST";
  await send(method, ADDRESSES, { email });
}

/** The API answers 401 where it has done what was asked and nobody is signed in. */
async function unlessSignedOut(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 401) throw error;
  }
}

/** End the session. The API answers 401 once it is over, which is what was wanted. */
export async function signOut(): Promise<void> {
  await unlessSignedOut(send("DELETE", `${AUTH}/session`));
}

interface AuthProblem {
  message: string;
  param?: string;
}

/** Sort what the API says is wrong to the fields it is about. Pure. */
export function formErrors(error: unknown): FormErrors {
  if (!(error instanceof HttpError)) return { form: strings.common.failed };
  const problems = (error.body as { errors?: AuthProblem[] } | null)?.errors ?? [];
  if (problems.length === 0) return { form: error.message };
  const sorted: FormErrors = {};
  for (const { message, param } of problems) {
    const field =
      param === "username" || param === "email" || param === "password" || param === "key" ? param : "form";
    sorted[field] ??= message;
  }
  return sorted;
}
