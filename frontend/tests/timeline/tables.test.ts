import { expect, test } from "vitest";
import { boxAt, InvalidTable, readTable } from "../../src/timeline/tables";
import { readVectors } from "./vectors";

interface Vector {
  table: unknown;
  boxes: [name: string, time: number, box: [number, number, number, number, string] | null][];
}

test("subjects are where the server says", () => {
  for (const { table, boxes } of readVectors<Vector[]>("vectors/tables.json")) {
    const read = readTable(table);
    for (const [name, time, box] of boxes) {
      const found = boxAt(read, name, time);
      expect(found && [found.left, found.top, found.right, found.bottom, found.state]).toEqual(box);
    }
  }
});

const table = (rows: unknown) => ({ width: 1920, height: 1080, subjects: { face: rows } });

test.each([
  [[]],
  [{}],
  [{ width: 0, height: 1, subjects: {} }],
  [{ width: 1, height: 1, subjects: { "\ud800": [] } }],
  [table([])],
  [table([[0, 0, 0, 1, 1]])],
  [table([{ length: 6 }])],
  [table([[0, 0, 0, 1, 1, "lost"]])],
  [table([[0, 0, 0, 1.5, 1, "seen"]])],
  [table([[0, 0, 0, 1, Number.POSITIVE_INFINITY, "seen"]])],
  [table([[0, 0, 0, -1, 1, "seen"]])],
  [
    table([
      [5, 0, 0, 1, 1, "seen"],
      [5, 0, 0, 1, 1, "seen"],
    ]),
  ],
  [{ ...table([[0, 0, 0, 1, 1, "seen"]]), more: 1 }],
])("what is no table is refused with a sentence: %j", (data) => {
  expect(() => readTable(data)).toThrow(InvalidTable);
});
