/** Which projects a search shows, and in which order. Pure. */
import type { Project } from "../lib/shapes";

export type ProjectOrder = "edited" | "created" | "name";

export function showProjects(projects: readonly Project[], search: string, order: ProjectOrder): Project[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = projects.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const compare: Record<ProjectOrder, (a: Project, b: Project) => number> = {
    edited: (a, b) => Date.parse(b.updated) - Date.parse(a.updated),
    created: (a, b) => Date.parse(b.created) - Date.parse(a.created),
    name: (a, b) => a.name.localeCompare(b.name, "en", { numeric: true, sensitivity: "base" }),
  };
  return found.sort(compare[order]);
}
