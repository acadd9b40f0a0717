// Writes src/generated/: the document's JSON Schema and its TypeScript types, the table of properties, and the types of
// the HTTP API (from OpenAPI); and the reference of properties into the guide.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import openapiTS, { astToString } from "openapi-typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const out = join(root, "frontend/src/generated");
const python = process.env.PYTHON ?? join(root, ".venv/bin/python");
const banner = "// Made by `make generate`. Do not edit: change the models in Python and run it again.\n";

function manage(...command) {
  const text = execFileSync(python, ["manage.py", ...command], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(text);
}

/**
 * The schema as types want it: a property's own title would become an alias of its own, and a document in the page is
 * always whole, so what has a default is there.
 */
function forTypes(schema) {
  if (Array.isArray(schema)) return schema.map(forTypes);
  if (schema === null || typeof schema !== "object") return schema;
  const { default: _default, discriminator: _discriminator, ...kept } = schema;
  const result = {};
  for (const [key, value] of Object.entries(kept)) {
    if (key === "properties") {
      result.properties = Object.fromEntries(
        Object.entries(value).map(([name, property]) => {
          const { title: _title, ...rest } = forTypes(property);
          return [name, rest];
        }),
      );
      result.required = Object.keys(value);
    } else if (key === "patternProperties") {
      result.additionalProperties = forTypes(Object.values(value)[0]);
    } else if (key !== "required" && !(key === "additionalProperties" && "patternProperties" in kept)) {
      result[key] = forTypes(value);
    }
  }
  return result;
}

/** The schema without what is written for people: the page reads rules. A property may be called "description". */
function withoutSentences(schema) {
  if (Array.isArray(schema)) return schema.map(withoutSentences);
  if (schema === null || typeof schema !== "object") return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !((key === "description" || key === "title") && typeof value === "string"),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutSentences(value)]));
}

async function documentTypes({ $id: _id, ...schema }) {
  return compile(forTypes(schema), "Document", {
    bannerComment: banner.trim(),
    additionalProperties: false,
    style: { printWidth: 110 },
  });
}

/** The table as JSON, a line a property, and the names in it as types. */
function propertyTable() {
  const { groups, properties, without_control } = manage("schema", "--properties");
  const lines = (rows) => rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  const names = (rows) => rows.map(({ name }) => `  | ${JSON.stringify(name)}`).join("\n");
  return {
    json: `{\n  "groups": [\n${lines(groups)}\n  ],\n  "properties": [\n${lines(properties)}\n  ],\n  "without_control": ${JSON.stringify(without_control)}\n}\n`,
    types: `${banner}export type GroupName =\n${names(groups)};\n\nexport type PropertyName =\n${names(properties)};\n`,
  };
}

async function apiTypes() {
  const ast = await openapiTS(manage("export_openapi_schema", "--api", "cloudstudio.api.api"));
  return banner + astToString(ast);
}

mkdirSync(out, { recursive: true });
const schema = manage("schema");
writeFileSync(join(out, "document.ts"), await documentTypes(schema));
// The page checks operations and fills in defaults by the very text that the server's models give, less the sentences.
writeFileSync(join(out, "document.schema.json"), `${JSON.stringify(withoutSentences(schema), null, 2)}\n`);
const { json, types } = propertyTable();
writeFileSync(join(out, "properties.json"), json);
writeFileSync(join(out, "property-names.ts"), types);
execFileSync(python, ["manage.py", "schema", "--guide", "docs/document.md"], { cwd: root });
writeFileSync(join(out, "api.ts"), await apiTypes());
