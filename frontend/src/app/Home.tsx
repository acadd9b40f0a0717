import {
  ArrowDownWideNarrow,
  ArrowLeft,
  Clapperboard,
  Link,
  LogOut,
  Mail,
  Plus,
  Search,
  Trash2,
  UserRound,
} from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { sentence } from "../lib/http";
import { live } from "../lib/live";
import { useResource } from "../lib/resource";
import type { Me, Project } from "../lib/shapes";
import { strings } from "../lib/strings";
import {
  bringBack,
  deleteProject,
  drawCovers,
  duplicateProject,
  listProjects,
  renameProject,
} from "../lib/studio";
import { Button, EmptyState, IconButton, Menu, Notice, Skeleton, TextField, toast } from "../lib/ui";
import { BinView } from "../panels/bin";
import { StorageMeter } from "../panels/storage";
import { forgetHistories } from "../sync/keeper";
import { signOut } from "./account";
import { DemoFilm } from "./DemoFilm";
import styles from "./Home.module.css";
import { MailDialog } from "./MailDialog";
import { Mark } from "./Mark";
import { NewProject } from "./NewProject";
import { ProjectCard } from "./ProjectCard";
import { type ProjectOrder, showProjects } from "./projects";
import { RenameProject } from "./RenameProject";
import { navigate, pathTo } from "./route";

const words = strings.home;

