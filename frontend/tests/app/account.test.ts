import { expect, test } from "vitest";
import { formErrors } from "../../src/app/account";
import { HttpError } from "../../src/lib/http";

const refused = (errors: unknown) => formErrors(new HttpError("No.", 400, { status: 400, errors }));

test("what is wrong is said at the field it is about", () => {
  expect(
    refused([
      { message: "A user with that username already exists.", code: "username_taken", param: "username" },
      { message: "This password is too short.", code: "password_too_short", param: "password" },
      { message: "This password is too common.", code: "password_too_common", param: "password" },
    ]),
  ).toEqual({
    username: "A user with that username already exists.",
    password: "This password is too short.",
  });
});

test("what is about no field is said above the form", () => {
  expect(refused([{ message: "Too many attempts.", code: "rate" }])).toEqual({ form: "Too many attempts." });
  expect(formErrors(new HttpError("The studio cannot be reached.", 0))).toEqual({
    form: "The studio cannot be reached.",
  });
});
