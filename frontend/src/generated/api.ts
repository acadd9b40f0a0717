// Made by `make generate`. Do not edit: change the models in Python and run it again.
export interface paths {
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Return the person who is signed in. Signing up, in and out is `/_allauth/browser/v1/auth/…`.
         */
        get: operations["cloudstudio_accounts_api_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Jobs
         * @description List the caller's latest jobs, newest first.
         */
        get: operations["cloudstudio_jobs_api_list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Job
         * @description Return one job of the caller's.
         */
        get: operations["cloudstudio_jobs_api_get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Job
         * @description Ask for a job to be stopped; it is over within a second. Harmless when it is over already.
         */
        post: operations["cloudstudio_jobs_api_cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Job
         * @description Try a job at once that waits for its next try after a failure of ours. Harmless while it waits or runs.
         */
        post: operations["cloudstudio_jobs_api_retry_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Storage
         * @description Return what the caller keeps, and how much more fits.
         */
        get: operations["cloudstudio_storage_api_storage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Bin
         * @description List what the caller has deleted, of one kind or of all, the latest first.
         */
        get: operations["cloudstudio_bin_api_list_bin"];
        put?: never;
        post?: never;
        /**
         * Empty Bin
         * @description Remove all that the caller has deleted, of one kind or of all, for good.
         */
        delete: operations["cloudstudio_bin_api_empty_bin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bin/{kind}/{thing}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore
         * @description Bring a deleted thing back, as it was and with what went with it.
         */
        post: operations["cloudstudio_bin_api_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bin/{kind}/{thing}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Purge
         * @description Remove a deleted thing for good, with its bytes.
         */
        delete: operations["cloudstudio_bin_api_purge"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mail
         * @description Say whether this studio sends mail: a lost password can be set anew only where it does.
         */
        get: operations["cloudstudio_mail_api_mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Wishes
         * @description Return what the caller is written.
         */
        get: operations["cloudstudio_mail_api_wishes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Wishes
         * @description Set what the caller is written.
         */
        patch: operations["cloudstudio_mail_api_change_wishes"];
        trace?: never;
    };
    "/api/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Assets
         * @description Return the caller's assets that are shown in the library, the newest first.
         */
        get: operations["media_api_list_assets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Asset
         * @description Return one of the caller's assets.
         */
        get: operations["media_api_get_asset"];
        put?: never;
        post?: never;
        /**
         * Delete Asset
         * @description Put an asset into the bin. Projects that use it show a placeholder in its place until it is brought back.
         */
        delete: operations["media_api_delete_asset"];
        options?: never;
        head?: never;
        /**
         * Rename Asset
         * @description Give an asset another name.
         */
        patch: operations["media_api_rename_asset"];
        trace?: never;
    };
    "/api/assets/{asset_id}/sounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retimed Sound
         * @description Return where an asset's sound is at another speed or backwards; the first time it is asked for it is made.
         */
        post: operations["media_api_retimed_sound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/{asset_id}/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Examine Again
         * @description Examine an asset again that could not be read, or make again what is missing of one that could.
         */
        post: operations["media_api_examine_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/{asset_id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Asset Uses
         * @description Return all that shows an asset of the caller's, in the bin too: projects, their earlier states, films, links.
         */
        get: operations["media_api_asset_uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/{asset_id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Findings
         * @description List what was learned about one of the caller's assets, the newest first.
         */
        get: operations["media_findings_api_list_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{finding_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Finding
         * @description Return what a finding says, in its newest revision or in one that is asked for.
         */
        get: operations["media_findings_api_get_finding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{finding_id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revise Finding
         * @description Say it better: earlier revisions are kept.
         */
        post: operations["media_findings_api_revise_finding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Projects
         * @description List the caller's projects, the latest edited first.
         */
        get: operations["editor_sync_api_list_projects"];
        put?: never;
        /**
         * Create Project
         * @description Make a project.
         */
        post: operations["editor_sync_api_create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Project
         * @description Return one project of the caller's.
         */
        get: operations["editor_sync_api_get_project"];
        put?: never;
        post?: never;
        /**
         * Delete Project
         * @description Put a project into the bin with its history, its films and their links. Its assets stay in the library.
         */
        delete: operations["editor_sync_api_delete_project"];
        options?: never;
        head?: never;
        /**
         * Rename Project
         * @description Rename a project.
         */
        patch: operations["editor_sync_api_rename_project"];
        trace?: never;
    };
    "/api/projects/{project_id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Duplicate Project
         * @description Copy a project as it is now.
         */
        post: operations["editor_sync_api_duplicate_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Document
         * @description Return the project's document as it is now.
         */
        get: operations["editor_sync_api_get_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Operations
         * @description List operations after a sequence, in their order: at most `limit`, and at most 4 MB of them.
         */
        get: operations["editor_sync_api_list_operations"];
        put?: never;
        /**
         * Append Operation
         * @description Make one edit; it is on disk when this answers, and open pages show it.
         */
        post: operations["editor_sync_api_append_operation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Exports
         * @description List the caller's exports, newest first.
         */
        get: operations["editor_exports_api_list_exports"];
        put?: never;
        /**
         * Create Export
         * @description Start an export of a project of the caller's.
         */
        post: operations["editor_exports_api_create_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Export
         * @description Return one export of the caller's.
         */
        get: operations["editor_exports_api_get_export"];
        put?: never;
        post?: never;
        /**
         * Delete Export
         * @description Put an export into the bin; its links stop. One that is being made is stopped.
         */
        delete: operations["editor_exports_api_delete_export"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/mastering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mastering
         * @description Return what brings the mix, as the project is now, to its loudness; the first call has it found.
         */
        post: operations["editor_mastering_api_mastering"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/covers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw Covers
         * @description Have the pictures drawn of the caller's projects that were edited since; each tells when it is done.
         */
        post: operations["editor_covers_api_draw_covers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{project_id}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Cover
         * @description Return a small picture of the film.
         */
        get: operations["editor_covers_api_get_cover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Demo
         * @description Give the caller a project with a finished film, to be taken apart; the same one when it is there already.
         */
        post: operations["editor_demo_api_open_demo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shares
         * @description List the caller's links, newest first, those that are over too.
         */
        get: operations["editor_shares_api_list_shares"];
        put?: never;
        /**
         * Make Share
         * @description Make a link to a film, finished or in the making; a film that has one keeps it.
         */
        post: operations["editor_shares_api_make_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Share
         * @description Stop a link at once.
         */
        delete: operations["editor_shares_api_revoke_share"];
        options?: never;
        head?: never;
        /**
         * Change Share
         * @description Protect a link, end it at a time, let it follow the newest film, or undo any of that.
         */
        patch: operations["editor_shares_api_change_share"];
        trace?: never;
    };
    "/api/shares/{token}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Share
         * @description Send a link by mail, one letter to each address.
         */
        post: operations["editor_shares_api_send_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{token}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw Qr Code
         * @description Draw the link's address as a QR code, SVG.
         */
        get: operations["editor_shares_api_draw_qr_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch
         * @description Say what a link shows. Needs no account. Where a password is wanted, ask for TOKEN.KEY, with its key.
         */
        get: operations["editor_shares_api_watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/watch/{token}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock
         * @description Answer the right password with a key to the film.
         */
        post: operations["editor_shares_api_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Models
         * @description List the models of this studio, from the simplest up.
         */
        get: operations["generation_api_list_models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Generations
         * @description List the caller's latest series, newest first.
         */
        get: operations["generation_api_list_generations"];
        put?: never;
        /**
         * Create Generation
         * @description Start making pictures; their steps come as `job.step` events, files under `/files/jobs/JOB/`.
         */
        post: operations["generation_api_create_generation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations/{generation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Generation
         * @description Return one series of the caller's.
         */
        get: operations["generation_api_get_generation"];
        put?: never;
        post?: never;
        /**
         * Delete Generation
         * @description Put a series into the bin; what was kept as an asset stays.
         */
        delete: operations["generation_api_delete_generation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/generations/{generation_id}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep Picture
         * @description Make an asset of one picture.
         */
        post: operations["generation_api_keep_picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/{asset_id}/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tools
         * @description List the tools, with what they say of one of the caller's assets.
         */
        get: operations["generation_tools_api_list_tools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assets/{asset_id}/tools/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Tool
         * @description Let a tool work on an asset; the job's result is what it made: an asset (asset, kind, width, height, check), or a
         *     finding (finding, kind, check).
         */
        post: operations["generation_tools_api_run_tool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * MeOut
         * @description The person who is signed in.
         */
        MeOut: {
            /** Id */
            id: string;
            /** Username */
            username: string;
            /** Email */
            email: string;
        };
        /**
         * JobOut
         * @description Where a job stands. `progress` is 0 to 1 and never falls; `error` is one sentence when it failed.
         *
         *     variety: which of its kind it is, of a tool's work the tool's name; empty where the kind has one only.
         *     `faults` and `deaths` count the tries that ended without a result; the next one is not begun before `due`. While
         *     it waits, `place` is its number in the line, 1 for the next; `starts_in` and `ends_in` are guesses, in seconds.
         */
        JobOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Variety */
            variety: string;
            /** Subject */
            subject: string;
            /** Lane */
            lane: string;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            /**
             * Due
             * Format: date-time
             */
            due: string;
            /** Faults */
            faults: number;
            /** Deaths */
            deaths: number;
            /** Place */
            place?: number | null;
            /** Starts In */
            starts_in?: number | null;
            /** Ends In */
            ends_in?: number | null;
            /** Progress */
            progress: number;
            /** Note */
            note: string;
            /** Result */
            result: {
                [key: string]: unknown;
            } | null;
            /** Error */
            error: string;
            /** Cancel Requested */
            cancel_requested: boolean;
            /** Seq */
            seq: number;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Started */
            started: string | null;
            /** Ended */
            ended: string | null;
        };
        /**
         * ProblemOut
         * @description One sentence that a person can act on; a name for programs where they can offer a way out.
         */
        ProblemOut: {
            /** Detail */
            detail: string;
            /**
             * Code
             * @default null
             */
            code: string | null;
        };
        /**
         * HoldingOut
         * @description Bytes of one kind of thing, those in the bin among them.
         */
        HoldingOut: {
            /** Kind */
            kind: string;
            /** Bytes */
            bytes: number;
        };
        /**
         * StorageOut
         * @description Bytes that a person keeps, of `limit` (null: no quota), and those that may still be added.
         *
         *     `binned` of the used ones wait in the bin. `reason` says why nothing can be added; empty while something can.
         */
        StorageOut: {
            /** Used */
            used: number;
            /** Binned */
            binned: number;
            /** Limit */
            limit: number | null;
            /** Left */
            left: number;
            /** Reason */
            reason: string;
            /** Holdings */
            holdings: components["schemas"]["HoldingOut"][];
        };
        /**
         * BinnedOut
         * @description A thing that was deleted, with all that belongs to it. It goes for good at `until`.
         *
         *     kind: "asset", "project", "export" or "generation". size: bytes. picture: where there is one to know it by.
         */
        BinnedOut: {
            /** Kind */
            kind: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Picture */
            picture: string | null;
            /**
             * Deleted
             * Format: date-time
             */
            deleted: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * MailOut
         * @description Whether this studio sends mail.
         */
        MailOut: {
            /** On */
            on: boolean;
        };
        /**
         * WishesOut
         * @description What the caller is written. address: theirs, or ""; nothing goes to one that is not confirmed.
         *
         *     when_done: whether they want to be told of work that took more than `after` seconds.
         */
        WishesOut: {
            /** On */
            on: boolean;
            /** Address */
            address: string;
            /** Confirmed */
            confirmed: boolean;
            /** When Done */
            when_done: boolean;
            /** After */
            after: number;
        };
        /**
         * WishesIn
         * @description What the caller wants to be told.
         */
        WishesIn: {
            /** When Done */
            when_done: boolean;
        };
        /**
         * AssetOut
         * @description A file that a person owns. facts: null until it has been inspected.
         *
         *     error: why it cannot be used; while it is processing, why that takes longer. missing: renditions that should be
         *     there and that nobody is making. made_from: the asset that it belongs to. hidden: it is not shown in the library.
         */
        AssetOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: ("video" | "image" | "audio") | null;
            /**
             * State
             * @enum {string}
             */
            state: "processing" | "ready" | "failed";
            /** Error */
            error: string;
            /** Size */
            size: number;
            facts: components["schemas"]["Facts"] | null;
            filmstrip: components["schemas"]["FilmstripOut"] | null;
            urls: components["schemas"]["RenditionUrls"];
            /** Missing */
            missing: string[];
            /** Recipe */
            recipe: {
                [key: string]: unknown;
            } | null;
            /** Made From */
            made_from: string | null;
            /** Hidden */
            hidden: boolean;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Seq */
            seq: number;
        };
        /**
         * AudioFacts
         * @description One sound stream. start and duration in flicks, in the file's own clock.
         *
         *     layout: what libavutil calls it (stereo, 5.1, 3 channels (FC+FR+FL)); empty in facts of before it was noted.
         */
        AudioFacts: {
            /** Stream */
            stream: number;
            /** Codec */
            codec: string;
            /** Channels */
            channels: number;
            /**
             * Layout
             * @default
             */
            layout: string;
            /** Sample Rate */
            sample_rate: number;
            /** Start */
            start: number;
            /** Duration */
            duration: number;
            /** Language */
            language: string | null;
        };
        /**
         * Facts
         * @description A file that can be used.
         *
         *     width, height: as shown: after rotation, in square pixels; 0 for sound. duration: flicks; 0 for a still.
         *     rotation: degrees clockwise that turn the stored picture upright. frame_rate: an exact fraction; the mean
         *     where it varies. proxy_reason: why the browser gets a proxy instead of the original; empty when it does not.
         *     warnings: sentences about what of the file is not used.
         */
        Facts: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "video" | "image" | "audio";
            /** Container */
            container: string;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Duration */
            duration: number;
            /** Duration Seconds */
            duration_seconds: number;
            /** Frame Rate */
            frame_rate: string | null;
            /** Rotation */
            rotation: number;
            /** Has Audio */
            has_audio: boolean;
            /** Start */
            start: number;
            video: components["schemas"]["VideoFacts"] | null;
            /** Audio */
            audio: components["schemas"]["AudioFacts"][];
            /** Browser Playable */
            browser_playable: boolean;
            /** Proxy Reason */
            proxy_reason: string;
            /** Warnings */
            warnings?: string[];
        };
        /**
         * FilmstripOut
         * @description How filmstrip.webp is cut: frame i of `count` shows the source at i * interval (flicks).
         */
        FilmstripOut: {
            /** Count */
            count: number;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Interval */
            interval: number;
        };
        /**
         * RenditionUrls
         * @description Addresses of an asset's bytes; null while a rendition is not made, or where there is none of that kind.
         */
        RenditionUrls: {
            /** Original */
            original: string | null;
            /** Thumbnail */
            thumbnail?: string | null;
            /** Filmstrip */
            filmstrip?: string | null;
            /** Waveform */
            waveform?: string | null;
            /** Proxy */
            proxy?: string | null;
        };
        /**
         * VideoFacts
         * @description The picture stream that is shown.
         *
         *     coded_width, coded_height: pixels as stored, before rotation and with the pixels' own aspect.
         *     color_*: names of ITU-T H.273, or null where the file does not say. start: flicks of the first frame in the
         *     file's own clock. duration: flicks from the first frame to the end of the last. keyframe_interval: the longest
         *     wait between two keyframes, flicks. fields: which field of a frame comes first, where frames are made of two; each
         *     is shown as a picture of its own. telecined: the fields hold 24 pictures a second.
         */
        VideoFacts: {
            /** Codec */
            codec: string;
            /** Pixel Format */
            pixel_format: string;
            /** Bit Depth */
            bit_depth: number;
            /** Alpha */
            alpha: boolean;
            /** Coded Width */
            coded_width: number;
            /** Coded Height */
            coded_height: number;
            /** Sample Aspect Ratio */
            sample_aspect_ratio: string;
            /** Color Primaries */
            color_primaries: string | null;
            /** Color Transfer */
            color_transfer: string | null;
            /** Color Matrix */
            color_matrix: string | null;
            /** Color Range */
            color_range: ("limited" | "full") | null;
            /** Hdr */
            hdr: ("pq" | "hlg") | null;
            /** Start */
            start: number;
            /** Duration */
            duration: number;
            /** Frames */
            frames: number;
            /** Variable Frame Rate */
            variable_frame_rate: boolean;
            /** Keyframe Interval */
            keyframe_interval: number;
            /**
             * Fields
             * @default progressive
             * @enum {string}
             */
            fields: "progressive" | "top" | "bottom";
            /**
             * Telecined
             * @default false
             */
            telecined: boolean;
        };
        /**
         * AssetIn
         * @description What can be changed.
         */
        AssetIn: {
            /** Name */
            name: string;
        };
        /**
         * SoundOut
         * @description Where it is; null while it is being made. The asset's next event says that it may be there.
         */
        SoundOut: {
            /** Url */
            url: string | null;
        };
        /**
         * SoundIn
         * @description How a sound is wanted: at so many thousandths of its speed, and perhaps backwards. Its pitch is kept.
         */
        SoundIn: {
            /**
             * Speed
             * @default 1000
             */
            speed: number;
            /**
             * Reversed
             * @default false
             */
            reversed: boolean;
        };
        /**
         * UseOut
         * @description What shows an asset. kind: "project", "version" (an earlier state of a project), "film" or "share".
         *
         *     project: the project that it belongs to; empty where it belongs to none. count: clips that show it; 0 where nobody
         *     counts.
         */
        UseOut: {
            /** Kind */
            kind: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Project */
            project: string;
            /** Count */
            count: number;
        };
        /**
         * FindingOut
         * @description What a tool learned about an asset. recipe: the tool, its version and parameters. revisions: the newest first.
         */
        FindingOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Asset
             * Format: uuid
             */
            asset: string;
            /** Kind */
            kind: string;
            /** Recipe */
            recipe: {
                [key: string]: unknown;
            };
            /** Revisions */
            revisions: components["schemas"]["RevisionOut"][];
            /**
             * Created
             * Format: date-time
             */
            created: string;
        };
        /**
         * RevisionOut
         * @description A state of a finding: 0 is the tool's own, later ones are a person's.
         */
        RevisionOut: {
            /** Number */
            number: number;
            /**
             * Created
             * Format: date-time
             */
            created: string;
        };
        /**
         * ContentOut
         * @description What a finding says in one of its revisions; times are flicks of the source's own clock.
         */
        ContentOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Revision */
            revision: number;
            /** Content */
            content: {
                [key: string]: unknown;
            };
        };
        /**
         * RevisionIn
         * @description What a person says instead of revision `before`, which must be the newest.
         */
        RevisionIn: {
            /** Before */
            before: number;
            /** Content */
            content: {
                [key: string]: unknown;
            };
        };
        /**
         * ProjectOut
         * @description A project in a list. `sequence` numbers its last operation.
         *
         *     duration: flicks; cover: the address of a small picture of the film. Both as they were when the picture was drawn
         *     last (`POST /api/covers`); null until then, the picture also where nothing is to be seen.
         */
        ProjectOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /**
             * Updated
             * Format: date-time
             */
            updated: string;
            /** Sequence */
            sequence: number;
            /** Duration */
            duration?: number | null;
            /** Cover */
            cover?: string | null;
        };
        /**
         * ProjectIn
         * @description A new project: empty, or from a document, which may be no more than its canvas.
         */
        ProjectIn: {
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Document
             * @description A document as `manage.py schema` describes it.
             */
            document?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * ProjectRename
         * @description What can be changed of a project beside its document.
         */
        ProjectRename: {
            /** Name */
            name: string;
        };
        /**
         * Appearance
         * @description How a layer is drawn into its box.
         */
        Appearance: {
            /**
             * Opacity
             * @default 1
             */
            opacity: number;
            /**
             * Blend
             * @default normal
             * @enum {string}
             */
            blend: "normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity";
            /**
             * Fit
             * @description How a picture's shape meets its box's: pulled, shown whole, or filling it.
             * @default stretch
             * @enum {string}
             */
            fit: "stretch" | "contain" | "cover";
            /**
             * Flip Horizontal
             * @default false
             */
            flip_horizontal: boolean;
            /**
             * Flip Vertical
             * @default false
             */
            flip_vertical: boolean;
            /**
             * @default {
             *       "left": 0,
             *       "top": 0,
             *       "right": 0,
             *       "bottom": 0
             *     }
             */
            crop: components["schemas"]["Crop"];
            /**
             * Obscure
             * @description What nobody is to recognise.
             * @default []
             */
            obscure: components["schemas"]["HiddenPart"][];
            /**
             * @default {
             *       "asset": "",
             *       "inverted": false,
             *       "grow": 0,
             *       "feather": 0,
             *       "clean": 1
             *     }
             */
            matte: components["schemas"]["Matte"];
            /**
             * @default {
             *       "strength": 0,
             *       "colour": "#00b140",
             *       "tolerance": 0.2,
             *       "softness": 0.1,
             *       "despill": 0.5
             *     }
             */
            chroma_key: components["schemas"]["ChromaKey"];
            /**
             * @default {
             *       "exposure": 0,
             *       "brightness": 0,
             *       "contrast": 0,
             *       "saturation": 0,
             *       "hue": 0,
             *       "temperature": 0
             *     }
             */
            grade: components["schemas"]["Grade"];
            /**
             * Blur
             * @description Deviation of a Gaussian in canvas units.
             * @default 0
             */
            blur: number;
            /**
             * Sharpen
             * @default 0
             */
            sharpen: number;
            /**
             * Vignette
             * @description Strength of the darkened corners; 0 leaves the picture alone.
             * @default 0
             */
            vignette: number;
            /**
             * Corner Radius
             * @description Of a picture; a shape has its own.
             * @default 0
             */
            corner_radius: number;
            /**
             * @default {
             *       "width": 0,
             *       "colour": "#ffffff"
             *     }
             */
            border: components["schemas"]["Border"];
            /**
             * @default {
             *       "opacity": 0,
             *       "colour": "#000000",
             *       "x": 0,
             *       "y": 12,
             *       "blur": 24
             *     }
             */
            shadow: components["schemas"]["Shadow"];
        };
        /**
         * Asset
         * @description What the document has to know of a source. `source` is an asset's id in the studio, a relative path in
         *     a file.
         *
         *     Sizes are of the picture as shown: after rotation, in square pixels. Zero means not known (yet): a
         *     document in a file may leave these facts out, and whoever loads it inspects the files and fills them in.
         *
         *     A matte (a grey film or picture: white is what stays) and a track (a table of where subjects are, see `tables.py`)
         *     are made from another source, and have its clock and its picture. No clip shows them by themselves.
         */
        Asset: {
            /** Source */
            source: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "video" | "image" | "audio" | "matte" | "track";
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Width
             * @default 0
             */
            width: number;
            /**
             * Height
             * @default 0
             */
            height: number;
            /**
             * Duration
             * @description Flicks.
             * @default 0
             */
            duration: number;
            /**
             * Has Audio
             * @default false
             */
            has_audio: boolean;
            /**
             * Made From
             * @description The asset of this document that it was made from, and goes with.
             * @default
             */
            made_from: string;
        };
        /**
         * AudioClip
         * @description Sound alone.
         */
        AudioClip: {
            /** Track */
            track: string;
            /**
             * Start
             * @description Flicks from the start of the timeline.
             */
            start: number;
            /**
             * Duration
             * @description Flicks.
             */
            duration: number;
            /**
             * Order
             * @description Fractional key; sorts as ASCII.
             * @default V
             */
            order: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Group
             * @description Clips of one group are chosen and moved together.
             * @default
             */
            group: string;
            /**
             * Link
             * @description Clips of one link belong together, as a film's picture and its sound.
             * @default
             */
            link: string;
            /**
             * @default {
             *       "x": [],
             *       "y": [],
             *       "width": [],
             *       "height": [],
             *       "rotation": [],
             *       "opacity": [],
             *       "crop_left": [],
             *       "crop_top": [],
             *       "crop_right": [],
             *       "crop_bottom": [],
             *       "exposure": [],
             *       "brightness": [],
             *       "contrast": [],
             *       "saturation": [],
             *       "hue": [],
             *       "temperature": [],
             *       "blur": [],
             *       "sharpen": [],
             *       "vignette": [],
             *       "volume": [],
             *       "pan": []
             *     }
             */
            keyframes: components["schemas"]["Keyframes"];
            /**
             * @default {
             *       "kind": "none",
             *       "duration": 0,
             *       "easing": "linear",
             *       "colour": "#000000",
             *       "angle": 0,
             *       "softness": 0
             *     }
             */
            transition: components["schemas"]["Transition"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "audio";
            /** Asset */
            asset: string;
            /**
             * Source Start
             * @description Flicks from the start of the source.
             * @default 0
             */
            source_start: number;
            /**
             * @default {
             *       "speed": 1,
             *       "reversed": false,
             *       "frozen": false
             *     }
             */
            playing: components["schemas"]["Playing"];
            /**
             * @default {
             *       "volume": 1,
             *       "muted": false,
             *       "pan": 0,
             *       "fade_in": 0,
             *       "fade_out": 0,
             *       "cleaned": {
             *         "amount": 1,
             *         "asset": ""
             *       }
             *     }
             */
            sound: components["schemas"]["Sound"];
        };
        /**
         * Backdrop
         * @description What fills the canvas behind everything, over the background colour.
         *
         *     "picture" is an asset of kind image that covers the canvas; "blur" is the lowest picture or film that is shown,
         *     again, covering the canvas, out of focus.
         */
        Backdrop: {
            /**
             * Kind
             * @default none
             * @enum {string}
             */
            kind: "none" | "picture" | "blur";
            /**
             * Asset
             * @default
             */
            asset: string;
            /**
             * Blur
             * @description Deviation of a Gaussian in canvas units.
             * @default 40
             */
            blur: number;
            /**
             * Opacity
             * @default 1
             */
            opacity: number;
        };
        /**
         * Bezier
         * @description A curve from (0, 0) to (1, 1) by its two control points. Source: CSS Easing Functions Level 1.
         */
        Bezier: {
            /**
             * X1
             * @default 0.25
             */
            x1: number;
            /**
             * Y1
             * @default 0.1
             */
            y1: number;
            /**
             * X2
             * @default 0.25
             */
            x2: number;
            /**
             * Y2
             * @default 1
             */
            y2: number;
        };
        /**
         * Border
         * @description A line along the inside of the edge of a picture's box; width 0 is none. A shape has a stroke of its own.
         */
        Border: {
            /**
             * Width
             * @description Canvas units; 0 is none.
             * @default 0
             */
            width: number;
            /**
             * Colour
             * @default #ffffff
             */
            colour: string;
        };
        /**
         * Canvas
         * @description What the film looks like before anything is on it. The short side is 1080 units.
         */
        Canvas: {
            /**
             * Width
             * @default 1920
             */
            width: number;
            /**
             * Height
             * @default 1080
             */
            height: number;
            /**
             * @default {
             *       "numerator": 30,
             *       "denominator": 1
             *     }
             */
            frame_rate: components["schemas"]["Rational"];
            /**
             * Background
             * @default #000000
             */
            background: string;
            /**
             * @default {
             *       "kind": "none",
             *       "asset": "",
             *       "blur": 40,
             *       "opacity": 1
             *     }
             */
            backdrop: components["schemas"]["Backdrop"];
        };
        /**
         * CaptionClip
         * @description What is said, in words; how it looks and where it stands is said of its track (`Track.captions`).
         */
        CaptionClip: {
            /** Track */
            track: string;
            /**
             * Start
             * @description Flicks from the start of the timeline.
             */
            start: number;
            /**
             * Duration
             * @description Flicks.
             */
            duration: number;
            /**
             * Order
             * @description Fractional key; sorts as ASCII.
             * @default V
             */
            order: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Group
             * @description Clips of one group are chosen and moved together.
             * @default
             */
            group: string;
            /**
             * Link
             * @description Clips of one link belong together, as a film's picture and its sound.
             * @default
             */
            link: string;
            /**
             * @default {
             *       "x": [],
             *       "y": [],
             *       "width": [],
             *       "height": [],
             *       "rotation": [],
             *       "opacity": [],
             *       "crop_left": [],
             *       "crop_top": [],
             *       "crop_right": [],
             *       "crop_bottom": [],
             *       "exposure": [],
             *       "brightness": [],
             *       "contrast": [],
             *       "saturation": [],
             *       "hue": [],
             *       "temperature": [],
             *       "blur": [],
             *       "sharpen": [],
             *       "vignette": [],
             *       "volume": [],
             *       "pan": []
             *     }
             */
            keyframes: components["schemas"]["Keyframes"];
            /**
             * @default {
             *       "kind": "none",
             *       "duration": 0,
             *       "easing": "linear",
             *       "colour": "#000000",
             *       "angle": 0,
             *       "softness": 0
             *     }
             */
            transition: components["schemas"]["Transition"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "caption";
            /** Text */
            text: string;
            /**
             * Words
             * @description When the words are said.
             * @default []
             */
            words: components["schemas"]["Word"][];
        };
        /**
         * CaptionStyle
         * @description How captions are set; `vertical` says where on the canvas they stand.
         */
        CaptionStyle: {
            /**
             * Family
             * @default Inter
             */
            family: string;
            /**
             * Weight
             * @default 600
             */
            weight: number;
            /**
             * Size
             * @default 54
             */
            size: number;
            /**
             * Colour
             * @default #ffffff
             */
            colour: string;
            /**
             * Align
             * @default center
             * @enum {string}
             */
            align: "left" | "center" | "right";
            /**
             * Vertical
             * @description Where the lines stand in the box.
             * @default bottom
             * @enum {string}
             */
            vertical: "top" | "middle" | "bottom";
            /**
             * Line Height
             * @description Times the size.
             * @default 1.2
             */
            line_height: number;
            /**
             * Letter Spacing
             * @default 0
             */
            letter_spacing: number;
            /**
             * @default {
             *       "width": 0,
             *       "colour": "#000000"
             *     }
             */
            stroke: components["schemas"]["TextStroke"];
            /**
             * @default {
             *       "kind": "line",
             *       "colour": "#000000b3",
             *       "padding_x": 18,
             *       "padding_y": 8,
             *       "corner_radius": 12
             *     }
             */
            background: components["schemas"]["TextBackground"];
        };
        /**
         * Captions
         * @description How the captions of a track are shown.
         *
         *     They stand in a box in the middle of the canvas, `width` of it wide, that leaves out `margin` of its height above
         *     and below: so they never leave the area that every screen shows.
         */
        Captions: {
            /**
             * @default {
             *       "family": "Inter",
             *       "weight": 600,
             *       "size": 54,
             *       "colour": "#ffffff",
             *       "align": "center",
             *       "vertical": "bottom",
             *       "line_height": 1.2,
             *       "letter_spacing": 0,
             *       "stroke": {
             *         "colour": "#000000",
             *         "width": 0
             *       },
             *       "background": {
             *         "colour": "#000000b3",
             *         "corner_radius": 12,
             *         "kind": "line",
             *         "padding_x": 18,
             *         "padding_y": 8
             *       }
             *     }
             */
            style: components["schemas"]["CaptionStyle"];
            /**
             * @default {
             *       "kind": "none",
             *       "colour": "#ffd54a",
             *       "keeps": false
             *     }
             */
            highlight: components["schemas"]["Highlight"];
            /**
             * Width
             * @default 0.8
             */
            width: number;
            /**
             * Margin
             * @default 0.08
             */
            margin: number;
            /**
             * Beside
             * @description They go with the film, for viewers to turn on, and are not drawn into it.
             * @default false
             */
            beside: boolean;
            /**
             * Language
             * @description By its BCP 47 tag, such as en or pt-BR.
             * @default
             */
            language: string;
        };
        /**
         * ChromaKey
         * @description Makes one colour transparent; strength 0 leaves the picture alone.
         *
         *     Source: distance in the plane of chroma (BT.709 Cb, Cr), as Vlahos-type keyers measure it.
         */
        ChromaKey: {
            /**
             * Strength
             * @default 0
             */
            strength: number;
            /**
             * Colour
             * @default #00b140
             */
            colour: string;
            /**
             * Tolerance
             * @description Chroma closer than this is gone.
             * @default 0.2
             */
            tolerance: number;
            /**
             * Softness
             * @description Over how much more it comes back.
             * @default 0.1
             */
            softness: number;
            /**
             * Despill
             * @description How much of the key's cast on the rest is taken away.
             * @default 0.5
             */
            despill: number;
        };
        /**
         * Cleaned
         * @description A sound that a tool rid of its noise, in place of the source's own: an asset of kind audio that was made from the
         *     clip's, and has its clock, however the clip is cut or played. Where the document does not know it, or it was made
         *     from another source, the source's own sound is heard.
         */
        Cleaned: {
            /**
             * Asset
             * @description Empty is none.
             * @default
             */
            asset: string;
            /**
             * Amount
             * @description 0 is as recorded, 1 is the cleaned sound alone, mixed in between.
             * @default 1
             */
            amount: number;
        };
        /**
         * Crop
         * @description What is cut away from each side of a picture, in fractions of it. What is left fills the box.
         */
        Crop: {
            /**
             * Left
             * @default 0
             */
            left: number;
            /**
             * Top
             * @default 0
             */
            top: number;
            /**
             * Right
             * @default 0
             */
            right: number;
            /**
             * Bottom
             * @default 0
             */
            bottom: number;
        };
        /**
         * Document
         * @description A whole project.
         */
        Document: {
            /**
             * Version
             * @default 1
             * @constant
             */
            version: 1;
            /**
             * @default {
             *       "width": 1920,
             *       "height": 1080,
             *       "frame_rate": {
             *         "denominator": 1,
             *         "numerator": 30
             *       },
             *       "background": "#000000",
             *       "backdrop": {
             *         "asset": "",
             *         "blur": 40,
             *         "kind": "none",
             *         "opacity": 1
             *       }
             *     }
             */
            canvas: components["schemas"]["Canvas"];
            /**
             * @default {
             *       "loudness": 0
             *     }
             */
            master: components["schemas"]["Master"];
            /**
             * Assets
             * @default {}
             */
            assets: {
                [key: string]: components["schemas"]["Asset"];
            };
            /**
             * Tracks
             * @default {}
             */
            tracks: {
                [key: string]: components["schemas"]["Track"];
            };
            /**
             * Clips
             * @default {}
             */
            clips: {
                [key: string]: components["schemas"]["VideoClip"] | components["schemas"]["ImageClip"] | components["schemas"]["TextClip"] | components["schemas"]["CaptionClip"] | components["schemas"]["ShapeClip"] | components["schemas"]["AudioClip"];
            };
            /**
             * Markers
             * @default {}
             */
            markers: {
                [key: string]: components["schemas"]["Marker"];
            };
        };
        /**
         * DocumentOut
         * @description A project's document after the operation `sequence`.
         */
        DocumentOut: {
            /** Sequence */
            sequence: number;
            document: components["schemas"]["Document"];
        };
        /**
         * Grade
         * @description Adjustments of colour that together are one 4x5 matrix. All work on sRGB-coded values of 0 to 1.
         */
        Grade: {
            /**
             * Exposure
             * @description Stops: x 2^exposure.
             * @default 0
             */
            exposure: number;
            /**
             * Brightness
             * @description 0 changes nothing.
             * @default 0
             */
            brightness: number;
            /**
             * Contrast
             * @description 0 changes nothing.
             * @default 0
             */
            contrast: number;
            /**
             * Saturation
             * @description -1 is grey, 1 is twice as much.
             * @default 0
             */
            saturation: number;
            /**
             * Hue
             * @description The turn of the colour circle.
             * @default 0
             */
            hue: number;
            /**
             * Temperature
             * @description -1 is bluer, 1 is warmer.
             * @default 0
             */
            temperature: number;
        };
        /**
         * Gradient
         * @description A passage from the fill to a second colour; "none" is the fill alone.
         *
         *     A linear one runs along `angle` (0 is to the right, 90 is down) from one side of the box to the other, a radial
         *     one from its centre to its sides.
         */
        Gradient: {
            /**
             * Kind
             * @default none
             * @enum {string}
             */
            kind: "none" | "linear" | "radial";
            /**
             * To
             * @default #000000
             */
            to: string;
            /**
             * Angle
             * @description Clockwise.
             * @default 90
             */
            angle: number;
        };
        /**
         * HiddenPart
         * @description Something in a picture that is made unrecognisable: the subjects of a track, or a region by hand.
         *
         *     Places are those of the source, in its own time, so that a part stays on what it hides however the clip is cut,
         *     cropped, turned, played or split. A track that the document does not know, that was made from another source, or
         *     that is not loaded hides the whole picture: what protects somebody does not fail open.
         *
         *     How much is left is bounded by counting, not by a radius: of a blurred or pixelated region there are at most 8 x 16
         *     colours in the film, whatever its size, and a blur is a smooth passage between those. Less where `strength` is more.
         *     A fill leaves nothing; for words and number plates it is the only safe one.
         */
        HiddenPart: {
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Track
             * @description An asset of kind track; empty is a region by hand.
             * @default
             */
            track: string;
            /**
             * Left Out
             * @description Subjects of the track that are shown as they are.
             * @default []
             */
            left_out: string[];
            /**
             * Shape
             * @default ellipse
             * @enum {string}
             */
            shape: "ellipse" | "box";
            /**
             * Style
             * @default blur
             * @enum {string}
             */
            style: "blur" | "pixelate" | "fill";
            /**
             * Strength
             * @description Of a blur or of pixels: how few colours are left of what is hidden.
             * @default 0.5
             */
            strength: number;
            /**
             * Colour
             * @description Of a fill, which lets nothing through.
             * @default #000000
             */
            colour: string;
            /**
             * Margin
             * @description On each side, in fractions of what is hidden.
             * @default 0.15
             */
            margin: number;
            /**
             * X
             * @description In fractions of the source's picture.
             * @default 0.5
             */
            x: number;
            /**
             * Y
             * @description In fractions of the source's picture.
             * @default 0.5
             */
            y: number;
            /**
             * Width
             * @description In fractions of the source's picture.
             * @default 0.25
             */
            width: number;
            /**
             * Height
             * @description In fractions of the source's picture.
             * @default 0.25
             */
            height: number;
            /**
             * Places
             * @description Where a region by hand moves; none leaves it where it is.
             * @default []
             */
            places: components["schemas"]["HiddenPlace"][];
            /**
             * Begin
             * @description From when on a region by hand is hidden.
             * @default 0
             */
            begin: number;
            /**
             * End
             * @description Up to when, not including it.
             * @default 254016000000000
             */
            end: number;
        };
        /**
         * HiddenPlace
         * @description Where a region is at a moment of the source; it moves evenly to the next one.
         */
        HiddenPlace: {
            /**
             * Time
             * @description Flicks from the start of the source.
             */
            time: number;
            /**
             * X
             * @description In fractions of the source's picture.
             */
            x: number;
            /**
             * Y
             * @description In fractions of the source's picture.
             */
            y: number;
            /**
             * Width
             * @description In fractions of the source's picture.
             */
            width: number;
            /**
             * Height
             * @description In fractions of the source's picture.
             */
            height: number;
        };
        /**
         * Highlight
         * @description How a word looks while it is said, and, if `keeps`, ever after.
         */
        Highlight: {
            /**
             * Kind
             * @default none
             * @enum {string}
             */
            kind: "none" | "colour" | "box";
            /**
             * Colour
             * @default #ffd54a
             */
            colour: string;
            /**
             * Keeps
             * @default false
             */
            keeps: boolean;
        };
        /**
         * ImageClip
         * @description A still picture.
         */
        ImageClip: {
            /** Track */
            track: string;
            /**
             * Start
             * @description Flicks from the start of the timeline.
             */
            start: number;
            /**
             * Duration
             * @description Flicks.
             */
            duration: number;
            /**
             * Order
             * @description Fractional key; sorts as ASCII.
             * @default V
             */
            order: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Group
             * @description Clips of one group are chosen and moved together.
             * @default
             */
            group: string;
            /**
             * Link
             * @description Clips of one link belong together, as a film's picture and its sound.
             * @default
             */
            link: string;
            /**
             * @default {
             *       "x": [],
             *       "y": [],
             *       "width": [],
             *       "height": [],
             *       "rotation": [],
             *       "opacity": [],
             *       "crop_left": [],
             *       "crop_top": [],
             *       "crop_right": [],
             *       "crop_bottom": [],
             *       "exposure": [],
             *       "brightness": [],
             *       "contrast": [],
             *       "saturation": [],
             *       "hue": [],
             *       "temperature": [],
             *       "blur": [],
             *       "sharpen": [],
             *       "vignette": [],
             *       "volume": [],
             *       "pan": []
             *     }
             */
            keyframes: components["schemas"]["Keyframes"];
            /**
             * @default {
             *       "kind": "none",
             *       "duration": 0,
             *       "easing": "linear",
             *       "colour": "#000000",
             *       "angle": 0,
             *       "softness": 0
             *     }
             */
            transition: components["schemas"]["Transition"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "image";
            /** Asset */
            asset: string;
            /**
             * @default {
             *       "x": 0,
             *       "y": 0,
             *       "width": 1920,
             *       "height": 1080,
             *       "rotation": 0
             *     }
             */
            transform: components["schemas"]["Transform"];
            /**
             * @default {
             *       "opacity": 1,
             *       "blend": "normal",
             *       "fit": "stretch",
             *       "flip_horizontal": false,
             *       "flip_vertical": false,
             *       "crop": {
             *         "bottom": 0,
             *         "left": 0,
             *         "right": 0,
             *         "top": 0
             *       },
             *       "obscure": [],
             *       "matte": {
             *         "asset": "",
             *         "clean": 1,
             *         "feather": 0,
             *         "grow": 0,
             *         "inverted": false
             *       },
             *       "chroma_key": {
             *         "colour": "#00b140",
             *         "despill": 0.5,
             *         "softness": 0.1,
             *         "strength": 0,
             *         "tolerance": 0.2
             *       },
             *       "grade": {
             *         "brightness": 0,
             *         "contrast": 0,
             *         "exposure": 0,
             *         "hue": 0,
             *         "saturation": 0,
             *         "temperature": 0
             *       },
             *       "blur": 0,
             *       "sharpen": 0,
             *       "vignette": 0,
             *       "corner_radius": 0,
             *       "border": {
             *         "colour": "#ffffff",
             *         "width": 0
             *       },
             *       "shadow": {
             *         "blur": 24,
             *         "colour": "#000000",
             *         "opacity": 0,
             *         "x": 0,
             *         "y": 12
             *       }
             *     }
             */
            appearance: components["schemas"]["Appearance"];
        };
        /**
         * Keyframe
         * @description A value at a moment of the clip, and how it goes on to the next one. `bezier` counts where easing says so.
         *
         *     The moment may lie outside the clip, as it does once the clip has been cut: the curve inside stays as it was.
         */
        Keyframe: {
            /**
             * Time
             * @description Flicks from the clip's start.
             */
            time: number;
            /** Value */
            value: number;
            /**
             * Easing
             * @default linear
             * @enum {string}
             */
            easing: "linear" | "hold" | "ease" | "ease-in" | "ease-out" | "ease-in-out" | "bezier";
            /**
             * @default {
             *       "x1": 0.25,
             *       "y1": 0.1,
             *       "x2": 0.25,
             *       "y2": 1
             *     }
             */
            bezier: components["schemas"]["Bezier"];
        };
        /**
         * Keyframes
         * @description A curve for each property that can move, in the property's own unit. An empty one leaves the property be.
         */
        Keyframes: {
            /**
             * X
             * @default []
             */
            x: components["schemas"]["Keyframe"][];
            /**
             * Y
             * @default []
             */
            y: components["schemas"]["Keyframe"][];
            /**
             * Width
             * @default []
             */
            width: components["schemas"]["Keyframe"][];
            /**
             * Height
             * @default []
             */
            height: components["schemas"]["Keyframe"][];
            /**
             * Rotation
             * @default []
             */
            rotation: components["schemas"]["Keyframe"][];
            /**
             * Opacity
             * @default []
             */
            opacity: components["schemas"]["Keyframe"][];
            /**
             * Crop Left
             * @default []
             */
            crop_left: components["schemas"]["Keyframe"][];
            /**
             * Crop Top
             * @default []
             */
            crop_top: components["schemas"]["Keyframe"][];
            /**
             * Crop Right
             * @default []
             */
            crop_right: components["schemas"]["Keyframe"][];
            /**
             * Crop Bottom
             * @default []
             */
            crop_bottom: components["schemas"]["Keyframe"][];
            /**
             * Exposure
             * @default []
             */
            exposure: components["schemas"]["Keyframe"][];
            /**
             * Brightness
             * @default []
             */
            brightness: components["schemas"]["Keyframe"][];
            /**
             * Contrast
             * @default []
             */
            contrast: components["schemas"]["Keyframe"][];
            /**
             * Saturation
             * @default []
             */
            saturation: components["schemas"]["Keyframe"][];
            /**
             * Hue
             * @default []
             */
            hue: components["schemas"]["Keyframe"][];
            /**
             * Temperature
             * @default []
             */
            temperature: components["schemas"]["Keyframe"][];
            /**
             * Blur
             * @default []
             */
            blur: components["schemas"]["Keyframe"][];
            /**
             * Sharpen
             * @default []
             */
            sharpen: components["schemas"]["Keyframe"][];
            /**
             * Vignette
             * @default []
             */
            vignette: components["schemas"]["Keyframe"][];
            /**
             * Volume
             * @default []
             */
            volume: components["schemas"]["Keyframe"][];
            /**
             * Pan
             * @default []
             */
            pan: components["schemas"]["Keyframe"][];
        };
        /**
         * Marker
         * @description A place on the timeline that somebody wants to find again, or a stretch of it. It is not seen in the film.
         */
        Marker: {
            /**
             * Time
             * @description Flicks from the start of the timeline.
             */
            time: number;
            /**
             * Duration
             * @description Flicks; 0 is a single moment.
             * @default 0
             */
            duration: number;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Colour
             * @default #ffd54a
             */
            colour: string;
        };
        /**
         * Master
         * @description What is done to the whole film's sound.
         */
        Master: {
            /**
             * Loudness
             * @description Integrated loudness to come out with, in LUFS (EBU R128); 0 leaves it as it is.
             * @default 0
             */
            loudness: number;
        };
        /**
         * Matte
         * @description What of a picture stays: an asset of kind matte, grey, white is what stays. It is kept in place of the picture's
         *     own pixels, so that everything about it can be changed, and taken back.
         *
         *     It lies on the whole source and has its clock, however the clip is cut, cropped, played or turned. Where a matte is
         *     named that the document does not know, or whose file is gone, a placeholder stands for the layer: what somebody
         *     took away is not shown by mistake.
         */
        Matte: {
            /**
             * Asset
             * @description Empty is none.
             * @default
             */
            asset: string;
            /**
             * Inverted
             * @description Black is what stays.
             * @default false
             */
            inverted: boolean;
            /**
             * Grow
             * @description Canvas units; less than 0 shrinks what stays.
             * @default 0
             */
            grow: number;
            /**
             * Feather
             * @description Deviation of a Gaussian in canvas units.
             * @default 0
             */
            feather: number;
            /**
             * Clean
             * @description How much of the old background's colour is taken off what is half clear.
             * @default 1
             */
            clean: number;
        };
        /**
         * Playing
         * @description How a source's time runs in a clip.
         */
        Playing: {
            /**
             * Speed
             * @description Counts to a thousandth; pitch is kept.
             * @default 1
             */
            speed: number;
            /**
             * Reversed
             * @description The clip's stretch of the source, from its end.
             * @default false
             */
            reversed: boolean;
            /**
             * Frozen
             * @description The picture at source_start, all along and without sound.
             * @default false
             */
            frozen: boolean;
        };
        /**
         * Rational
         * @description A frame rate as an exact fraction, e.g. 30000/1001 frames per second.
         */
        Rational: {
            /** Numerator */
            numerator: number;
            /**
             * Denominator
             * @default 1
             */
            denominator: number;
        };
        /**
         * Shadow
         * @description What the layer's shape casts on what is below it; opacity 0 is none. Blur is a deviation.
         *
         *     It falls the same way however the layer is turned: the light stays where it is.
         */
        Shadow: {
            /**
             * Opacity
             * @default 0
             */
            opacity: number;
            /**
             * Colour
             * @default #000000
             */
            colour: string;
            /**
             * X
             * @description Canvas units.
             * @default 0
             */
            x: number;
            /**
             * Y
             * @description Canvas units.
             * @default 12
             */
            y: number;
            /**
             * Blur
             * @description Canvas units.
             * @default 24
             */
            blur: number;
        };
        /**
         * ShapeClip
         * @description A drawn shape that fills its box.
         */
        ShapeClip: {
            /** Track */
            track: string;
            /**
             * Start
             * @description Flicks from the start of the timeline.
             */
            start: number;
            /**
             * Duration
             * @description Flicks.
             */
            duration: number;
            /**
             * Order
             * @description Fractional key; sorts as ASCII.
             * @default V
             */
            order: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Group
             * @description Clips of one group are chosen and moved together.
             * @default
             */
            group: string;
            /**
             * Link
             * @description Clips of one link belong together, as a film's picture and its sound.
             * @default
             */
            link: string;
            /**
             * @default {
             *       "x": [],
             *       "y": [],
             *       "width": [],
             *       "height": [],
             *       "rotation": [],
             *       "opacity": [],
             *       "crop_left": [],
             *       "crop_top": [],
             *       "crop_right": [],
             *       "crop_bottom": [],
             *       "exposure": [],
             *       "brightness": [],
             *       "contrast": [],
             *       "saturation": [],
             *       "hue": [],
             *       "temperature": [],
             *       "blur": [],
             *       "sharpen": [],
             *       "vignette": [],
             *       "volume": [],
             *       "pan": []
             *     }
             */
            keyframes: components["schemas"]["Keyframes"];
            /**
             * @default {
             *       "kind": "none",
             *       "duration": 0,
             *       "easing": "linear",
             *       "colour": "#000000",
             *       "angle": 0,
             *       "softness": 0
             *     }
             */
            transition: components["schemas"]["Transition"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "shape";
            /**
             * Shape
             * @default rectangle
             * @enum {string}
             */
            shape: "rectangle" | "ellipse" | "triangle" | "polygon" | "star" | "line" | "arrow";
            /**
             * Fill
             * @default #ffffff
             */
            fill: string;
            /**
             * @default {
             *       "kind": "none",
             *       "to": "#000000",
             *       "angle": 90
             *     }
             */
            gradient: components["schemas"]["Gradient"];
            /**
             * @default {
             *       "width": 0,
             *       "colour": "#ffffff",
             *       "dash": 0
             *     }
             */
            stroke: components["schemas"]["Stroke"];
            /**
             * Corner Radius
             * @description Canvas units; 0 is none.
             * @default 0
             */
            corner_radius: number;
            /**
             * Points
             * @description Corners of a polygon, or tips of a star.
             * @default 5
             */
            points: number;
            /**
             * Depth
             * @description How deep a star is cut, or how much of an arrow's length is its head.
             * @default 0.5
             */
            depth: number;
            /**
             * @default {
             *       "x": 0,
             *       "y": 0,
             *       "width": 1920,
             *       "height": 1080,
             *       "rotation": 0
             *     }
             */
            transform: components["schemas"]["Transform"];
            /**
             * @default {
             *       "opacity": 1,
             *       "blend": "normal",
             *       "fit": "stretch",
             *       "flip_horizontal": false,
             *       "flip_vertical": false,
             *       "crop": {
             *         "bottom": 0,
             *         "left": 0,
             *         "right": 0,
             *         "top": 0
             *       },
             *       "obscure": [],
             *       "matte": {
             *         "asset": "",
             *         "clean": 1,
             *         "feather": 0,
             *         "grow": 0,
             *         "inverted": false
             *       },
             *       "chroma_key": {
             *         "colour": "#00b140",
             *         "despill": 0.5,
             *         "softness": 0.1,
             *         "strength": 0,
             *         "tolerance": 0.2
             *       },
             *       "grade": {
             *         "brightness": 0,
             *         "contrast": 0,
             *         "exposure": 0,
             *         "hue": 0,
             *         "saturation": 0,
             *         "temperature": 0
             *       },
             *       "blur": 0,
             *       "sharpen": 0,
             *       "vignette": 0,
             *       "corner_radius": 0,
             *       "border": {
             *         "colour": "#ffffff",
             *         "width": 0
             *       },
             *       "shadow": {
             *         "blur": 24,
             *         "colour": "#000000",
             *         "opacity": 0,
             *         "x": 0,
             *         "y": 12
             *       }
             *     }
             */
            appearance: components["schemas"]["Appearance"];
        };
        /**
         * Sound
         * @description How loud a clip is. Volume is linear: 1 is as recorded.
         */
        Sound: {
            /**
             * Volume
             * @default 1
             */
            volume: number;
            /**
             * Muted
             * @default false
             */
            muted: boolean;
            /**
             * Pan
             * @description -1 is all left, 1 is all right.
             * @default 0
             */
            pan: number;
            /**
             * Fade In
             * @description Flicks.
             * @default 0
             */
            fade_in: number;
            /**
             * Fade Out
             * @description Flicks.
             * @default 0
             */
            fade_out: number;
            /**
             * @default {
             *       "asset": "",
             *       "amount": 1
             *     }
             */
            cleaned: components["schemas"]["Cleaned"];
        };
        /**
         * Stroke
         * @description A line along the inside of the outline; width 0 is none.
         */
        Stroke: {
            /**
             * Width
             * @description Canvas units; 0 is none.
             * @default 0
             */
            width: number;
            /**
             * Colour
             * @default #ffffff
             */
            colour: string;
            /**
             * Dash
             * @description Length of dashes and gaps; 0 is a line without gaps.
             * @default 0
             */
            dash: number;
        };
        /**
         * TextAnimation
         * @description How the letters, words or lines of a text come in, one after the other, and go out again the same way.
         */
        TextAnimation: {
            /**
             * Kind
             * @description type: at once, one after the other, as by a typewriter.
             * @default none
             * @enum {string}
             */
            kind: "none" | "fade" | "rise" | "drop" | "slide" | "grow" | "type";
            /**
             * Unit
             * @default word
             * @enum {string}
             */
            unit: "letter" | "word" | "line" | "block";
            /**
             * Duration
             * @description Of one unit, in flicks.
             * @default 352800000
             */
            duration: number;
            /**
             * Stagger
             * @description From one unit to the next, in flicks.
             * @default 70560000
             */
            stagger: number;
            /**
             * Leaves
             * @description Whether the text goes out before the clip's end, too.
             * @default false
             */
            leaves: boolean;
            /**
             * Before
             * @description Flicks of it that are over when the clip starts.
             * @default 0
             */
            before: number;
            /**
             * After
             * @description Flicks of it that are to come when the clip ends.
             * @default 0
             */
            after: number;
        };
        /**
         * TextBackground
         * @description A box behind the whole text or behind each line, larger by its padding.
         */
        TextBackground: {
            /**
             * Kind
             * @default none
             * @enum {string}
             */
            kind: "none" | "block" | "line";
            /**
             * Colour
             * @default #000000b3
             */
            colour: string;
            /**
             * Padding X
             * @description Canvas units; 0 is none.
             * @default 24
             */
            padding_x: number;
            /**
             * Padding Y
             * @description Canvas units; 0 is none.
             * @default 12
             */
            padding_y: number;
            /**
             * Corner Radius
             * @description Canvas units; 0 is none.
             * @default 12
             */
            corner_radius: number;
        };
        /**
         * TextClip
         * @description Words, wrapped to the width of the box.
         */
        TextClip: {
            /** Track */
            track: string;
            /**
             * Start
             * @description Flicks from the start of the timeline.
             */
            start: number;
            /**
             * Duration
             * @description Flicks.
             */
            duration: number;
            /**
             * Order
             * @description Fractional key; sorts as ASCII.
             * @default V
             */
            order: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Group
             * @description Clips of one group are chosen and moved together.
             * @default
             */
            group: string;
            /**
             * Link
             * @description Clips of one link belong together, as a film's picture and its sound.
             * @default
             */
            link: string;
            /**
             * @default {
             *       "x": [],
             *       "y": [],
             *       "width": [],
             *       "height": [],
             *       "rotation": [],
             *       "opacity": [],
             *       "crop_left": [],
             *       "crop_top": [],
             *       "crop_right": [],
             *       "crop_bottom": [],
             *       "exposure": [],
             *       "brightness": [],
             *       "contrast": [],
             *       "saturation": [],
             *       "hue": [],
             *       "temperature": [],
             *       "blur": [],
             *       "sharpen": [],
             *       "vignette": [],
             *       "volume": [],
             *       "pan": []
             *     }
             */
            keyframes: components["schemas"]["Keyframes"];
            /**
             * @default {
             *       "kind": "none",
             *       "duration": 0,
             *       "easing": "linear",
             *       "colour": "#000000",
             *       "angle": 0,
             *       "softness": 0
             *     }
             */
            transition: components["schemas"]["Transition"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "text";
            /** Text */
            text: string;
            /**
             * @default {
             *       "family": "Inter",
             *       "weight": 400,
             *       "size": 96,
             *       "colour": "#ffffff",
             *       "align": "center",
             *       "vertical": "middle",
             *       "line_height": 1.2,
             *       "letter_spacing": 0,
             *       "stroke": {
             *         "colour": "#000000",
             *         "width": 0
             *       },
             *       "background": {
             *         "colour": "#000000b3",
             *         "corner_radius": 12,
             *         "kind": "none",
             *         "padding_x": 24,
             *         "padding_y": 12
             *       }
             *     }
             */
            style: components["schemas"]["TextStyle"];
            /**
             * @default {
             *       "kind": "none",
             *       "unit": "word",
             *       "duration": 352800000,
             *       "stagger": 70560000,
             *       "leaves": false,
             *       "before": 0,
             *       "after": 0
             *     }
             */
            animation: components["schemas"]["TextAnimation"];
            /**
             * Words
             * @description When the words are said.
             * @default []
             */
            words: components["schemas"]["Word"][];
            /**
             * @default {
             *       "kind": "none",
             *       "colour": "#ffd54a",
             *       "keeps": false
             *     }
             */
            highlight: components["schemas"]["Highlight"];
            /**
             * @default {
             *       "x": 0,
             *       "y": 0,
             *       "width": 1920,
             *       "height": 1080,
             *       "rotation": 0
             *     }
             */
            transform: components["schemas"]["Transform"];
            /**
             * @default {
             *       "opacity": 1,
             *       "blend": "normal",
             *       "fit": "stretch",
             *       "flip_horizontal": false,
             *       "flip_vertical": false,
             *       "crop": {
             *         "bottom": 0,
             *         "left": 0,
             *         "right": 0,
             *         "top": 0
             *       },
             *       "obscure": [],
             *       "matte": {
             *         "asset": "",
             *         "clean": 1,
             *         "feather": 0,
             *         "grow": 0,
             *         "inverted": false
             *       },
             *       "chroma_key": {
             *         "colour": "#00b140",
             *         "despill": 0.5,
             *         "softness": 0.1,
             *         "strength": 0,
             *         "tolerance": 0.2
             *       },
             *       "grade": {
             *         "brightness": 0,
             *         "contrast": 0,
             *         "exposure": 0,
             *         "hue": 0,
             *         "saturation": 0,
             *         "temperature": 0
             *       },
             *       "blur": 0,
             *       "sharpen": 0,
             *       "vignette": 0,
             *       "corner_radius": 0,
             *       "border": {
             *         "colour": "#ffffff",
             *         "width": 0
             *       },
             *       "shadow": {
             *         "blur": 24,
             *         "colour": "#000000",
             *         "opacity": 0,
             *         "x": 0,
             *         "y": 12
             *       }
             *     }
             */
            appearance: components["schemas"]["Appearance"];
        };
        /**
         * TextStroke
         * @description A line around the letters, half of it outside; width 0 is none.
         */
        TextStroke: {
            /**
             * Width
             * @description Canvas units; 0 is none.
             * @default 0
             */
            width: number;
            /**
             * Colour
             * @default #000000
             */
            colour: string;
        };
        /**
         * TextStyle
         * @description How a text is set.
         */
        TextStyle: {
            /**
             * Family
             * @default Inter
             */
            family: string;
            /**
             * Weight
             * @default 400
             */
            weight: number;
            /**
             * Size
             * @default 96
             */
            size: number;
            /**
             * Colour
             * @default #ffffff
             */
            colour: string;
            /**
             * Align
             * @default center
             * @enum {string}
             */
            align: "left" | "center" | "right";
            /**
             * Vertical
             * @description Where the lines stand in the box.
             * @default middle
             * @enum {string}
             */
            vertical: "top" | "middle" | "bottom";
            /**
             * Line Height
             * @description Times the size.
             * @default 1.2
             */
            line_height: number;
            /**
             * Letter Spacing
             * @default 0
             */
            letter_spacing: number;
            /**
             * @default {
             *       "width": 0,
             *       "colour": "#000000"
             *     }
             */
            stroke: components["schemas"]["TextStroke"];
            /**
             * @default {
             *       "kind": "none",
             *       "colour": "#000000b3",
             *       "padding_x": 24,
             *       "padding_y": 12,
             *       "corner_radius": 12
             *     }
             */
            background: components["schemas"]["TextBackground"];
        };
        /**
         * Track
         * @description A row of the timeline. Tracks are drawn in the order of their keys, the greatest on top.
         */
        Track: {
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Order
             * @description Fractional key; sorts as ASCII.
             */
            order: string;
            /**
             * Muted
             * @default false
             */
            muted: boolean;
            /**
             * Solo
             * @description While any track is solo, only those are heard.
             * @default false
             */
            solo: boolean;
            /**
             * Hidden
             * @default false
             */
            hidden: boolean;
            /**
             * Locked
             * @default false
             */
            locked: boolean;
            /**
             * Is Voice
             * @description What sounds here makes tracks give way that duck.
             * @default false
             */
            is_voice: boolean;
            /**
             * Duck
             * @description By how many dB it gives way to a voice.
             * @default 0
             */
            duck: number;
            /**
             * @description How the captions on it are shown.
             * @default {
             *       "style": {
             *         "align": "center",
             *         "background": {
             *           "colour": "#000000b3",
             *           "corner_radius": 12,
             *           "kind": "line",
             *           "padding_x": 18,
             *           "padding_y": 8
             *         },
             *         "colour": "#ffffff",
             *         "family": "Inter",
             *         "letter_spacing": 0,
             *         "line_height": 1.2,
             *         "size": 54,
             *         "stroke": {
             *           "colour": "#000000",
             *           "width": 0
             *         },
             *         "vertical": "bottom",
             *         "weight": 600
             *       },
             *       "highlight": {
             *         "colour": "#ffd54a",
             *         "keeps": false,
             *         "kind": "none"
             *       },
             *       "width": 0.8,
             *       "margin": 0.08,
             *       "beside": false,
             *       "language": ""
             *     }
             */
            captions: components["schemas"]["Captions"];
        };
        /**
         * Transform
         * @description Where a layer's box is: its centre, its size and its turn about the centre.
         */
        Transform: {
            /**
             * X
             * @description Canvas units.
             * @default 0
             */
            x: number;
            /**
             * Y
             * @description Canvas units.
             * @default 0
             */
            y: number;
            /**
             * Width
             * @description Canvas units.
             * @default 1920
             */
            width: number;
            /**
             * Height
             * @description Canvas units.
             * @default 1080
             */
            height: number;
            /**
             * Rotation
             * @description Clockwise.
             * @default 0
             */
            rotation: number;
        };
        /**
         * Transition
         * @description How a clip takes over from the one before it on its track, over the first `duration` of the clip.
         *
         *     The one before plays on behind its end for as long, or stands still where its source has no more. Without one
         *     before, the clip comes in from nothing. Sound fades across with the picture.
         */
        Transition: {
            /**
             * Kind
             * @default none
             * @enum {string}
             */
            kind: "none" | "cross-fade" | "dip" | "wipe" | "slide" | "push" | "zoom";
            /**
             * Duration
             * @description Flicks.
             * @default 0
             */
            duration: number;
            /**
             * Easing
             * @default linear
             * @enum {string}
             */
            easing: "linear" | "hold" | "ease" | "ease-in" | "ease-out" | "ease-in-out" | "bezier";
            /**
             * Colour
             * @description What a dip goes through.
             * @default #000000
             */
            colour: string;
            /**
             * Angle
             * @description Where a wipe, a slide or a push moves to: 0 is right, 90 is down.
             * @default 0
             */
            angle: number;
            /**
             * Softness
             * @description Of a wipe's edge, in fractions of the way.
             * @default 0
             */
            softness: number;
        };
        /**
         * VideoClip
         * @description Moving pictures with their own sound.
         */
        VideoClip: {
            /** Track */
            track: string;
            /**
             * Start
             * @description Flicks from the start of the timeline.
             */
            start: number;
            /**
             * Duration
             * @description Flicks.
             */
            duration: number;
            /**
             * Order
             * @description Fractional key; sorts as ASCII.
             * @default V
             */
            order: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Group
             * @description Clips of one group are chosen and moved together.
             * @default
             */
            group: string;
            /**
             * Link
             * @description Clips of one link belong together, as a film's picture and its sound.
             * @default
             */
            link: string;
            /**
             * @default {
             *       "x": [],
             *       "y": [],
             *       "width": [],
             *       "height": [],
             *       "rotation": [],
             *       "opacity": [],
             *       "crop_left": [],
             *       "crop_top": [],
             *       "crop_right": [],
             *       "crop_bottom": [],
             *       "exposure": [],
             *       "brightness": [],
             *       "contrast": [],
             *       "saturation": [],
             *       "hue": [],
             *       "temperature": [],
             *       "blur": [],
             *       "sharpen": [],
             *       "vignette": [],
             *       "volume": [],
             *       "pan": []
             *     }
             */
            keyframes: components["schemas"]["Keyframes"];
            /**
             * @default {
             *       "kind": "none",
             *       "duration": 0,
             *       "easing": "linear",
             *       "colour": "#000000",
             *       "angle": 0,
             *       "softness": 0
             *     }
             */
            transition: components["schemas"]["Transition"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "video";
            /** Asset */
            asset: string;
            /**
             * Source Start
             * @description Flicks from the start of the source.
             * @default 0
             */
            source_start: number;
            /**
             * @default {
             *       "speed": 1,
             *       "reversed": false,
             *       "frozen": false
             *     }
             */
            playing: components["schemas"]["Playing"];
            /**
             * @default {
             *       "x": 0,
             *       "y": 0,
             *       "width": 1920,
             *       "height": 1080,
             *       "rotation": 0
             *     }
             */
            transform: components["schemas"]["Transform"];
            /**
             * @default {
             *       "opacity": 1,
             *       "blend": "normal",
             *       "fit": "stretch",
             *       "flip_horizontal": false,
             *       "flip_vertical": false,
             *       "crop": {
             *         "bottom": 0,
             *         "left": 0,
             *         "right": 0,
             *         "top": 0
             *       },
             *       "obscure": [],
             *       "matte": {
             *         "asset": "",
             *         "clean": 1,
             *         "feather": 0,
             *         "grow": 0,
             *         "inverted": false
             *       },
             *       "chroma_key": {
             *         "colour": "#00b140",
             *         "despill": 0.5,
             *         "softness": 0.1,
             *         "strength": 0,
             *         "tolerance": 0.2
             *       },
             *       "grade": {
             *         "brightness": 0,
             *         "contrast": 0,
             *         "exposure": 0,
             *         "hue": 0,
             *         "saturation": 0,
             *         "temperature": 0
             *       },
             *       "blur": 0,
             *       "sharpen": 0,
             *       "vignette": 0,
             *       "corner_radius": 0,
             *       "border": {
             *         "colour": "#ffffff",
             *         "width": 0
             *       },
             *       "shadow": {
             *         "blur": 24,
             *         "colour": "#000000",
             *         "opacity": 0,
             *         "x": 0,
             *         "y": 12
             *       }
             *     }
             */
            appearance: components["schemas"]["Appearance"];
            /**
             * @default {
             *       "volume": 1,
             *       "muted": false,
             *       "pan": 0,
             *       "fade_in": 0,
             *       "fade_out": 0,
             *       "cleaned": {
             *         "amount": 1,
             *         "asset": ""
             *       }
             *     }
             */
            sound: components["schemas"]["Sound"];
        };
        /**
         * Word
         * @description When a stretch of the text is said: code points `first` up to `end`, from `start` for `duration`.
         *
         *     The start may lie before the clip's own, as it does once the clip has been cut.
         */
        Word: {
            /** First */
            first: number;
            /** End */
            end: number;
            /**
             * Start
             * @description Flicks from the clip's start.
             */
            start: number;
            /**
             * Duration
             * @description Flicks.
             */
            duration: number;
        };
        /**
         * OperationOut
         * @description An edit in its place; `actor` made it (null: an account that is gone). Only your own tell the device.
         */
        OperationOut: {
            /** Sequence */
            sequence: number;
            /** Op Id */
            op_id: string;
            /** Operation */
            operation: {
                [key: string]: unknown;
            };
            /** Actor */
            actor: string | null;
            /**
             * Cause
             * @enum {string}
             */
            cause: "edit" | "undo" | "redo" | "restore" | "tool";
            /** Step */
            step: string;
            /** Device */
            device: string;
            /**
             * Created
             * Format: date-time
             */
            created: string;
        };
        /**
         * OperationsOut
         * @description Edits in their order. Where there are `more`, ask again after the last one's sequence.
         */
        OperationsOut: {
            /** Operations */
            operations: components["schemas"]["OperationOut"][];
            /** More */
            more: boolean;
        };
        /**
         * PlaceOut
         * @description Where an operation stands.
         */
        PlaceOut: {
            /** Sequence */
            sequence: number;
        };
        /**
         * OperationIn
         * @description One edit. Sending it again with the same `op_id` is harmless.
         */
        OperationIn: {
            /** Op Id */
            op_id: string;
            /** Operation */
            operation: {
                [key: string]: unknown;
            };
            /**
             * Base
             * @description The last operation that you had seen.
             */
            base?: number | null;
            /**
             * Cause
             * @description How it came about; “tool” is a machine's proposal that was taken.
             * @default edit
             * @enum {string}
             */
            cause: "edit" | "undo" | "redo" | "restore" | "tool";
            /**
             * Device
             * @description An id that your program keeps. Nobody else is told of it.
             * @default
             */
            device: string;
            /**
             * Step
             * @description What the operations of one large edit have in common.
             * @default
             */
            step: string;
            /**
             * Version
             * @description The version of the document's schema.
             * @default 1
             */
            version: number;
        };
        /**
         * ExportOut
         * @description A film, or how far it is. `url` is the film's, once it is done; `error` is one sentence when it failed.
         *
         *     `size` is the film's bytes; `facts` is what it was measured to be: width, height, duration (flicks) and more, which
         *     sources were `damaged` and in how many stretches, and `warnings`. `receipt` is null for sound.
         */
        ExportOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Project
             * Format: uuid
             */
            project: string;
            /** Job */
            job: string | null;
            settings: components["schemas"]["FilmSettings"];
            /** Sequence */
            sequence: number;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            /** Progress */
            progress: number;
            /** Note */
            note: string;
            /** Error */
            error: string;
            /** Url */
            url: string | null;
            /** Size */
            size: number;
            /** Facts */
            facts: {
                [key: string]: unknown;
            } | null;
            receipt: components["schemas"]["ReceiptOut"] | null;
            /**
             * Created
             * Format: date-time
             */
            created: string;
        };
        /**
         * FilmSettings
         * @description What comes out of a project.
         *
         *     height: pixels; without it the film has a pixel for each canvas unit. The width follows.
         *     frame_rate: without it the canvas's, which a GIF halves until it can show it. start, end: flicks of the timeline,
         *     from the first up to the last, which is not included; without an end, all the rest. A picture is the one at `start`.
         *     loop: whether a GIF begins again. allow_missing: a source without a file is drawn as a placeholder and not heard;
         *     otherwise it stops the export.
         */
        FilmSettings: {
            /**
             * Format
             * @default mp4
             * @enum {string}
             */
            format: "mp4" | "webm" | "mov" | "gif" | "mp3" | "m4a" | "wav" | "png" | "jpg";
            /** Height */
            height?: number | null;
            frame_rate?: components["schemas"]["FrameRate"] | null;
            /**
             * Quality
             * @default standard
             * @enum {string}
             */
            quality: "draft" | "standard" | "high";
            /**
             * Start
             * @default 0
             */
            start: number;
            /** End */
            end?: number | null;
            /**
             * Loop
             * @default true
             */
            loop: boolean;
            /**
             * Allow Missing
             * @default false
             */
            allow_missing: boolean;
        };
        /**
         * FrameRate
         * @description Frames a second as an exact fraction, e.g. 30000/1001.
         */
        FrameRate: {
            /** Numerator */
            numerator: number;
            /**
             * Denominator
             * @default 1
             */
            denominator: number;
        };
        /**
         * ReceiptOut
         * @description How like the stage the finished film is. `picture` shows the lowest: the film's frame beside the stage's.
         */
        ReceiptOut: {
            lowest: components["schemas"]["SampleOut"];
            /** Samples */
            samples: components["schemas"]["SampleOut"][];
            /** Picture */
            picture: string;
        };
        /**
         * SampleOut
         * @description A frame of the film that was held against the stage. `time` in flicks; `ssim` is 1 for the same.
         */
        SampleOut: {
            /** Time */
            time: number;
            /** Ssim */
            ssim: number;
        };
        /**
         * ExportIn
         * @description A film to be made of a project as it is now.
         */
        ExportIn: {
            /**
             * Project
             * Format: uuid
             */
            project: string;
            /**
             * @default {
             *       "format": "mp4",
             *       "height": null,
             *       "frame_rate": null,
             *       "quality": "standard",
             *       "start": 0,
             *       "end": null,
             *       "loop": true,
             *       "allow_missing": false
             *     }
             */
            settings: components["schemas"]["FilmSettings"];
        };
        /**
         * MasteringOut
         * @description How the mix is mastered, or that `job` still listens to it.
         *
         *     `gain` is linear, of the whole mix; 1 where no loudness is asked for. `limiter` is a further gain for each group of
         *     64 samples at 48 kHz, in their middles and straight between them: 16-bit little-endian numbers, 65535 for 1, by zlib
         *     and base64; null where it has nothing to do.
         */
        MasteringOut: {
            /**
             * State
             * @enum {string}
             */
            state: "ready" | "making" | "failed";
            /** Job */
            job?: string | null;
            /**
             * Gain
             * @default 1
             */
            gain: number;
            /** Limiter */
            limiter?: string | null;
            /**
             * Error
             * @default
             */
            error: string;
        };
        /**
         * DrawingOut
         * @description How many covers are at work.
         */
        DrawingOut: {
            /** Drawing */
            drawing: number;
        };
        /**
         * ShareOut
         * @description A link. `url` and `embed` are addresses under this studio's; `over`: its time has run out.
         */
        ShareOut: {
            /** Token */
            token: string;
            /** Url */
            url: string;
            /** Embed */
            embed: string;
            /**
             * Export
             * Format: uuid
             */
            export: string;
            /**
             * Project
             * Format: uuid
             */
            project: string;
            /** Title */
            title: string;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Protected */
            protected: boolean;
            /** Expires */
            expires: string | null;
            /** Over */
            over: boolean;
            /** Download */
            download: boolean;
            /** Start */
            start: number;
            /** Follows */
            follows: boolean;
            /** Frames */
            frames: string;
            /** Views */
            views: number;
        };
        /**
         * ShareIn
         * @description The film to be shared.
         */
        ShareIn: {
            /**
             * Export
             * Format: uuid
             */
            export: string;
        };
        /**
         * ShareChange
         * @description What is to be changed of a link; fields that are left out stay.
         *
         *     password: null takes it away. expires: null means never. start: flicks. frames: who may show the film within their
         *     own page, "" nobody, "*" everybody, or origins parted by spaces.
         */
        ShareChange: {
            /** Password */
            password?: string | null;
            /** Expires */
            expires?: string | null;
            /**
             * Download
             * @default true
             */
            download: boolean;
            /**
             * Start
             * @default 0
             */
            start: number;
            /**
             * Follows
             * @default false
             */
            follows: boolean;
            /**
             * Frames
             * @default
             */
            frames: string;
        };
        /**
         * SentOut
         * @description How many letters are on their way.
         */
        SentOut: {
            /** Letters */
            letters: number;
        };
        /**
         * SendIn
         * @description Whom a link is sent to, and what the sender says to them.
         */
        SendIn: {
            /** To */
            to: string[];
            /**
             * Words
             * @default
             */
            words: string;
        };
        /**
         * CaptionsOut
         * @description What is said, for viewers to turn on. language: BCP 47, or "". vtt: a WebVTT file.
         */
        CaptionsOut: {
            /** Name */
            name: string;
            /** Language */
            language: string;
            /** Vtt */
            vtt: string;
        };
        /**
         * Chapter
         * @description A stretch of the film that has a name. `start`: flicks of the film.
         */
        Chapter: {
            /** Start */
            start: number;
            /** Title */
            title: string;
        };
        /**
         * Stream
         * @description The film in pieces for every line, once that is made. Addresses: `url` of the playlist that names all sizes.
         */
        Stream: {
            /** Url */
            url: string;
            /** Thumbnails */
            thumbnails: string;
        };
        /**
         * WatchOut
         * @description A shared film. `duration` and `start` are in flicks; `url` is the film's own, with ranges.
         *
         *     stream, poster: null until they are made.
         */
        WatchOut: {
            /** Title */
            title: string;
            /** Duration */
            duration: number;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Url */
            url: string;
            /** Start */
            start: number;
            /** Download */
            download: boolean;
            stream: components["schemas"]["Stream"] | null;
            /** Poster */
            poster: string | null;
            /** Chapters */
            chapters: components["schemas"]["Chapter"][];
            /** Captions */
            captions: components["schemas"]["CaptionsOut"][];
        };
        /**
         * KeyOut
         * @description What opens a protected film, for some hours.
         */
        KeyOut: {
            /** Key */
            key: string;
        };
        /**
         * PasswordIn
         * @description What a viewer believes the password to be.
         */
        PasswordIn: {
            /** Password */
            password: string;
        };
        /**
         * ModelOut
         * @description A model: `parameters` is the JSON Schema from which a panel draws its controls.
         *
         *     A `lesson` is there to be understood, not for pictures that are wanted; what is not `ready` cannot draw here yet.
         */
        ModelOut: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Summary */
            summary: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Prompted */
            prompted: boolean;
            /** Lesson */
            lesson: boolean;
            /** Ready */
            ready: boolean;
        };
        /**
         * GenerationOut
         * @description A series of pictures and where its job stands; `not_understood` are words that mean nothing to the model.
         */
        GenerationOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Job
             * Format: uuid
             */
            job: string;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
            /** Progress */
            progress: number;
            /** Error */
            error: string;
            /** Model */
            model: string;
            /** Prompt */
            prompt: string;
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Seed */
            seed: number;
            /** Count */
            count: number;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Not Understood */
            not_understood: string[];
            /** Pictures */
            pictures: components["schemas"]["PictureOut"][];
        };
        /**
         * PictureOut
         * @description One finished picture. `numbers` are the values that were drawn; `asset` is what it was kept as.
         */
        PictureOut: {
            /** Index */
            index: number;
            /** Seed */
            seed: number;
            /** Url */
            url: string;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Caption */
            caption: string;
            /** Numbers */
            numbers: {
                [key: string]: unknown;
            };
            /** Asset */
            asset: string | null;
        };
        /**
         * GenerationIn
         * @description What is asked for. Without a seed one is drawn; `count` pictures have seeds that count up from it.
         */
        GenerationIn: {
            /** Model */
            model: string;
            /**
             * Parameters
             * @default {}
             */
            parameters: {
                [key: string]: unknown;
            };
            /**
             * Prompt
             * @default
             */
            prompt: string;
            /** Seed */
            seed?: number | null;
            /**
             * Count
             * @default 1
             */
            count: number;
        };
        /**
         * KeepIn
         * @description Which picture of the series, and what the asset is to be called.
         */
        KeepIn: {
            /**
             * Index
             * @default 0
             */
            index: number;
            /**
             * Name
             * @default
             */
            name: string;
        };
        /**
         * ToolOut
         * @description A tool: `parameters` is the JSON Schema from which a panel draws its controls.
         *
         *     makes: the kind of the asset, or of the finding, that comes of it.
         *
         *     why_not: why it cannot be used on this asset or in this studio, in one sentence; empty where it can. seconds: how
         *     long it will take on this machine, roughly; null where the asset is not known yet.
         */
        ToolOut: {
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Summary */
            summary: string;
            /** Takes */
            takes: ("video" | "image" | "audio")[];
            /**
             * Makes
             * @enum {string}
             */
            makes: "matte" | "track" | "cleaned" | "transcript" | "speech" | "shots";
            /** Parameters */
            parameters: {
                [key: string]: unknown;
            };
            /** Why Not */
            why_not: string;
            /** Seconds */
            seconds: number | null;
        };
        /**
         * ToolRunOut
         * @description The job that is at it. One that made the same before is done already, and its result is what it made.
         */
        ToolRunOut: {
            /**
             * Job
             * Format: uuid
             */
            job: string;
        };
        /**
         * ToolIn
         * @description How it is to work.
         */
        ToolIn: {
            /**
             * Parameters
             * @default {}
             */
            parameters: {
                [key: string]: unknown;
            };
        };
    };
    responses: {
        /** @description The body cannot be read, or is not valid JSON. */
        400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description Nobody is signed in. */
        401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description The CSRF token is missing or old; or, with the code `password`, a password is wanted. */
        403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description There is no such thing, or it is another person's. */
        404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description The thing is not in a state in which this can be done. */
        409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description The link's time has run out. */
        410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description The request is too large. */
        413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description A value is missing, out of range or makes no sense. */
        422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description A limit is used up; the sentence says which. */
        429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description The studio cannot reach its database or its broker just now; `Retry-After` says when to try again. */
        503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
        /** @description The disk is full, or the person's quota is used up. */
        507: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ProblemOut"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    cloudstudio_accounts_api_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            401: components["responses"]["401"];
            503: components["responses"]["503"];
        };
    };
    cloudstudio_jobs_api_list_jobs: {
        parameters: {
            query?: {
                state?: ("queued" | "running" | "done" | "failed" | "cancelled") | null;
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"][];
                };
            };
            401: components["responses"]["401"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    cloudstudio_jobs_api_get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    cloudstudio_jobs_api_cancel_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    cloudstudio_jobs_api_retry_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    cloudstudio_storage_api_storage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorageOut"];
                };
            };
            401: components["responses"]["401"];
            503: components["responses"]["503"];
        };
    };
    cloudstudio_bin_api_list_bin: {
        parameters: {
            query?: {
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BinnedOut"][];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    cloudstudio_bin_api_empty_bin: {
        parameters: {
            query?: {
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    cloudstudio_bin_api_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                thing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    cloudstudio_bin_api_purge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                thing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    cloudstudio_mail_api_mail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailOut"];
                };
            };
            503: components["responses"]["503"];
        };
    };
    cloudstudio_mail_api_wishes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WishesOut"];
                };
            };
            401: components["responses"]["401"];
            503: components["responses"]["503"];
        };
    };
    cloudstudio_mail_api_change_wishes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WishesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WishesOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    media_api_list_assets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetOut"][];
                };
            };
            401: components["responses"]["401"];
            503: components["responses"]["503"];
        };
    };
    media_api_get_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetOut"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    media_api_delete_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    media_api_rename_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    media_api_retimed_sound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SoundIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoundOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    media_api_examine_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    media_api_asset_uses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UseOut"][];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    media_findings_api_list_findings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingOut"][];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    media_findings_api_get_finding: {
        parameters: {
            query?: {
                revision?: number | null;
            };
            header?: never;
            path: {
                finding_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentOut"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    media_findings_api_revise_finding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisionIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_sync_api_list_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"][];
                };
            };
            401: components["responses"]["401"];
            503: components["responses"]["503"];
        };
    };
    editor_sync_api_create_project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_sync_api_get_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_sync_api_delete_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_sync_api_rename_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectRename"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_sync_api_duplicate_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_sync_api_get_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentOut"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_sync_api_list_operations: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationsOut"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_sync_api_append_operation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperationIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_exports_api_list_exports: {
        parameters: {
            query?: {
                project?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"][];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_exports_api_create_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_exports_api_get_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_exports_api_delete_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_mastering_api_mastering: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasteringOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_covers_api_draw_covers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawingOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            413: components["responses"]["413"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_covers_api_get_cover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JPEG. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_demo_api_open_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            413: components["responses"]["413"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_shares_api_list_shares: {
        parameters: {
            query?: {
                project?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareOut"][];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_shares_api_make_share: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_shares_api_revoke_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_shares_api_change_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_shares_api_send_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    editor_shares_api_draw_qr_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_shares_api_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchOut"];
                };
            };
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            410: components["responses"]["410"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    editor_shares_api_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyOut"];
                };
            };
            400: components["responses"]["400"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            410: components["responses"]["410"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    generation_api_list_models: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelOut"][];
                };
            };
            401: components["responses"]["401"];
            503: components["responses"]["503"];
        };
    };
    generation_api_list_generations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationOut"][];
                };
            };
            401: components["responses"]["401"];
            503: components["responses"]["503"];
        };
    };
    generation_api_create_generation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerationIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    generation_api_get_generation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                generation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationOut"];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    generation_api_delete_generation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                generation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    generation_api_keep_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                generation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeepIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
    generation_tools_api_list_tools: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolOut"][];
                };
            };
            401: components["responses"]["401"];
            404: components["responses"]["404"];
            422: components["responses"]["422"];
            503: components["responses"]["503"];
        };
    };
    generation_tools_api_run_tool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                asset_id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToolIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolRunOut"];
                };
            };
            400: components["responses"]["400"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            409: components["responses"]["409"];
            413: components["responses"]["413"];
            422: components["responses"]["422"];
            429: components["responses"]["429"];
            503: components["responses"]["503"];
            507: components["responses"]["507"];
        };
    };
}
