/** Signing up, in and out: django-allauth's headless API with a session cookie. */
import { HttpError, send } from "../lib/http";
import { strings } from "../lib/strings";

const AUTH = "/_allauth/browser/v1/auth";

/** What is wrong with which field; `form` is about the whole. */
export type FormErrors = Partial<Record<"username" | "email" | "login" | "password" | "form", string>>;

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

/** End the session. The API answers 401 once it is over, which is what was wanted. */
export async function signOut(): Promise<void> {
  try {
    await send("DELETE", `${AUTH}/session`);
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 401) throw error;
  }
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
    const field = param === "username" || param === "email" || param === "password" ? param : "form";
    sorted[field] ??= message;
  }
  return sorted;
}
