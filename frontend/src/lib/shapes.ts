/** What the API gives, by the page's own names for it. */

export interface Me {
  id: string;
  username: string;
  email: string;
}

export interface Project {
  id: string;
  name: string;
  created: string;
  updated: string;
  sequence: number;
  canvas?: { width: number; height: number };
}

export interface Facts {
  kind?: string;
  width?: number;
  height?: number;
  duration?: number;
  duration_seconds?: number;
  has_audio?: boolean;
}

export interface Asset {
  id: string;
  name: string;
  kind: "video" | "image" | "audio" | null;
  state: "processing" | "ready" | "failed";
  error: string;
  size: number;
  facts: Facts | null;
  urls: {
    original?: string | null;
    thumbnail?: string | null;
    filmstrip?: string | null;
    waveform?: string | null;
    proxy?: string | null;
  };
  created: string;
}

export type JobState = "queued" | "running" | "done" | "failed" | "cancelled";

export interface Job {
  id: string;
  kind: string;
  subject: string;
  state: JobState;
  progress: number;
  note: string;
  result: Record<string, unknown> | null;
  error: string;
  seq: number;
  created: string;
  started: string | null;
  ended: string | null;
}

/** The part of JSON Schema that a model's parameters use. */
export interface ParameterSchema {
  type?: "integer" | "number" | "string" | "boolean" | "array" | "object";
  title?: string;
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  enum?: readonly (string | number)[];
  items?: ParameterSchema;
  properties?: Record<string, ParameterSchema>;
  /** Our own: `table` draws an array as a table with these row names. */
  control?: string;
  rows?: readonly string[];
}

export interface ImageModel {
  name: string;
  title: string;
  summary: string;
  parameters: ParameterSchema;
  /** Whether it reads a prompt. */
  prompted: boolean;
}

export interface GeneratedPicture {
  index: number;
  seed: number;
  url: string;
  width: number;
  height: number;
  caption: string;
  numbers: Record<string, unknown>;
  /** What it was kept as. */
  asset: string | null;
}

export interface Generation {
  id: string;
  job: string;
  state: JobState;
  progress: number;
  error: string;
  model: string;
  parameters: Record<string, unknown>;
  prompt: string;
  seed: number;
  count: number;
  created: string;
  /** The finished ones. */
  pictures: readonly GeneratedPicture[];
}

export type Quality = "draft" | "standard" | "high";

export interface Export {
  id: string;
  project: string;
  job: string;
  settings: { height: number; quality: Quality };
  state: JobState;
  url: string | null;
  size: number;
  facts: Facts | null;
  created: string;
}

export interface Share {
  token: string;
  url: string;
  export: string;
  created: string;
}

export interface Watch {
  title: string;
  duration: number;
  width: number;
  height: number;
  url: string;
  poster?: string | null;
}
