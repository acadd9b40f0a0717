/** The finished film that an empty studio offers. */

import { useState } from "react";
import { sentence } from "../lib/http";
import { strings } from "../lib/strings";
import { openDemo } from "../lib/studio";
import { toast } from "../lib/ui";
import cover from "./demo.webp";
import styles from "./Home.module.css";
import { navigate, pathTo } from "./route";

const words = strings.home;

export function DemoFilm() {
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      navigate(pathTo.project((await openDemo()).id));
    } catch (error) {
      toast({ text: sentence(error), tone: "danger" });
      setBusy(false);
    }
  };
  return (
    <button type="button" className={styles.demo} disabled={busy} onClick={open}>
      <img src={cover} alt="" />
      <span>
        <b>{words.demo}</b>
        {words.demoText}
      </span>
    </button>
  );
}
