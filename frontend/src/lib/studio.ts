/** What the page asks of the server, one function a request. Each raises HttpError with a sentence. */
import { send } from "./http";
import type {
  Asset,
  AssetUse,
  Binned,
  Export,
  FilmSettings,
  FindingContent,
  Generation,
  ImageModel,
  Job,
  JobState,
  MailWishes,
  Mastering,
  Me,
  Project,
  Share,
  ShareChange,
  Storage,
  Tool,
  Watch,
} from "./shapes";

export const getMe = () => send<Me>("GET", "/api/me");

export const listProjects = () => send<Project[]>("GET", "/api/projects");
export const createProject = (body: { name: string; width: number; height: number }) =>
  send<Project>("POST", "/api/projects", {
    name: body.name,
    document: { canvas: { width: body.width, height: body.height } },
  });
export const getProject = (id: string) => send<Project>("GET", `/api/projects/${id}`);
export const renameProject = (id: string, name: string) =>
  send<Project>("PATCH", `/api/projects/${id}`, { name });
/** A copy of the project as it is now, without its history. */
export const duplicateProject = (id: string) => send<Project>("POST", `/api/projects/${id}/duplicate`);
/** A project with a finished film, to be taken apart; the same one when it is there already. */
export const openDemo = () => send<Project>("POST", "/api/demo");
/** Have the pictures drawn of projects that were edited since; each one tells when it is done. */
export const drawCovers = () => send<{ drawing: number }>("POST", "/api/covers");
export const deleteProject = (id: string) => send<null>("DELETE", `/api/projects/${id}`);

/** What brings the project's mix to its loudness, as the server's document is now. */
export const findMastering = (id: string) => send<Mastering>("POST", `/api/projects/${id}/mastering`);

export const listAssets = () => send<Asset[]>("GET", "/api/assets");
export const getAsset = (id: string) => send<Asset>("GET", `/api/assets/${id}`);
export const renameAsset = (id: string, name: string) => send<Asset>("PATCH", `/api/assets/${id}`, { name });
/** Where an asset's sound is at so many thousandths of its speed; null while it is being made. */
export const retimedSound = (id: string, body: { speed: number; reversed: boolean }) =>
  send<{ url: string | null }>("POST", `/api/assets/${id}/sounds`, body);
export const deleteAsset = (id: string) => send<null>("DELETE", `/api/assets/${id}`);
/** Examine what could not be read once more, or make what is missing of what could. */
export const examineAgain = (id: string) => send<Asset>("POST", `/api/assets/${id}/inspect`);
export const listUses = (id: string) => send<AssetUse[]>("GET", `/api/assets/${id}/uses`);

/** What was deleted: of one kind, or (without one) all of it. */
export const listBin = (kind: string) => send<Binned[]>("GET", `/api/bin?kind=${kind}`);
export const bringBack = (kind: string, id: string) => send<null>("POST", `/api/bin/${kind}/${id}/restore`);
export const removeForGood = (kind: string, id: string) => send<null>("DELETE", `/api/bin/${kind}/${id}`);
export const emptyBin = (kind: string) => send<null>("DELETE", `/api/bin?kind=${kind}`);

export const getStorage = () => send<Storage>("GET", "/api/storage");

export const listJobs = (state?: JobState) =>
  send<Job[]>("GET", state ? `/api/jobs?state=${state}` : "/api/jobs");
export const getJob = (id: string) => send<Job>("GET", `/api/jobs/${id}`);
export const cancelJob = (id: string) => send<Job>("POST", `/api/jobs/${id}/cancel`);
export const retryJob = (id: string) => send<Job>("POST", `/api/jobs/${id}/retry`);

/** The tools there are, with what they say of an asset. */
export const listTools = (asset: string) => send<Tool[]>("GET", `/api/assets/${asset}/tools`);
/** What a tool learned about an asset, or a person said better. */
export const getFinding = (id: string) => send<FindingContent>("GET", `/api/findings/${id}`);
/** The job in which a tool works on an asset: a new one, or the one that is at it or has done it. */
export const runTool = (asset: string, name: string, parameters: Readonly<Record<string, unknown>> = {}) =>
  send<{ job: string }>("POST", `/api/assets/${asset}/tools/${name}`, { parameters });

export const listModels = () => send<ImageModel[]>("GET", "/api/models");
export const getGeneration = (id: string) => send<Generation>("GET", `/api/generations/${id}`);
export const listGenerations = () => send<Generation[]>("GET", "/api/generations");
export const startGeneration = (body: {
  model: string;
  parameters: Record<string, unknown>;
  prompt: string;
  seed: number;
  count: number;
}) => send<Generation>("POST", "/api/generations", body);
export const keepPicture = (id: string, body: { name: string; index: number }) =>
  send<Asset>("POST", `/api/generations/${id}/keep`, body);

export const listExports = (project: string) => send<Export[]>("GET", `/api/exports?project=${project}`);
export const getExport = (id: string) => send<Export>("GET", `/api/exports/${id}`);
export const startExport = (project: string, settings: FilmSettings) =>
  send<Export>("POST", "/api/exports", { project, settings });

export const listShares = (project?: string) =>
  send<Share[]>("GET", project ? `/api/shares?project=${project}` : "/api/shares");
export const makeShare = (exportId: string) => send<Share>("POST", "/api/shares", { export: exportId });
export const changeShare = (token: string, change: ShareChange) =>
  send<Share>("PATCH", `/api/shares/${token}`, change);
export const sendShare = (token: string, to: string[], words: string) =>
  send<{ letters: number }>("POST", `/api/shares/${token}/send`, { to, words });
export const revokeShare = (token: string) => send<null>("DELETE", `/api/shares/${token}`);
/** What a link shows; `key` is what its password was answered with. */
export const getWatch = (token: string, key: string | null = null) =>
  send<Watch>("GET", `/api/watch/${encodeURIComponent(key ? `${token}.${key}` : token)}`);
export const unlockWatch = (token: string, password: string) =>
  send<{ key: string }>("POST", `/api/watch/${encodeURIComponent(token)}/key`, { password });

/** Whether this studio sends mail; needs no account. */
export const isMailOn = async () => (await send<{ on: boolean }>("GET", "/api/mail")).on;
export const mailWishes = () => send<MailWishes>("GET", "/api/mail/wishes");
export const wishMail = (whenDone: boolean) =>
  send<MailWishes>("PATCH", "/api/mail/wishes", { when_done: whenDone });
