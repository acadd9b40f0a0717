/** What the API gives, by the page's own names for it. The types are made from the API itself. */
import type { components } from "../generated/api";

type Schemas = components["schemas"];

export type Me = Schemas["MeOut"];
export type Tool = Schemas["ToolOut"];
export type FindingContent = Schemas["ContentOut"];
export type Project = Schemas["ProjectOut"];
export type Facts = Schemas["Facts"];
export type Asset = Schemas["AssetOut"];
export type AssetUse = Schemas["UseOut"];
export type Binned = Schemas["BinnedOut"];
export type Storage = Schemas["StorageOut"];
export type Job = Schemas["JobOut"];
export type JobState = Job["state"];
export type GeneratedPicture = Schemas["PictureOut"];
export type Generation = Schemas["GenerationOut"];
export type Export = Schemas["ExportOut"];
export type FilmSettings = Schemas["FilmSettings"];
export type Quality = FilmSettings["quality"];
export type Mastering = Schemas["MasteringOut"];
export type Share = Schemas["ShareOut"];
export type MailWishes = Schemas["WishesOut"];
export type ShareChange = Partial<Schemas["ShareChange"]>;
export type Watch = Schemas["WatchOut"];

/** The part of JSON Schema that a model's parameters use. */
export interface ParameterSchema {
  type?: "integer" | "number" | "string" | "boolean" | "array" | "object";
  title?: string;
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  enum?: readonly (string | number)[];
  anyOf?: readonly ParameterSchema[];
  items?: ParameterSchema;
  properties?: Record<string, ParameterSchema>;
  /** Our own: `table` draws an array as a table with these row names. */
  control?: string;
  rows?: readonly string[];
}

/** A model; OpenAPI knows its parameters only as "an object". */
export type ImageModel = Omit<Schemas["ModelOut"], "parameters"> & { parameters: ParameterSchema };
