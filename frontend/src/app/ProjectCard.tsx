import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { formatAgo } from "../lib/format";
import type { Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { IconButton, Menu } from "../lib/ui";
import styles from "./ProjectCard.module.css";
import { navigate, pathTo } from "./route";

interface ProjectCardProps {
  project: Project;
  onRename: () => void;
  onDelete: () => void;
}

/** One project in the grid: the whole card opens it. */
export function ProjectCard({ project, onRename, onDelete }: ProjectCardProps) {
  const path = pathTo.project(project.id);
  return (
    <li className={styles.card}>
      <a
        href={path}
        className={styles.open}
        aria-label={strings.home.open(project.name)}
        onClick={(event) => {
          // A new tab or window is the browser's own business.
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          navigate(path);
        }}
      >
        <Preview project={project} />
      </a>
      <div className={styles.about}>
        <div className={styles.words}>
          <h2 className={styles.name} title={project.name}>
            {project.name}
          </h2>
          <p className={styles.when}>
            {strings.home.edited(formatAgo(new Date(project.updated), new Date()))}
          </p>
        </div>
        <Menu
          label={strings.common.more(project.name)}
          align="end"
          items={[
            { label: strings.common.rename, icon: <Pencil />, onSelect: onRename },
            null,
            { label: strings.common.remove, icon: <Trash2 />, danger: true, onSelect: onDelete },
          ]}
          trigger={(props) => (
            <IconButton {...props} label={strings.common.more(project.name)} icon={<Ellipsis />} />
          )}
        />
      </div>
    </li>
  );
}

/** A tint that stays the project's own, so that cards can be told apart. */
function Preview({ project }: { project: Project }) {
  const hue = Number.parseInt(project.id.slice(0, 6), 16) % 360;
  return (
    <span className={styles.preview}>
      <span
        className={styles.canvas}
        style={{
          background: `linear-gradient(150deg, hsl(${hue} 42% 40%), hsl(${(hue + 48) % 360} 46% 22%))`,
        }}
      />
    </span>
  );
}
