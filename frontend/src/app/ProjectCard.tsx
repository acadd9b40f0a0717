import { Clapperboard, Copy, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { formatAgo, formatDuration } from "../lib/format";
import type { Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import { IconButton, Menu } from "../lib/ui";
import { FLICKS_PER_SECOND } from "../timeline/time";
import styles from "./ProjectCard.module.css";
import { navigate, pathTo } from "./route";

interface ProjectCardProps {
  project: Project;
  onRename: () => void;
  onDuplicate: () => void;
  onDelete: () => void;
}

/** One project in the grid: the whole card opens it. */
export function ProjectCard({ project, onRename, onDuplicate, onDelete }: ProjectCardProps) {
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
            { label: strings.home.duplicate, icon: <Copy />, onSelect: onDuplicate },
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

/** A frame of the film and its length; the shape of a frame while it is drawn, and of an empty film. */
function Preview({ project: { cover, duration } }: { project: Project }) {
  // The one before stays until the next is there.
  const [shown, setShown] = useState<string | null>(null);
  return (
    <span className={styles.preview}>
      {!shown && <Clapperboard aria-hidden="true" className={styles.nothing} />}
      {cover && (
        <img
          src={cover}
          alt=""
          draggable={false}
          className={styles.picture}
          onLoad={() => setShown(cover)}
          onError={() => setShown(null)}
        />
      )}
      {!!duration && (
        <span className={styles.length}>
          <span aria-hidden="true">{formatDuration(duration / FLICKS_PER_SECOND)}</span>
          <span className="for-readers">
            {strings.home.long(formatDuration(duration / FLICKS_PER_SECOND))}
          </span>
        </span>
      )}
    </span>
  );
}
