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
    "/api/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Assets
         * @description Return the caller's assets, the newest first.
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
         * @description Remove an asset with all its bytes. Projects that use it show a placeholder in its place.
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
         * @description Delete a project with its history. Its assets stay in the library.
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
         * @description List at most 1000 operations after a sequence, in their order.
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
         * @description Delete an export with its film and its links; one that is being made is stopped.
         */
        delete: operations["editor_exports_api_delete_export"];
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
         * @description List the caller's links that work, newest first.
         */
        get: operations["editor_shares_api_list_shares"];
        put?: never;
        /**
         * Make Share
         * @description Make a link to a finished film; a film that has one keeps it.
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
         * @description Say what a link shows. Needs no account.
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
         * @description Throw a series away; what was kept as an asset stays.
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
         */
        JobOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Subject */
            subject: string;
            /**
             * State
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed" | "cancelled";
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
         * AssetOut
         * @description A file that a person owns. facts: null until it has been inspected. error: why it cannot be used.
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
            /** Recipe */
            recipe: {
                [key: string]: unknown;
            } | null;
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
         */
        AudioFacts: {
            /** Stream */
            stream: number;
            /** Codec */
            codec: string;
            /** Channels */
            channels: number;
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
         *     wait between two keyframes, flicks.
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
         * ProjectOut
         * @description A project in a list. `sequence` numbers its last operation.
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
             * Vignette
             * @description Strength of the darkened corners; 0 leaves the picture alone.
             * @default 0
             */
            vignette: number;
        };
        /**
         * Asset
         * @description What the document has to know of a source. `source` is an asset's id in the studio, a relative path in
         *     a file.
         *
         *     Sizes are of the picture as shown: after rotation, in square pixels. Zero means not known (yet): a
         *     document in a file may leave these facts out, and whoever loads it inspects the files and fills them in.
         */
        Asset: {
            /** Source */
            source: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "video" | "image" | "audio";
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
             *       "volume": 1,
             *       "muted": false,
             *       "fade_in": 0,
             *       "fade_out": 0
             *     }
             */
            sound: components["schemas"]["Sound"];
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
             *       "background": "#000000"
             *     }
             */
            canvas: components["schemas"]["Canvas"];
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
                [key: string]: components["schemas"]["VideoClip"] | components["schemas"]["ImageClip"] | components["schemas"]["TextClip"] | components["schemas"]["ShapeClip"] | components["schemas"]["AudioClip"];
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
             *       "vignette": 0
             *     }
             */
            appearance: components["schemas"]["Appearance"];
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
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "shape";
            /**
             * Shape
             * @default rectangle
             * @enum {string}
             */
            shape: "rectangle" | "ellipse";
            /**
             * Fill
             * @default #ffffff
             */
            fill: string;
            /**
             * Corner Radius
             * @default 0
             */
            corner_radius: number;
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
             *       "vignette": 0
             *     }
             */
            appearance: components["schemas"]["Appearance"];
        };
        /**
         * Sound
         * @description How loud a clip is. Gain is linear: 1 is as recorded.
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
        };
        /**
         * TextClip
         * @description Words, wrapped to the width of the box and centred in its height.
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
             *       "line_height": 1.2,
             *       "letter_spacing": 0
             *     }
             */
            style: components["schemas"]["TextStyle"];
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
             *       "vignette": 0
             *     }
             */
            appearance: components["schemas"]["Appearance"];
        };
        /**
         * TextStyle
         * @description How a text is set. Sizes are in canvas units.
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
             * Hidden
             * @default false
             */
            hidden: boolean;
            /**
             * Locked
             * @default false
             */
            locked: boolean;
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
             * @default 0
             */
            rotation: number;
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
             *       "vignette": 0
             *     }
             */
            appearance: components["schemas"]["Appearance"];
            /**
             * @default {
             *       "volume": 1,
             *       "muted": false,
             *       "fade_in": 0,
             *       "fade_out": 0
             *     }
             */
            sound: components["schemas"]["Sound"];
        };
        /**
         * OperationOut
         * @description An edit in its place; `actor` made it (null: an account that is gone).
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
             * Created
             * Format: date-time
             */
            created: string;
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
        };
        /**
         * ExportOut
         * @description A film, or how far it is. `url` is the film's, once it is done; `error` is one sentence when it failed.
         *
         *     `size` is the film's bytes; `facts` is what it was measured to be: width, height, duration (flicks) and more.
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
            /**
             * Created
             * Format: date-time
             */
            created: string;
        };
        /**
         * FilmSettings
         * @description `height` is in pixels; without it the film has a pixel for each canvas unit. The width follows.
         */
        FilmSettings: {
            /** Height */
            height?: number | null;
            /**
             * Quality
             * @default standard
             * @enum {string}
             */
            quality: "draft" | "standard" | "high";
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
             *       "height": null,
             *       "quality": "standard"
             *     }
             */
            settings: components["schemas"]["FilmSettings"];
        };
        /**
         * ShareOut
         * @description A link. `url` is the page's address under this studio's.
         */
        ShareOut: {
            /** Token */
            token: string;
            /** Url */
            url: string;
            /**
             * Export
             * Format: uuid
             */
            export: string;
            /**
             * Created
             * Format: date-time
             */
            created: string;
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
         * WatchOut
         * @description A shared film. `duration` is in flicks; `url` is the film's own, with ranges.
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
        };
        /**
         * ModelOut
         * @description A model: `parameters` is the JSON Schema from which a panel draws its controls.
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
        };
        /**
         * GenerationOut
         * @description A series of pictures and where its job stands.
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
    };
    responses: never;
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
        };
    };
    editor_sync_api_list_operations: {
        parameters: {
            query?: {
                after?: number;
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
                    "application/json": components["schemas"]["OperationOut"][];
                };
            };
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
        };
    };
}