/** The studio: a person's projects. */
export function Home({ me }: { me: Me }) {
  const projects = useResource(listProjects, me.id);
  const [order, setOrder] = useState<ProjectOrder>("edited");
  const [search, setSearch] = useState("");
  const [creating, setCreating] = useState(false);
  const [renaming, setRenaming] = useState<Project | null>(null);
  const [mail, setMail] = useState(false);
  const [inBin, setInBin] = useState(false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());

  // Another window or device may have been at work meanwhile.
  const { reload } = projects;
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") reload();
    };
    document.addEventListener("visibilitychange", look);
    const leave = live().listen("project", { event: reload, missed: reload });
    return () => {
      document.removeEventListener("visibilitychange", look);
      leave();
    };
  }, [reload]);

  // What was edited gets its picture when somebody looks at it, here. Each that is drawn leads to the next few.
  useEffect(() => {
    if (projects.value) void drawCovers().catch(() => undefined);
  }, [projects.value]);

  const all = useMemo(
    () => (projects.value ?? []).filter((project) => !hidden.has(project.id)),
    [projects.value, hidden],
  );
  const shown = useMemo(() => showProjects(all, search, order), [all, search, order]);

  const hide = (id: string, away: boolean) =>
    setHidden((before) => {
      const next = new Set(before);
      if (away) next.add(id);
      else next.delete(id);
      return next;
    });
  // What was brought back there is here again.
  const closeBin = () => {
    setInBin(false);
    setHidden(new Set());
    reload();
  };
  const failed = (error: unknown) => toast({ text: sentence(error), tone: "danger" });
  // Gone from sight at once, and in the bin.
  const remove = (project: Project) => {
    hide(project.id, true);
    const back = () =>
      bringBack("project", project.id).then(() => {
        hide(project.id, false);
        reload();
      }, failed);
    deleteProject(project.id).then(
      () =>
        toast({
          text: words.deleted(project.name),
          action: { label: strings.common.undo, run: () => void back() },
        }),
      (error: unknown) => {
        hide(project.id, false);
        failed(error);
      },
    );
  };
  const duplicate = (project: Project) =>
    void duplicateProject(project.id).then((copy) => {
      toast({ text: words.duplicated(copy.name), tone: "success" });
      reload();
    }, failed);
  const rename = async (project: Project, name: string) => {
    const renamed = await renameProject(project.id, name);
    projects.change((projects.value ?? []).map((entry) => (entry.id === renamed.id ? renamed : entry)));
  };
  // The page is loaded anew: nothing of this person may stay in it for the next one.
  const leave = () =>
    void signOut()
      .then(() => forgetHistories(me.id))
      .then(() => window.location.assign(pathTo.home()), failed);

  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Mark />
        <Menu
          label={strings.account.menu}
          align="end"
          header={<StorageMeter />}
          items={[
            { label: strings.share.allLinks, icon: <Link />, onSelect: () => navigate(pathTo.links()) },
            { label: strings.mails.wishes, icon: <Mail />, onSelect: () => setMail(true) },
            { label: strings.account.signOut, icon: <LogOut />, onSelect: leave },
          ]}
          trigger={(props) => (
            <Button
              {...props}
              variant="ghost"
              icon={<UserRound />}
              aria-label={strings.account.menuOf(me.username || me.email)}
            >
              <span className={styles.user}>{me.username || me.email}</span>
            </Button>
          )}
        />
      </header>
      {mail && <MailDialog onClose={() => setMail(false)} />}
      <main className={styles.main}>
        <div className={styles.bar}>
          {inBin && <IconButton label={words.back} icon={<ArrowLeft />} onClick={closeBin} />}
          <h1 className={styles.title}>{inBin ? words.bin : words.title}</h1>
          {!inBin && <IconButton label={words.bin} icon={<Trash2 />} onClick={() => setInBin(true)} />}
          {!inBin && all.length > 0 && (
            <>
              <div className={styles.search}>
                <TextField
                  type="search"
                  label={words.search}
                  hiddenLabel
                  placeholder={words.search}
                  icon={<Search aria-hidden="true" />}
                  value={search}
                  onChange={(event) => setSearch(event.currentTarget.value)}
                />
              </div>
              <Menu
                label={words.sort}
                align="end"
                items={(
                  [
                    ["edited", words.sortEdited],
                    ["created", words.sortCreated],
                    ["name", words.sortName],
                  ] as const
                ).map(([value, label]) => ({
                  label,
                  checked: order === value,
                  onSelect: () => setOrder(value),
                }))}
                trigger={(props) => (
                  <IconButton {...props} label={words.sort} icon={<ArrowDownWideNarrow />} />
                )}
              />
              <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
                {words.create}
              </Button>
            </>
          )}
        </div>
        {inBin ? (
          <div className={styles.bin}>
            <BinView />
          </div>
        ) : (
          <>
            {projects.error && (
              <Notice
                tone="danger"
                action={
                  <Button size="small" onClick={projects.reload}>
                    {strings.common.retry}
                  </Button>
                }
              >
                {words.loadFailed} {projects.error}
              </Notice>
            )}
            {!projects.value && !projects.error && (
              <div className={styles.grid} aria-busy="true">
                {["a", "b", "c", "d"].map((key) => (
                  <Skeleton key={key} className={styles.placeholder} />
                ))}
              </div>
            )}
            {projects.value && all.length === 0 && (
              <div className={styles.first}>
                <EmptyState compact icon={<Clapperboard />} title={words.emptyTitle}>
                  {words.emptyText}
                </EmptyState>
                <NewProject onCreated={(project) => navigate(pathTo.project(project.id))} />
                <DemoFilm />
              </div>
            )}
            {all.length > 0 && shown.length === 0 && (
              <p className={styles.nothing}>{words.nothing(search)}</p>
            )}
            <ul className={styles.grid}>
              {shown.map((project) => (
                <ProjectCard
                  key={project.id}
                  project={project}
                  onRename={() => setRenaming(project)}
                  onDuplicate={() => duplicate(project)}
                  onDelete={() => remove(project)}
                />
              ))}
            </ul>
          </>
        )}
      </main>
      <NewProject
        asDialog
        open={creating}
        onClose={() => setCreating(false)}
        onCreated={(project) => navigate(pathTo.project(project.id))}
      />
      {renaming && <RenameProject project={renaming} onRename={rename} onClose={() => setRenaming(null)} />}
    </div>
  );
}
