import { Compass } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { HttpError, SIGNED_OUT } from "../lib/http";
import { useResource } from "../lib/resource";
import type { Me } from "../lib/shapes";
import { strings } from "../lib/strings";
import { getMe, getProject, renameProject } from "../lib/studio";
import { Button, EmptyState, Spinner, ToastRegion } from "../lib/ui";
import styles from "./App.module.css";
import { AuthPage } from "./AuthPage";
import { Boundary } from "./Boundary";
import { Home } from "./Home";
import { ConfirmPage, ForgotPage, ResetPage } from "./MailPages";
import { navigate, pathTo, useRoute } from "./route";

// The editor and its engines are loaded when a project is opened. The page of a link is another one (`watch/`).
const Editor = lazy(() => import("../editor/Editor").then(({ Editor }) => ({ default: Editor })));
const UploadAnywhere = lazy(() =>
  import("../panels/library/UploadAnywhere").then(({ UploadAnywhere }) => ({ default: UploadAnywhere })),
);
const LinksPage = lazy(() =>
  import("../panels/share/LinksPage").then(({ LinksPage }) => ({ default: LinksPage })),
);

/** The whole page: which one it is, and who is signed in. */
export function App() {
  return (
    <Boundary>
      <Suspense fallback={<Waiting />}>
        <Page />
      </Suspense>
      <ToastRegion />
    </Boundary>
  );
}

/** What needs no account, or the studio. */
function Page() {
  const route = useRoute();
  switch (route.page) {
    case "forgot":
      return <ForgotPage />;
    case "reset":
      return <ResetPage key={route.token} token={route.token} />;
    case "confirm":
      return <ConfirmPage key={route.token} token={route.token} />;
    default:
      return <Studio />;
  }
}

function Studio() {
  const route = useRoute();
  const [me, setMe] = useState<Me | null | "unknown" | "left">("unknown");
  const [problem, setProblem] = useState<string | null>(null);
  const ask = () => {
    setProblem(null);
    getMe().then(setMe, (error: unknown) => {
      if (error instanceof HttpError && error.status === 401) setMe(null);
      else setProblem(error instanceof HttpError ? error.message : strings.common.failed);
    });
  };
  useEffect(ask, []);
  useEffect(() => {
    const leave = () => setMe((before) => (before === null || before === "unknown" ? null : "left"));
    window.addEventListener(SIGNED_OUT, leave);
    return () => window.removeEventListener(SIGNED_OUT, leave);
  }, []);

  if (problem) return <Trouble text={problem} onRetry={ask} />;
  if (me === "unknown") return <Waiting />;
  // Where somebody was signed in, the page is loaded anew: nothing of theirs may stay in it for the next one.
  if (me === "left") return <AuthPage onSignedIn={() => window.location.reload()} />;
  if (me === null) return <AuthPage onSignedIn={ask} />;
  if (route.page === "project") return <ProjectPage key={route.id} id={route.id} person={me.id} />;
  if (route.page === "home") return <Home me={me} />;
  if (route.page === "links") return <LinksPage onLeave={() => navigate(pathTo.home())} />;
  return <Missing />;
}

function ProjectPage({ id, person }: { id: string; person: string }) {
  const project = useResource(() => getProject(id), id);
  const name = project.value?.name;
  useEffect(() => {
    document.title = name ? `${name} · ${strings.common.product}` : strings.common.product;
    return () => {
      document.title = strings.common.product;
    };
  }, [name]);
  if (project.error) return <Trouble text={project.error} onRetry={project.reload} />;
  if (!project.value) return <Waiting />;
  return (
    <>
      <UploadAnywhere />
      <Editor
        project={project.value}
        person={person}
        onRename={async (wanted) => project.change(await renameProject(id, wanted))}
        onLeave={() => navigate(pathTo.home())}
      />
    </>
  );
}

function Waiting() {
  return (
    <div className={styles.centre}>
      <Spinner label={strings.common.loading} />
    </div>
  );
}

function Trouble({ text, onRetry }: { text: string; onRetry: () => void }) {
  return (
    <main className={styles.centre}>
      <EmptyState
        icon={<Compass />}
        title={text}
        action={
          <div className={styles.commands}>
            <Button onClick={() => navigate(pathTo.home())}>{strings.home.title}</Button>
            <Button variant="primary" onClick={onRetry}>
              {strings.common.retry}
            </Button>
          </div>
        }
      />
    </main>
  );
}

function Missing() {
  return (
    <main className={styles.centre}>
      <EmptyState
        icon={<Compass />}
        title={strings.app.missing}
        action={
          <Button variant="primary" onClick={() => navigate(pathTo.home())}>
            {strings.app.toProjects}
          </Button>
        }
      />
    </main>
  );
}
