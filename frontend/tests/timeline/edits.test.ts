import { expect, test } from "vitest";
import type { Document } from "../../src/timeline/document";
import * as edits from "../../src/timeline/edits";
import { apply, checkOperation, type Operation } from "../../src/timeline/operations";
import { readVectors } from "./vectors";

interface EditVectors {
  document: Document;
  cases: { edit: string; arguments: unknown[]; operation: Operation | null }[];
}

const EDITS = new Map(
  Object.entries({ ...edits, delete: edits.deleteClips }).map(([name, edit]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    edit as (document: Document, ...rest: unknown[]) => Operation | null,
  ]),
);
const CASES = Object.values(readVectors<Record<string, EditVectors>>("vectors/edits.json")).flatMap(
  ({ document, cases }) => cases.map((example) => ({ ...example, document })),
);

test.each(CASES)("$edit($arguments) is the server's operation, and a valid one", (example) => {
  const { document } = example;
  const operation = EDITS.get(example.edit)?.(document, ...example.arguments);
  expect(operation).toEqual(example.operation);
  if (operation) {
    checkOperation(operation, document);
    const { document: changed, inverse } = apply(document, operation);
    expect(apply(changed, inverse as Operation).document).toEqual(document);
  }
});
