import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyDocument, loadDocument } from "../../src/timeline/load";
import { apply, type Operation } from "../../src/timeline/operations";
import { upgradeOperation } from "../../src/timeline/upgrades";

/** What each released version left behind; the server's side of this is `test_corpus.py`. */
const CORPUS = join(import.meta.dirname, "../../../tests/corpus");
const VERSIONS = readdirSync(CORPUS).filter((name) => /^\d/.test(name));

interface History {
  readonly operations: readonly Operation[];
  readonly document: { readonly version: number };
}

test.each(VERSIONS.flatMap((version) => ["everything", "random"].map((name) => [version, name] as const)))(
  "the page replays what %s wrote (%s) to the same document, and undoes it to its beginning",
  (version, name) => {
    const history: History = JSON.parse(readFileSync(join(CORPUS, version, `${name}.json`), "utf8"));
    const steps = [emptyDocument()];
    const undo: Operation[] = [];
    let document = emptyDocument();
    for (const operation of history.operations) {
      const applied = apply(document, upgradeOperation(operation, history.document.version));
      document = applied.document;
      if (applied.inverse === null) continue;
      steps.push(document);
      undo.push(applied.inverse);
    }
    expect(document).toEqual(loadDocument(history.document));
    expect(undo.length).toBeGreaterThan(30);
    for (const inverse of undo.reverse()) {
      expect(document).toEqual(steps.pop());
      document = apply(document, inverse).document;
    }
    expect(document).toEqual(emptyDocument());
  },
);
