import type { Share } from "../../lib/shapes";
import { LinkRow } from "./LinkRow";
import styles from "./Links.module.css";

interface LinkListProps {
  links: Share[];
  /** Say which film each shows: where links of several are listed. */
  titled?: boolean;
  onChange: (links: Share[]) => void;
}

/** Links, one below the other. */
export function LinkList({ links, titled, onChange }: LinkListProps) {
  return (
    <ul className={styles.list}>
      {links.map((share) => (
        <LinkRow
          key={share.token}
          titled={titled}
          share={share}
          onChanged={(next) => onChange(links.map((entry) => (entry.token === next.token ? next : entry)))}
          onRevoked={() => onChange(links.filter(({ token }) => token !== share.token))}
        />
      ))}
    </ul>
  );
}
