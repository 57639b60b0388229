// Made from docs/openapi.json by "npm run api-types"; not to be edited.
// sha256 d2eba021cd025421bcbf53724aeb89a48f086d7c6591a853ff595aca882e8a7d

export interface paths {
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A browser that is signed in */
                            data: {
                                /** @description Who is signed in */
                                user: {
                                    /** @description Id of the user */
                                    user_id: string;
                                    /** @description His address */
                                    email: string;
                                    /** @description What he is called */
                                    name: string;
                                    /**
                                     * @description viewer: reads; operator: also changes things; owner: also sees to users, API keys and settings of the organization
                                     * @enum {string}
                                     */
                                    role: "owner" | "operator" | "viewer";
                                };
                                /** @description Whose data he sees */
                                organization: {
                                    /** @description Id of the organization */
                                    organization_id: string;
                                    /** @description What it is called */
                                    name: string;
                                };
                                /** @description To be sent as `x-backhaul-csrf` with everything that is not GET or HEAD */
                                csrf_token: string;
                            };
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `forbidden`: Only signed-in users of a certain role may do this. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Sign in
         * @description Exchanges the token of a one-time link, which stands behind the # of its address, for a session: an HttpOnly cookie. It lasts until it was not used for 30 days, and for 180 days at most.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What stands behind the # */
                        link_token: string;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description A browser that is signed in */
                            data: {
                                /** @description Who is signed in */
                                user: {
                                    /** @description Id of the user */
                                    user_id: string;
                                    /** @description His address */
                                    email: string;
                                    /** @description What he is called */
                                    name: string;
                                    /**
                                     * @description viewer: reads; operator: also changes things; owner: also sees to users, API keys and settings of the organization
                                     * @enum {string}
                                     */
                                    role: "owner" | "operator" | "viewer";
                                };
                                /** @description Whose data he sees */
                                organization: {
                                    /** @description Id of the organization */
                                    organization_id: string;
                                    /** @description What it is called */
                                    name: string;
                                };
                                /** @description To be sent as `x-backhaul-csrf` with everything that is not GET or HEAD */
                                csrf_token: string;
                            };
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /**
         * Sign out
         * @description Ends this session; others of the same user go on. Takes no body.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true */
                            deleted: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `forbidden`: Only signed-in users of a certain role may do this. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sync jobs
         * @description Newest first.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Jobs in this state */
                    status?: "open" | "completed" | "cancelled" | "stuck";
                    /** @description Jobs in any of these states, separated by commas */
                    "status[in]"?: string;
                    /** @description Jobs that read this, such as get_orders */
                    function_name?: string;
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["SyncJob"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a sync job
         * @description Reads one kind of data between two instants, now and ahead of the schedules.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Start of the window, included
                         */
                        start_time: string;
                        /**
                         * Format: date-time
                         * @description End of the window, not included; one in the future is taken as now
                         */
                        end_time: string;
                        /** @description What to read, such as get_orders */
                        function_name: string;
                        /**
                         * @description Whether records that are new or changed make events; `silent`: only the end of the job does. `send` unless told
                         * @enum {string}
                         */
                        events?: "send" | "silent";
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncJob"];
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `on_demand_not_enabled`: This integration and function cannot be synced on demand. `function_disabled`: The function is disabled for this connection. `too_many_open_jobs`: The connection has as many open jobs as it may have. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a job that verifies what is stored
         * @description Reads the window at the source as any job does, compares it with what is stored, and changes nothing. Its report says what it found; the findings have the records.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Start of the window, included
                         */
                        start_time: string;
                        /**
                         * Format: date-time
                         * @description End of the window, not included; one in the future is taken as now
                         */
                        end_time: string;
                        /** @description What to read, such as get_orders */
                        function_name: string;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncJob"];
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `on_demand_not_enabled`: This integration and function cannot be synced on demand. `function_disabled`: The function is disabled for this connection. `too_many_open_jobs`: The connection has as many open jobs as it may have. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/remap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a job that maps stored raw payloads anew
         * @description Asks the source for nothing: the raw payloads that are still kept, of records whose date lies in the window and of all that was put aside, are mapped with the mapper of today. Makes no events unless asked to.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Start of the window, included
                         */
                        start_time: string;
                        /**
                         * Format: date-time
                         * @description End of the window, not included; one in the future is taken as now
                         */
                        end_time: string;
                        /** @description What to read, such as get_orders */
                        function_name: string;
                        /**
                         * @description Whether records that become otherwise make events. `silent` unless told
                         * @enum {string}
                         */
                        events?: "send" | "silent";
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncJob"];
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `on_demand_not_enabled`: This integration and function cannot be synced on demand. `function_disabled`: The function is disabled for this connection. `too_many_open_jobs`: The connection has as many open jobs as it may have. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/{sync_job_id}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Repair what a verify found
         * @description Creates a job that reads again where the verify found something missing or differing, and stores it. What was unexpected is not deleted. Takes no body; one is ignored.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Id of the job */
                    sync_job_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncJob"];
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `job_not_verified`: Only a completed verify job can be repaired. `nothing_to_repair`: The verify job found nothing that a repair could mend. `on_demand_not_enabled`: This integration and function cannot be synced on demand. `function_disabled`: The function is disabled for this connection. `too_many_open_jobs`: The connection has as many open jobs as it may have. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/{sync_job_id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a verify found
         * @description In the order of record ids. Up to 1000 findings of a job are kept, for 30 days; its report counts all.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Findings of this kind */
                    kind?: "missing" | "differing" | "unexpected";
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                };
                header?: never;
                path: {
                    /** @description Id of the job */
                    sync_job_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description Id of the record */
                                id: string;
                                /** @description What it is, such as order */
                                resource: string;
                                /**
                                 * @description missing: the source has it and it is not stored; differing: it is stored otherwise than the source shows it; unexpected: it is stored, and the source did not show it
                                 * @enum {string}
                                 */
                                kind: "missing" | "differing" | "unexpected";
                                /**
                                 * Format: date-time
                                 * @description When the source was seen to be otherwise
                                 */
                                as_of: string;
                                /**
                                 * Format: date-time
                                 * @description When it was written down
                                 */
                                found_at: string;
                                /** @description What differs, up to some twenty paths */
                                differences: {
                                    /** @description Where, with dots, such as line_items.1.quantity */
                                    path: string;
                                    /** @description What is stored there; long values are cut */
                                    stored: Record<string, never> | unknown[] | string | number | boolean | null;
                                    /** @description What the source shows there; long values are cut */
                                    source: Record<string, never> | unknown[] | string | number | boolean | null;
                                }[];
                                /** @description How many paths differ in all */
                                differing_paths: number;
                            }[];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/{sync_job_id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch a sync job
         * @description Server-sent events: the job as it is now, then whenever it has changed, each as an event `job` whose data is the job. The stream ends after the job has. Nothing depends on what was missed: after reconnecting the present state comes first, unless `last-event-id` says it is known. Counts as one read.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description `id` of the last event that was received: the present state is sent only if it is another */
                    "last-event-id"?: string;
                };
                path: {
                    /** @description Id of the job */
                    sync_job_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description The job has ended, and `last-event-id` names its end: do not reconnect */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. `too_many_streams`: The connection or its organization watches as many sync jobs as it may at a time. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/{sync_job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a sync job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    sync_job_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncJob"];
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/{sync_job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a sync job
         * @description After the answer nothing of the job is written any more. Takes no body; one is ignored.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    sync_job_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncJob"];
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `job_not_open`: Only an open sync job can be cancelled. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/{sync_job_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a stuck sync job
         * @description It goes on from where it stood. Takes no body; one is ignored.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    sync_job_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncJob"];
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `job_not_stuck`: Only a stuck sync job can be resumed. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/fill-gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a sync job of what was not read
         * @description Creates a sync job that reads only the gaps of the window. Where there are none it creates nothing and says so.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Start of the window, included
                         */
                        start_time: string;
                        /**
                         * Format: date-time
                         * @description End of the window, not included; one in the future is taken as now
                         */
                        end_time: string;
                        /** @description What to read, such as get_orders */
                        function_name: string;
                        /**
                         * @description Whether records that are new or changed make events; `silent`: only the end of the job does. `send` unless told
                         * @enum {string}
                         */
                        events?: "send" | "silent";
                        /**
                         * Format: date-time
                         * @description What was read before this instant counts as a gap too
                         */
                        older_than?: string;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The job that reads them; null where there is nothing to fill */
                            job: components["schemas"]["SyncJob"] | null;
                            /** @description What was not read, and is now going to be */
                            gaps: {
                                /**
                                 * Format: date-time
                                 * @description Included
                                 */
                                start: string;
                                /**
                                 * Format: date-time
                                 * @description Not included
                                 */
                                end: string;
                            }[];
                            /** @description What was not read, and the source no longer keeps it */
                            unavailable: {
                                /**
                                 * Format: date-time
                                 * @description Included
                                 */
                                start: string;
                                /**
                                 * Format: date-time
                                 * @description Not included
                                 */
                                end: string;
                            }[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `on_demand_not_enabled`: This integration and function cannot be synced on demand. `function_disabled`: The function is disabled for this connection. `too_many_open_jobs`: The connection has as many open jobs as it may have. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/on-demand-syncs/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Estimate a sync job
         * @description Says what creating a sync job with this body would take. Creates nothing and asks the source for nothing, so a key that may only read may call it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Start of the window, included
                         */
                        start_time: string;
                        /**
                         * Format: date-time
                         * @description End of the window, not included; one in the future is taken as now
                         */
                        end_time: string;
                        /** @description What to read, such as get_orders */
                        function_name: string;
                        /**
                         * @description Whether records that are new or changed make events; `silent`: only the end of the job does. `send` unless told
                         * @enum {string}
                         */
                        events?: "send" | "silent";
                    };
                };
            };
            responses: {
                /** @description What a sync job would take and change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What would be read */
                            function_name: string;
                            /** @description Which date of a record the window is compared with */
                            window_basis: string;
                            /** @description What would be read; null for a snapshot */
                            window: {
                                /**
                                 * Format: date-time
                                 * @description Included
                                 */
                                start: string;
                                /**
                                 * Format: date-time
                                 * @description Not included
                                 */
                                end: string;
                            } | null;
                            effective_end_time: string | null;
                            /** @description Of reading the whole window, less what the source no longer keeps */
                            cost: {
                                /** @description Parts it is read in */
                                slices: number;
                                /** @description Requests to the source */
                                requests: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                };
                                /** @description Records the source will show */
                                records: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                };
                                /** @description Of what the account may ask in a day, as a share */
                                share_of_daily_quota: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                };
                                /** @description Once it has its turn, with the account’s quota to itself */
                                duration_seconds: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                };
                            };
                            /** @description Of reading only what was not read */
                            cost_of_gaps: {
                                /** @description Parts it is read in */
                                slices: number;
                                /** @description Requests to the source */
                                requests: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                };
                                /** @description Records the source will show */
                                records: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                };
                                /** @description Of what the account may ask in a day, as a share */
                                share_of_daily_quota: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                };
                                /** @description Once it has its turn, with the account’s quota to itself */
                                duration_seconds: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                };
                            };
                            /** @description What is known from earlier runs */
                            based_on: {
                                /**
                                 * @description none: nothing of it was read yet; low: little was; good: a tenth of this or more
                                 * @enum {string}
                                 */
                                confidence: "none" | "low" | "good";
                                /** @description Completed runs of this connection and function that were looked at */
                                runs: number;
                                records_per_day: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                } | null;
                                records_per_page: {
                                    /** @description At least */
                                    low: number;
                                    high: number | null;
                                } | null;
                                seconds_per_request: number | null;
                                /** @description More than 1 where requests failed and were made again */
                                requests_per_page: number;
                            };
                            /** @description The source’s rate limit as its connector has it */
                            quota: {
                                /** @description What the account may ask a second, in requests or credits */
                                per_second: number;
                                /** @description And at once */
                                burst: number;
                                /** @description Of this function, at most */
                                cost_per_request: number;
                            };
                            /** @description What of it was read already */
                            covered: {
                                /**
                                 * Format: date-time
                                 * @description Included
                                 */
                                start: string;
                                /**
                                 * Format: date-time
                                 * @description Not included
                                 */
                                end: string;
                                /**
                                 * Format: date-time
                                 * @description When the source stood so. Where several readings were joined: the oldest of their instants
                                 */
                                as_of: string;
                                /**
                                 * Format: date-time
                                 * @description The newest of their instants; of one reading the same as `as_of`
                                 */
                                last_as_of: string;
                                /** @description The run that read it; the newest of several */
                                run_id: string;
                                /**
                                 * @description What kind of run that was
                                 * @enum {string}
                                 */
                                kind: "initial" | "scheduled" | "manual" | "on_demand";
                                /** @description By which version of the mapper it was brought into our shape */
                                mapper_version: number;
                                /** @description That version is older than today’s, so that reading it again may give more */
                                older_mapper: boolean;
                            }[];
                            /** @description What was not */
                            gaps: {
                                /**
                                 * Format: date-time
                                 * @description Included
                                 */
                                start: string;
                                /**
                                 * Format: date-time
                                 * @description Not included
                                 */
                                end: string;
                            }[];
                            /** @description What was not, and the source no longer keeps it */
                            unavailable: {
                                /**
                                 * Format: date-time
                                 * @description Included
                                 */
                                start: string;
                                /**
                                 * Format: date-time
                                 * @description Not included
                                 */
                                end: string;
                            }[];
                            source_keeps_from: string | null;
                            /** @description Open jobs of the connection */
                            open_jobs: {
                                /** @description Id of the job */
                                id: string;
                                /** @description What it reads */
                                function_name: string;
                                /**
                                 * @description Before it, or by turns with it
                                 * @enum {string}
                                 */
                                goes: "first" | "in turn";
                            }[];
                            /** @description Functions whose schedules would wait until it has ended */
                            holds: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `on_demand_not_enabled`: This integration and function cannot be synced on demand. `function_disabled`: The function is disabled for this connection. `too_many_open_jobs`: The connection has as many open jobs as it may have. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what was read, and what was not
         * @description Function by function: which ranges were read and as of when, the gaps between them, and what the source no longer keeps.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Only this function, such as get_orders */
                    function_name?: string;
                    /** @description Look at this instant and what follows */
                    start_time?: string;
                    /** @description Look at what lies before this instant */
                    end_time?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description What was read, such as get_orders */
                                function_name: string;
                                /** @description Which date of a record the ranges are of; `none`: a snapshot, read whole */
                                basis: string;
                                mapper_version: number | null;
                                /** @description What this answer speaks of: as asked, or from the oldest that was read; up to now less what the source may still add. Null where that is nothing */
                                looked_at: {
                                    /**
                                     * Format: date-time
                                     * @description Included
                                     */
                                    start: string;
                                    /**
                                     * Format: date-time
                                     * @description Not included
                                     */
                                    end: string;
                                } | null;
                                /** @description What was read: every record whose date, as the source stood then, lay in the range. The newest reading of a range counts */
                                covered: {
                                    /**
                                     * Format: date-time
                                     * @description Included
                                     */
                                    start: string;
                                    /**
                                     * Format: date-time
                                     * @description Not included
                                     */
                                    end: string;
                                    /**
                                     * Format: date-time
                                     * @description When the source stood so. Where several readings were joined: the oldest of their instants
                                     */
                                    as_of: string;
                                    /**
                                     * Format: date-time
                                     * @description The newest of their instants; of one reading the same as `as_of`
                                     */
                                    last_as_of: string;
                                    /** @description The run that read it; the newest of several */
                                    run_id: string;
                                    /**
                                     * @description What kind of run that was
                                     * @enum {string}
                                     */
                                    kind: "initial" | "scheduled" | "manual" | "on_demand";
                                    /** @description By which version of the mapper it was brought into our shape */
                                    mapper_version: number;
                                    /** @description That version is older than today’s, so that reading it again may give more */
                                    older_mapper: boolean;
                                }[];
                                /** @description What was not read and can be; null where that cannot be filled by a window */
                                gaps: {
                                    /**
                                     * Format: date-time
                                     * @description Included
                                     */
                                    start: string;
                                    /**
                                     * Format: date-time
                                     * @description Not included
                                     */
                                    end: string;
                                }[] | null;
                                /** @description What was not read, and the source no longer keeps it */
                                unavailable: {
                                    /**
                                     * Format: date-time
                                     * @description Included
                                     */
                                    start: string;
                                    /**
                                     * Format: date-time
                                     * @description Not included
                                     */
                                    end: string;
                                }[];
                                snapshot: {
                                    /**
                                     * Format: date-time
                                     * @description When the source stood so. Where several readings were joined: the oldest of their instants
                                     */
                                    as_of: string;
                                    /**
                                     * Format: date-time
                                     * @description The newest of their instants; of one reading the same as `as_of`
                                     */
                                    last_as_of: string;
                                    /** @description The run that read it; the newest of several */
                                    run_id: string;
                                    /**
                                     * @description What kind of run that was
                                     * @enum {string}
                                     */
                                    kind: "initial" | "scheduled" | "manual" | "on_demand";
                                    /** @description By which version of the mapper it was brought into our shape */
                                    mapper_version: number;
                                    /** @description That version is older than today’s, so that reading it again may give more */
                                    older_mapper: boolean;
                                } | null;
                                oldest_data: string | null;
                                newest_data: string | null;
                                latest_data: string | null;
                                next_end_time: string | null;
                            }[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List records that were put aside */
        get: {
            parameters: {
                query?: {
                    /** @description Records of this, such as get_orders */
                    function_name?: string;
                    /** @description Records that this job met last */
                    sync_job_id?: string;
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description Id of the entry */
                                id: string;
                                /** @description What was read, such as get_orders */
                                function_name: string;
                                /** @description Its id at the source; `md5:` and a digest of the payload where it could not be told */
                                record_id: string;
                                /** @description Why it could not be brought into our shape */
                                reason: string;
                                /** @description The job or other run that met it last */
                                run_id: string;
                                /**
                                 * Format: date-time
                                 * @description The instant it was true at
                                 */
                                as_of: string;
                                /**
                                 * Format: date-time
                                 * @description When it was first put aside
                                 */
                                first_seen: string;
                                /** @description How often it was met */
                                times_seen: number;
                                /** @description The version of the mapper that refused it last */
                                mapper_version: number;
                            }[];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/quarantine/{quarantine_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a record that was put aside */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the entry */
                    quarantine_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A record that was put aside, with what the source sent */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the entry */
                            id: string;
                            /** @description What was read, such as get_orders */
                            function_name: string;
                            /** @description Its id at the source; `md5:` and a digest of the payload where it could not be told */
                            record_id: string;
                            /** @description Why it could not be brought into our shape */
                            reason: string;
                            /** @description The job or other run that met it last */
                            run_id: string;
                            /**
                             * Format: date-time
                             * @description The instant it was true at
                             */
                            as_of: string;
                            /**
                             * Format: date-time
                             * @description When it was first put aside
                             */
                            first_seen: string;
                            /** @description How often it was met */
                            times_seen: number;
                            /** @description The version of the mapper that refused it last */
                            mapper_version: number;
                            /** @description The record as the source sent it */
                            payload: Record<string, never> | unknown[] | string | number | boolean | null;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/quarantine/{quarantine_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try to map a record that was put aside
         * @description With the mapper of today, and as of the instant it was read: it never replaces what was read later. Takes no body; one is ignored.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the entry */
                    quarantine_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What became of it */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the entry */
                            id: string;
                            /** @description Whether it is stored now */
                            stored: boolean;
                            /**
                             * @description new, changed, unchanged: what it is to what was stored; outdated: a newer state was stored meanwhile, and it was dropped; refused: it still cannot be mapped, and stays
                             * @enum {string}
                             */
                            outcome: "new" | "changed" | "unchanged" | "outdated" | "refused";
                            record_id: string | null;
                            reason: string | null;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connections
         * @description In the order they were made.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Connection"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Connect an account
         * @description Compares the credentials with what the integration asks for, tries them there, stores them encrypted, and begins the first sync. Nothing is made unless they work.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The integration, by its slug */
                        integration_name: string;
                        /**
                         * @description Needed only where a slug exists in several types
                         * @enum {string}
                         */
                        integration_type?: "wms" | "cart" | "carrier";
                        /** @description What GET /integrations/{type}/{name} says the integration asks for */
                        credentials: Record<string, never>;
                        customer_id?: string | null;
                        /** @description How far back the first sync reads; the organization's setting (30 days) unless told */
                        history_days?: number;
                        /** @description Functions that are not synced; null: the organization's setting */
                        disabled_functions?: string[] | null;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Names the connection in all further requests; permanent */
                            access_token: string;
                            /** @description Id of the connection */
                            connection_id: string;
                            /** @description The integration, by its slug */
                            integration_name: string;
                            customer_id: string | null;
                            /** @description Functions that are synced */
                            available_actions: string[];
                            /**
                             * @deprecated
                             * @description Use available_actions
                             */
                            available_endpoints: string[];
                            me: {
                                [key: string]: string;
                            } | null;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. `credentials_refused`: The integration did not accept the credentials; nothing was made. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `source_unavailable`: The integration could not be reached to try the credentials; nothing was made. */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /**
         * Delete a connection
         * @description From the answer on its access token is refused, its credentials are gone, and nothing of it is fetched or answered. What was stored of it is deleted in the minutes after. Takes no body; one is ignored.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            id: string;
                            /**
                             * @description What the id is of
                             * @enum {string}
                             */
                            object: "connection";
                            /** @description Always true */
                            deleted: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a connection
         * @description What is left out stays as it is.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        customer_id?: string | null;
                        /** @description Whether events of its records and files are not sent; those of the connection itself are */
                        webhooks_disabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            id: string;
                            /**
                             * @description What the id is of
                             * @enum {string}
                             */
                            object: "connection";
                            /** @description Always true: it is as asked */
                            updated: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/connections/{connection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a connection */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the connection */
                    connection_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Connection"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the budget of a connection's account
         * @description The source's rate limit is a budget of the account, shared by all connections that use it, whoever they belong to.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Amounts are requests, or credits where the source counts those */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            connection_id: string;
                            /** @description As the integration declares */
                            declared: {
                                /** @description What may be sent at once when nothing was for a while */
                                burst: number;
                                /** @description What may be sent each second for long */
                                per_second: number;
                            };
                            /** @description What counts now: as declared, or less where the source itself says so */
                            limit: {
                                /** @description What may be sent at once when nothing was for a while */
                                burst: number;
                                /** @description What may be sent each second for long */
                                per_second: number;
                            };
                            /** @description What may be sent at this moment; below zero: owed */
                            left: number;
                            /** @description What backfills leave to schedules; 0 unless several connections share the account */
                            reserve: number;
                            /** @description How many connections share the account; a thousand or more are told as a thousand */
                            connections: number;
                            /** @description The source said not to ask for the account; null where it did not */
                            paused: {
                                /** @description Until this instant */
                                until: string;
                                /** @description Why, for people */
                                reason: string;
                            } | null;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync a connection now, by its access token
         * @description Reads what is new since the last sync, now. Open sync jobs do not hold it back.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Functions to sync, such as get_inventory; all when left out or empty */
                        functions_to_sync?: string[];
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            id: string;
                            /** @description Always true: what was asked for is under way or next */
                            syncing: boolean;
                            /** @description As asked; empty when all are synced */
                            functions_to_sync: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{connection_id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync a connection now, by its id
         * @description Reads what is new since the last sync, now. Open sync jobs do not hold it back.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the connection */
                    connection_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Functions to sync, such as get_inventory; all when left out or empty */
                        functions_to_sync?: string[];
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            id: string;
                            /** @description Always true: what was asked for is under way or next */
                            syncing: boolean;
                            /** @description As asked; empty when all are synced */
                            functions_to_sync: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules/{function_name}/toggle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Pause a schedule, or let it go on
         * @description A paused schedule keeps its place. Manual syncs and sync jobs go on.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What it keeps fresh, such as get_orders */
                    function_name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description true pauses it, false lets it go on */
                        paused: boolean;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            id: string;
                            /**
                             * @description What the id is of
                             * @enum {string}
                             */
                            object: "connection";
                            /** @description Whether this changed something */
                            updated: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/schedules/toggle-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Pause all schedules of a connection, or let them go on
         * @description Each keeps its place. Manual syncs and sync jobs go on.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description true pauses it, false lets it go on */
                        paused: boolean;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            id: string;
                            /**
                             * @description What the id is of
                             * @enum {string}
                             */
                            object: "connection";
                            /** @description Whether this changed something */
                            updated: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/schedules/disabled-functions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say which functions of a connection are disabled
         * @description A disabled function is not synced in any way; what is stored stays readable. Open sync jobs of it become stuck. Enabling it goes on from its place, without a gap.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All that are disabled: [] enables everything, null is the organization's setting */
                        disabled_functions: string[] | null;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            id: string;
                            /**
                             * @description What the id is of
                             * @enum {string}
                             */
                            object: "connection";
                            /** @description Whether this changed something */
                            updated: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/schedules/{function_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Say how often a function of a connection is synced */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description What it keeps fresh, such as get_orders */
                    function_name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Seconds between two runs, from a minute to a week; null is the default */
                        sync_frequency: number | null;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the connection */
                            id: string;
                            /**
                             * @description What the id is of
                             * @enum {string}
                             */
                            object: "connection";
                            /** @description Whether this changed something */
                            updated: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the organization's settings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How far back the first sync of a new connection reads */
                            history_days: number;
                            /** @description Not synced where a connection has no setting of its own, by type */
                            disabled_functions: {
                                /** @description Null: those that are off until enabled */
                                wms: string[] | null;
                                /** @description Null: those that are off until enabled */
                                cart: string[] | null;
                                /** @description Null: those that are off until enabled */
                                carrier: string[] | null;
                            };
                            /** @description Whether all connections have it; workers finish it otherwise */
                            applied: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the organization's settings
         * @description What is left out stays as it is. history_days is for connections made from then on; disabled_functions holds for all that have no setting of their own.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        history_days?: number;
                        disabled_functions?: {
                            /** @description For warehouses */
                            wms?: string[] | null;
                            /** @description For carts */
                            cart?: string[] | null;
                            /** @description For carriers */
                            carrier?: string[] | null;
                        };
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How far back the first sync of a new connection reads */
                            history_days: number;
                            /** @description Not synced where a connection has no setting of its own, by type */
                            disabled_functions: {
                                /** @description Null: those that are off until enabled */
                                wms: string[] | null;
                                /** @description Null: those that are off until enabled */
                                cart: string[] | null;
                                /** @description Null: those that are off until enabled */
                                carrier: string[] | null;
                            };
                            /** @description Whether all connections have it; workers finish it otherwise */
                            applied: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `forbidden`: Only signed-in users of a certain role may do this. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/sandbox/generate-sandbox/{integration_type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make or reset a sandbox
         * @description Answers the same connection and access token each time; its data begins anew. Takes no body.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Kind of integration */
                    integration_type: "wms" | "cart" | "carrier";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Names the connection in all further requests; permanent */
                            access_token: string;
                            /** @description Id of the connection */
                            connection_id: string;
                            /** @description Always sandbox */
                            integration_name: string;
                            customer_id: string | null;
                            /** @description Functions that are synced */
                            available_actions: string[];
                            /**
                             * @deprecated
                             * @description Use available_actions
                             */
                            available_endpoints: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{integration_type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List integrations
         * @description All of a type, also those without a connector; `available` tells which can be connected.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Kind of integration */
                    integration_type: "wms" | "cart" | "carrier";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Integration"][];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integrations/{integration_type}/{integration_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an integration
         * @description `data` is a list of one.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Kind of integration */
                    integration_type: "wms" | "cart" | "carrier";
                    /** @description Slug of the integration, such as shiphero */
                    integration_name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Integration"][];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{integration_type}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List integrations
         * @deprecated
         * @description All of a type, also those without a connector; `available` tells which can be connected.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Kind of integration */
                    integration_type: "wms" | "cart" | "carrier";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Integration"][];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/{integration_type}/integrations/{integration_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an integration
         * @deprecated
         * @description `data` is a list of one.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Kind of integration */
                    integration_type: "wms" | "cart" | "carrier";
                    /** @description Slug of the integration, such as shiphero */
                    integration_name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Integration"][];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description An order that a warehouse sends out. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description `status` equal to */
                    status?: string;
                    /** @description `status` equal to */
                    "status[eq]"?: string;
                    /** @description `status` not equal to; records without a value are kept */
                    "status[neq]"?: string;
                    /** @description `status` one of up to 100 values, separated by commas */
                    "status[in]"?: string;
                    /** @description `status` none of up to 100 values, separated by commas; records without a value are kept */
                    "status[nin]"?: string;
                    /** @description `status` with this in it */
                    "status[contains]"?: string;
                    /** @description `status` without this in it; records without a value are kept */
                    "status[not_contains]"?: string;
                    /** @description `type` equal to */
                    type?: string;
                    /** @description `type` equal to */
                    "type[eq]"?: string;
                    /** @description `type` not equal to; records without a value are kept */
                    "type[neq]"?: string;
                    /** @description `type` one of up to 100 values, separated by commas */
                    "type[in]"?: string;
                    /** @description `type` none of up to 100 values, separated by commas; records without a value are kept */
                    "type[nin]"?: string;
                    /** @description `type` with this in it */
                    "type[contains]"?: string;
                    /** @description `type` without this in it; records without a value are kept */
                    "type[not_contains]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description `channel` equal to */
                    channel?: string;
                    /** @description `channel` equal to */
                    "channel[eq]"?: string;
                    /** @description `channel` not equal to; records without a value are kept */
                    "channel[neq]"?: string;
                    /** @description `channel` one of up to 100 values, separated by commas */
                    "channel[in]"?: string;
                    /** @description `channel` none of up to 100 values, separated by commas; records without a value are kept */
                    "channel[nin]"?: string;
                    /** @description `channel` with this in it */
                    "channel[contains]"?: string;
                    /** @description `channel` without this in it; records without a value are kept */
                    "channel[not_contains]"?: string;
                    /** @description `order_number` equal to */
                    order_number?: string;
                    /** @description `order_number` equal to */
                    "order_number[eq]"?: string;
                    /** @description `order_number` equal to, in any case of letters */
                    "order_number[eq-insensitive]"?: string;
                    /** @description `order_number` one of up to 100 values, separated by commas */
                    "order_number[in]"?: string;
                    /** @description `order_number` one of up to 100 values, in any case of letters */
                    "order_number[in-insensitive]"?: string;
                    /** @description `order_number` none of up to 100 values, separated by commas; records without a value are kept */
                    "order_number[nin]"?: string;
                    /** @description `order_number` with this in it */
                    "order_number[contains]"?: string;
                    /** @description `order_number` with this in it, in any case of letters */
                    "order_number[contains-insensitive]"?: string;
                    /** @description `order_number` without this in it; records without a value are kept */
                    "order_number[not_contains]"?: string;
                    /** @description `reference_id` equal to */
                    reference_id?: string;
                    /** @description `reference_id` equal to */
                    "reference_id[eq]"?: string;
                    /** @description `reference_id` equal to, in any case of letters */
                    "reference_id[eq-insensitive]"?: string;
                    /** @description `reference_id` one of up to 100 values, separated by commas */
                    "reference_id[in]"?: string;
                    /** @description `reference_id` one of up to 100 values, in any case of letters */
                    "reference_id[in-insensitive]"?: string;
                    /** @description `reference_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "reference_id[nin]"?: string;
                    /** @description `reference_id` with this in it */
                    "reference_id[contains]"?: string;
                    /** @description `reference_id` with this in it, in any case of letters */
                    "reference_id[contains-insensitive]"?: string;
                    /** @description `reference_id` without this in it; records without a value are kept */
                    "reference_id[not_contains]"?: string;
                    /** @description `required_ship_date` equal to */
                    required_ship_date?: string;
                    /** @description `required_ship_date` equal to */
                    "required_ship_date[eq]"?: string;
                    /** @description `required_ship_date` not equal to; records without a value are kept */
                    "required_ship_date[neq]"?: string;
                    /** @description `required_ship_date` after */
                    "required_ship_date[gt]"?: string;
                    /** @description `required_ship_date` at or after */
                    "required_ship_date[gte]"?: string;
                    /** @description `required_ship_date` before */
                    "required_ship_date[lt]"?: string;
                    /** @description `required_ship_date` at or before */
                    "required_ship_date[lte]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Order"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one order
         * @description An order that a warehouse sends out. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Order"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/orders/{order_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one order
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Order"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products
         * @description An entry of the catalogue: what can be ordered from a warehouse. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description `sku` equal to */
                    sku?: string;
                    /** @description `sku` equal to */
                    "sku[eq]"?: string;
                    /** @description `sku` one of up to 100 values, separated by commas */
                    "sku[in]"?: string;
                    /** @description `sku` none of up to 100 values, separated by commas; records without a value are kept */
                    "sku[nin]"?: string;
                    /** @description `sku` with this in it */
                    "sku[contains]"?: string;
                    /** @description `sku` without this in it; records without a value are kept */
                    "sku[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Product"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one product
         * @description An entry of the catalogue: what can be ordered from a warehouse. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Product"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/products/{product_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one product
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Product"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List inventory
         * @description An inventory item: a physical good with its stock counts. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description `sku` equal to */
                    sku?: string;
                    /** @description `sku` equal to */
                    "sku[eq]"?: string;
                    /** @description `sku` one of up to 100 values, separated by commas */
                    "sku[in]"?: string;
                    /** @description `sku` none of up to 100 values, separated by commas; records without a value are kept */
                    "sku[nin]"?: string;
                    /** @description `sku` with this in it */
                    "sku[contains]"?: string;
                    /** @description `sku` without this in it; records without a value are kept */
                    "sku[not_contains]"?: string;
                    /** @description `active` equal to */
                    active?: boolean;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Inventory"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/inventory/{inventory_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one inventory
         * @description An inventory item: a physical good with its stock counts. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    inventory_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Inventory"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/inventory/{inventory_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one inventory
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    inventory_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Inventory"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/inventory/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ledger
         * @description One movement of stock, as the warehouse booked it. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description `event_type` equal to */
                    event_type?: string;
                    /** @description `event_type` equal to */
                    "event_type[eq]"?: string;
                    /** @description `event_type` not equal to; records without a value are kept */
                    "event_type[neq]"?: string;
                    /** @description `event_type` one of up to 100 values, separated by commas */
                    "event_type[in]"?: string;
                    /** @description `event_type` none of up to 100 values, separated by commas; records without a value are kept */
                    "event_type[nin]"?: string;
                    /** @description `event_type` with this in it */
                    "event_type[contains]"?: string;
                    /** @description `event_type` without this in it; records without a value are kept */
                    "event_type[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["InventoryLedger"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/inbound-shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List inbound shipments
         * @description Goods announced to a warehouse, and what of them has arrived. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description `status` equal to */
                    status?: string;
                    /** @description `status` equal to */
                    "status[eq]"?: string;
                    /** @description `status` not equal to; records without a value are kept */
                    "status[neq]"?: string;
                    /** @description `status` one of up to 100 values, separated by commas */
                    "status[in]"?: string;
                    /** @description `status` none of up to 100 values, separated by commas; records without a value are kept */
                    "status[nin]"?: string;
                    /** @description `status` with this in it */
                    "status[contains]"?: string;
                    /** @description `status` without this in it; records without a value are kept */
                    "status[not_contains]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description `purchase_order_number` equal to */
                    purchase_order_number?: string;
                    /** @description `purchase_order_number` equal to */
                    "purchase_order_number[eq]"?: string;
                    /** @description `purchase_order_number` not equal to; records without a value are kept */
                    "purchase_order_number[neq]"?: string;
                    /** @description `purchase_order_number` one of up to 100 values, separated by commas */
                    "purchase_order_number[in]"?: string;
                    /** @description `purchase_order_number` none of up to 100 values, separated by commas; records without a value are kept */
                    "purchase_order_number[nin]"?: string;
                    /** @description `purchase_order_number` with this in it */
                    "purchase_order_number[contains]"?: string;
                    /** @description `purchase_order_number` without this in it; records without a value are kept */
                    "purchase_order_number[not_contains]"?: string;
                    /** @description `warehouse_id` equal to */
                    warehouse_id?: string;
                    /** @description `warehouse_id` equal to */
                    "warehouse_id[eq]"?: string;
                    /** @description `warehouse_id` with this in it */
                    "warehouse_id[contains]"?: string;
                    /** @description `warehouse_id` without this in it; records without a value are kept */
                    "warehouse_id[not_contains]"?: string;
                    /** @description `expected_arrival_date` equal to */
                    expected_arrival_date?: string;
                    /** @description `expected_arrival_date` equal to */
                    "expected_arrival_date[eq]"?: string;
                    /** @description `expected_arrival_date` not equal to; records without a value are kept */
                    "expected_arrival_date[neq]"?: string;
                    /** @description `expected_arrival_date` after */
                    "expected_arrival_date[gt]"?: string;
                    /** @description `expected_arrival_date` at or after */
                    "expected_arrival_date[gte]"?: string;
                    /** @description `expected_arrival_date` before */
                    "expected_arrival_date[lt]"?: string;
                    /** @description `expected_arrival_date` at or before */
                    "expected_arrival_date[lte]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["InboundShipment"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/inbound-shipments/{inbound_shipment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one inbound shipment
         * @description Goods announced to a warehouse, and what of them has arrived. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    inbound_shipment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["InboundShipment"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/inbound-shipments/{inbound_shipment_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one inbound shipment
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    inbound_shipment_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["InboundShipment"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List returns
         * @description Goods that a buyer sends back to a warehouse. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description `status` equal to */
                    status?: string;
                    /** @description `status` equal to */
                    "status[eq]"?: string;
                    /** @description `status` not equal to; records without a value are kept */
                    "status[neq]"?: string;
                    /** @description `status` one of up to 100 values, separated by commas */
                    "status[in]"?: string;
                    /** @description `status` none of up to 100 values, separated by commas; records without a value are kept */
                    "status[nin]"?: string;
                    /** @description `status` with this in it */
                    "status[contains]"?: string;
                    /** @description `status` without this in it; records without a value are kept */
                    "status[not_contains]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Return"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/returns/{return_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one return
         * @description Goods that a buyer sends back to a warehouse. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    return_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Return"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/returns/{return_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one return
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    return_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Return"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List billing
         * @description One charge of a warehouse to its customer. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Bill"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/billing/{bill_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one bill
         * @description One charge of a warehouse to its customer. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    bill_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Bill"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/warehouses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List warehouses
         * @description A building in which goods are kept. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Warehouse"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/warehouses/{warehouse_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one warehouse
         * @description A building in which goods are kept. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    warehouse_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Warehouse"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/warehouses/{warehouse_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one warehouse
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    warehouse_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Warehouse"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/warehouses/{warehouse_id}/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List locations
         * @description A place inside a warehouse where goods can lie. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description `type` equal to */
                    type?: string;
                    /** @description `type` equal to */
                    "type[eq]"?: string;
                    /** @description `type` not equal to; records without a value are kept */
                    "type[neq]"?: string;
                    /** @description `type` one of up to 100 values, separated by commas */
                    "type[in]"?: string;
                    /** @description `type` none of up to 100 values, separated by commas; records without a value are kept */
                    "type[nin]"?: string;
                    /** @description `type` with this in it */
                    "type[contains]"?: string;
                    /** @description `type` without this in it; records without a value are kept */
                    "type[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path: {
                    /** @description Its id at the source */
                    warehouse_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WarehouseLocation"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/warehouses/{warehouse_id}/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one warehouse location
         * @description A place inside a warehouse where goods can lie. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    warehouse_id: string;
                    /** @description Its id at the source */
                    location_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WarehouseLocation"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/warehouse-customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List warehouse customers
         * @description A merchant that a 3PL works for. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WarehouseCustomer"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/warehouse-customers/{warehouse_customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one warehouse customer
         * @description A merchant that a 3PL works for. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    warehouse_customer_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WarehouseCustomer"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/shipping-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shipping methods
         * @description A way of sending goods that a warehouse offers. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["ShippingMethod"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/shipping-methods/{shipping_method_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one shipping method
         * @description A way of sending goods that a warehouse offers. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    shipping_method_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["ShippingMethod"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/orders/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List channels
         * @description A sales channel that orders come through. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["OrderChannel"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wms/inbound-shipments/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List suppliers
         * @description A supplier that goods are bought from. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Supplier"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description An order placed in a shop. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description `status` equal to */
                    status?: string;
                    /** @description `status` equal to */
                    "status[eq]"?: string;
                    /** @description `status` not equal to; records without a value are kept */
                    "status[neq]"?: string;
                    /** @description `status` one of up to 100 values, separated by commas */
                    "status[in]"?: string;
                    /** @description `status` none of up to 100 values, separated by commas; records without a value are kept */
                    "status[nin]"?: string;
                    /** @description `status` with this in it */
                    "status[contains]"?: string;
                    /** @description `status` without this in it; records without a value are kept */
                    "status[not_contains]"?: string;
                    /** @description `warehouse_customer_id` equal to */
                    warehouse_customer_id?: string;
                    /** @description `warehouse_customer_id` equal to */
                    "warehouse_customer_id[eq]"?: string;
                    /** @description `warehouse_customer_id` not equal to; records without a value are kept */
                    "warehouse_customer_id[neq]"?: string;
                    /** @description `warehouse_customer_id` one of up to 100 values, separated by commas */
                    "warehouse_customer_id[in]"?: string;
                    /** @description `warehouse_customer_id` none of up to 100 values, separated by commas; records without a value are kept */
                    "warehouse_customer_id[nin]"?: string;
                    /** @description `warehouse_customer_id` with this in it */
                    "warehouse_customer_id[contains]"?: string;
                    /** @description `warehouse_customer_id` without this in it; records without a value are kept */
                    "warehouse_customer_id[not_contains]"?: string;
                    /** @description `order_number` equal to */
                    order_number?: string;
                    /** @description `order_number` equal to */
                    "order_number[eq]"?: string;
                    /** @description `order_number` one of up to 100 values, separated by commas */
                    "order_number[in]"?: string;
                    /** @description `order_number` none of up to 100 values, separated by commas; records without a value are kept */
                    "order_number[nin]"?: string;
                    /** @description `order_number` with this in it */
                    "order_number[contains]"?: string;
                    /** @description `order_number` without this in it; records without a value are kept */
                    "order_number[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartOrder"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one cart order
         * @description An order placed in a shop. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartOrder"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/orders/{order_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one cart order
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartOrder"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products
         * @description A product of a shop, or one variant of it; prices and stock hold for variants. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartProduct"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one cart product
         * @description A product of a shop, or one variant of it; prices and stock hold for variants. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartProduct"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/products/{product_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one cart product
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartProduct"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/warehouses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List warehouses
         * @description A place that a shop sends from. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartWarehouse"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/warehouses/{warehouse_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one cart warehouse
         * @description A place that a shop sends from. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    warehouse_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartWarehouse"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/warehouses/{warehouse_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one cart warehouse
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    warehouse_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CartWarehouse"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carrier/invoice-line-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoice line items
         * @description One charge on a carrier's invoice, in the currency of the invoice. In the order of ids, read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                    /** @description `created_date` equal to */
                    created_date?: string;
                    /** @description `created_date` equal to */
                    "created_date[eq]"?: string;
                    /** @description `created_date` not equal to; records without a value are kept */
                    "created_date[neq]"?: string;
                    /** @description `created_date` after */
                    "created_date[gt]"?: string;
                    /** @description `created_date` at or after */
                    "created_date[gte]"?: string;
                    /** @description `created_date` before */
                    "created_date[lt]"?: string;
                    /** @description `created_date` at or before */
                    "created_date[lte]"?: string;
                    /** @description `created_date` one of up to 100 values, separated by commas */
                    "created_date[in]"?: string;
                    /** @description `created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "created_date[nin]"?: string;
                    /** @description `updated_date` equal to */
                    updated_date?: string;
                    /** @description `updated_date` equal to */
                    "updated_date[eq]"?: string;
                    /** @description `updated_date` not equal to; records without a value are kept */
                    "updated_date[neq]"?: string;
                    /** @description `updated_date` after */
                    "updated_date[gt]"?: string;
                    /** @description `updated_date` at or after */
                    "updated_date[gte]"?: string;
                    /** @description `updated_date` before */
                    "updated_date[lt]"?: string;
                    /** @description `updated_date` at or before */
                    "updated_date[lte]"?: string;
                    /** @description `updated_date` one of up to 100 values, separated by commas */
                    "updated_date[in]"?: string;
                    /** @description `updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "updated_date[nin]"?: string;
                    /** @description `trackstar_created_date` equal to */
                    trackstar_created_date?: string;
                    /** @description `trackstar_created_date` equal to */
                    "trackstar_created_date[eq]"?: string;
                    /** @description `trackstar_created_date` not equal to; records without a value are kept */
                    "trackstar_created_date[neq]"?: string;
                    /** @description `trackstar_created_date` after */
                    "trackstar_created_date[gt]"?: string;
                    /** @description `trackstar_created_date` at or after */
                    "trackstar_created_date[gte]"?: string;
                    /** @description `trackstar_created_date` before */
                    "trackstar_created_date[lt]"?: string;
                    /** @description `trackstar_created_date` at or before */
                    "trackstar_created_date[lte]"?: string;
                    /** @description `trackstar_created_date` one of up to 100 values, separated by commas */
                    "trackstar_created_date[in]"?: string;
                    /** @description `trackstar_created_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_created_date[nin]"?: string;
                    /** @description `trackstar_updated_date` equal to */
                    trackstar_updated_date?: string;
                    /** @description `trackstar_updated_date` equal to */
                    "trackstar_updated_date[eq]"?: string;
                    /** @description `trackstar_updated_date` not equal to; records without a value are kept */
                    "trackstar_updated_date[neq]"?: string;
                    /** @description `trackstar_updated_date` after */
                    "trackstar_updated_date[gt]"?: string;
                    /** @description `trackstar_updated_date` at or after */
                    "trackstar_updated_date[gte]"?: string;
                    /** @description `trackstar_updated_date` before */
                    "trackstar_updated_date[lt]"?: string;
                    /** @description `trackstar_updated_date` at or before */
                    "trackstar_updated_date[lte]"?: string;
                    /** @description `trackstar_updated_date` one of up to 100 values, separated by commas */
                    "trackstar_updated_date[in]"?: string;
                    /** @description `trackstar_updated_date` none of up to 100 values, separated by commas; records without a value are kept */
                    "trackstar_updated_date[nin]"?: string;
                    /** @description Records that have all of these tags; `key:value` for one with a key */
                    "trackstar_tags[contains]"?: string;
                    /** @description Records that have none of these tags; `key:value` for one with a key */
                    "trackstar_tags[not_contains]"?: string;
                    /** @description `transaction_date` equal to */
                    transaction_date?: string;
                    /** @description `transaction_date` equal to */
                    "transaction_date[eq]"?: string;
                    /** @description `transaction_date` not equal to; records without a value are kept */
                    "transaction_date[neq]"?: string;
                    /** @description `transaction_date` after */
                    "transaction_date[gt]"?: string;
                    /** @description `transaction_date` at or after */
                    "transaction_date[gte]"?: string;
                    /** @description `transaction_date` before */
                    "transaction_date[lt]"?: string;
                    /** @description `transaction_date` at or before */
                    "transaction_date[lte]"?: string;
                    /** @description `tracking_number` equal to */
                    tracking_number?: string;
                    /** @description `tracking_number` equal to */
                    "tracking_number[eq]"?: string;
                    /** @description `tracking_number` one of up to 100 values, separated by commas */
                    "tracking_number[in]"?: string;
                    /** @description `invoice_id` equal to */
                    invoice_id?: string;
                    /** @description `invoice_id` equal to */
                    "invoice_id[eq]"?: string;
                    /** @description `invoice_id` one of up to 100 values, separated by commas */
                    "invoice_id[in]"?: string;
                    /** @description `account_id` equal to */
                    account_id?: string;
                    /** @description `account_id` equal to */
                    "account_id[eq]"?: string;
                    /** @description `account_id` one of up to 100 values, separated by commas */
                    "account_id[in]"?: string;
                    /** @description Up to 100 ids, separated by commas. When given, every other filter is ignored */
                    "ids[in]"?: string;
                    /** @description The same as `ids[in]` */
                    ids?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["InvoiceLineItem"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carrier/invoice-line-items/{invoice_line_item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one invoice line item
         * @description One charge on a carrier's invoice, in the currency of the invoice. Read from our copy and never from the source.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id at the source */
                    invoice_line_item_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["InvoiceLineItem"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carrier/invoice-line-items/{invoice_line_item_id}/trackstar-tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the tags of one invoice line item
         * @description Tags are labels of the API client. They stay here, and are never sent to the source.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of the caller. The same request under the same key within 24 hours is answered as before, with the header `Idempotent-Replayed: true`, and creates nothing */
                    "idempotency-key"?: string;
                };
                path: {
                    /** @description Its id at the source */
                    invoice_line_item_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All tags the record has from now on */
                        trackstar_tags: (string | Record<string, never>)[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["InvoiceLineItem"];
                            /** @description Id of the record */
                            id: string;
                            /** @description Fields of the body that mean nothing here */
                            unused_fields: string[];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `idempotency_key_reused`: The Idempotency-Key was used before with another request. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carrier/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List files
         * @description Files that came in, in that order, each with a link to its bytes that is good for 20 minutes.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Files that came in at or after this instant; 24 hours ago if left out */
                    start_time?: string;
                    /** @description Files that came in before this instant; now if left out */
                    end_time?: string;
                    /** @description Kind of file, such as csv */
                    file_type?: string;
                    /** @description Name of the file, all of it */
                    file_name?: string;
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CarrierFile"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Send a file
         * @description For connections with source type `upload`. The body is the file itself, of any content type but JSON and of at most 256 MB. What is in it is read in a sync that begins at once.
         */
        post: {
            parameters: {
                query: {
                    /** @description Name of the file, such as invoice-2026-03.csv */
                    file_name: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CarrierFile"];
                            /** @description Whether the very same file, byte for byte, was in before */
                            already: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carrier/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a file
         * @description With a link to its bytes that is good for 20 minutes.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the file */
                    file_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CarrierFile"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `rate_limited`: Too many requests with this access token in this second. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_implemented`: The integration has no such endpoint. */
                501: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description All of them, in the order they were made.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookEndpoint"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a webhook endpoint
         * @description It is sent what happens from now on. The answer is the only one with the secret beside the endpoint.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Where events are sent; https or http */
                        url: string;
                        /** @description What it is for */
                        description?: string;
                        /** @description Types of events it takes; null for all */
                        event_types?: string[] | null;
                        /** @description Connections whose events it takes; null for all, later ones too */
                        connection_ids?: string[] | null;
                        /** @description Most messages it is sent in a second; 50 unless told */
                        max_per_second?: number;
                        /** @description `whsec_` and the base64 of 24 to 64 bytes; made up when left out */
                        secret?: string;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookEndpoint"];
                            /** @description What messages are signed with; as receivers’ libraries take it */
                            secret: string;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `too_many_endpoints`: The organization has as many endpoints as it may have. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/endpoints/{endpoint_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a webhook endpoint */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookEndpoint"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description With all that it was yet to be sent. A message that is under way may still arrive.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id of the endpoint */
                            id: string;
                            /** @description Always true */
                            deleted: boolean;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description What is left out stays as it is. What it was yet to be sent of connections that it no longer takes goes.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Where events are sent; https or http */
                        url?: string;
                        /** @description What it is for */
                        description?: string;
                        /** @description Types of events it takes; null for all */
                        event_types?: string[] | null;
                        /** @description Connections whose events it takes; null for all, later ones too */
                        connection_ids?: string[] | null;
                        /** @description Most messages it is sent in a second; 50 unless told */
                        max_per_second?: number;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookEndpoint"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/webhooks/endpoints/{endpoint_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch a webhook endpoint on
         * @description What it missed while it was off follows, as far as it is still kept, unless it is skipped.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Leaves out all that it was yet to be sent, failures included */
                        skip_missed?: boolean;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookEndpoint"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/endpoints/{endpoint_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch a webhook endpoint off
         * @description A message that is under way may still arrive.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookEndpoint"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/endpoints/{endpoint_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the secret of a webhook endpoint
         * @description Needs a key with full access: whoever has the secret can send what looks like ours.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What messages are signed with; as receivers’ libraries take it */
                            secret: string;
                            previous_until: string | null;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/endpoints/{endpoint_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the secret of a webhook endpoint
         * @description The new one signs from now on, and the one before beside it for 24 hours: receivers can change over in peace.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description `whsec_` and the base64 of 24 to 64 bytes; made up when left out */
                        secret?: string;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What messages are signed with; as receivers’ libraries take it */
                            secret: string;
                            previous_until: string | null;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/endpoints/{endpoint_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook endpoint a made-up event
         * @description At once and once, also to one that is switched off; signed as any other. Answers how it went, which can take 25 seconds.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Its type; the first that the endpoint takes when left out */
                        event_type?: string;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookAttempt"];
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/endpoints/{endpoint_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook endpoint events again
         * @description One event, by `connection_id` and `event_id`; or what happened in a range of time, from `since` on. They follow beside what it is sent anyway, under the same message ids as before.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Events of this connection */
                        connection_id?: string;
                        /** @description This event alone */
                        event_id?: string;
                        /**
                         * Format: date-time
                         * @description Events from this instant on
                         */
                        since?: string;
                        /**
                         * Format: date-time
                         * @description Events before this instant; up to now when left out
                         */
                        until?: string;
                        /** @description Only what was given up in that time, and not tried since */
                        only_failed?: boolean;
                    };
                };
            };
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many events follow; those of a range that are of types the endpoint does not take are passed over */
                            events: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. `too_many_replays`: The endpoint is still being sent as many replays as it may be at a time. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `read_only`: A read-only API key, or a viewer, tried to write. `csrf`: A change under a session lacked its token, or came from a page of another site. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `payload_too_large`: The body is larger than is accepted. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unsupported_media_type`: The body is not JSON. */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/endpoints/{endpoint_id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List attempts on a webhook endpoint
         * @description Newest first, for as long as events are kept. With filters that few attempts fit, a page may end before it is full.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Attempts that ended so */
                    outcome?: "delivered" | "failed" | "gave_up";
                    /** @description Attempts of events of this type */
                    event_type?: string;
                    /** @description Attempts of events of this connection */
                    connection_id?: string;
                    /** @description Attempts of this event */
                    event_id?: string;
                    /** @description Attempts from this instant on */
                    since?: string;
                    /** @description Attempts before this instant */
                    until?: string;
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                };
                header?: never;
                path: {
                    /** @description Id of the endpoint */
                    endpoint_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WebhookAttempt"][];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List types of events */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description Its name */
                                event_type: string;
                                /** @description When it is sent */
                                description: string;
                            }[];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Newest first, for as long as they are kept, whether or not an endpoint takes them. With filters that few events fit, a page may end before it is full.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Events of this connection */
                    connection_id?: string;
                    /** @description Events of this type */
                    event_type?: string;
                    /** @description Events from this instant on */
                    since?: string;
                    /** @description Events before this instant */
                    until?: string;
                    /** @description Most items on the page */
                    limit?: number;
                    /** @description The `next_token` of the page before. Repeat the filters: a token does not remember them */
                    page_token?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @description Id of the event */
                                event_id: string;
                                /** @description The header `svix-id` it is sent with */
                                message_id: string;
                                /** @description Its type */
                                event_type: string;
                                /** @description Whose event it is */
                                connection_id: string;
                                record_id: string | null;
                                record_version: number | null;
                                /** @description What made it */
                                cause: {
                                    run_id: string | null;
                                    /** @description initial, scheduled, manual or on_demand; api for what came through the API */
                                    kind: string;
                                    /** @description Whether a backfill found it */
                                    historical: boolean;
                                };
                                /**
                                 * Format: date-time
                                 * @description When it was recorded
                                 */
                                created_at: string;
                            }[];
                            next_token: string | null;
                            /** @description Number of items on this page */
                            total_count: number;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `invalid`: A field, filter or parameter has a value that is not accepted; `detail` names each. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/events/{connection_id}/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an event
         * @description As endpoints are sent it; but the access token that `connection.created` comes with is shown to them alone.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the connection */
                    connection_id: string;
                    /** @description Id of the event */
                    event_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The envelope; docs/webhooks.md has its fields */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/events/{connection_id}/{event_id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a link to the record of an event
         * @description For events with `data_truncated`, whose `data_url` this is; works for all.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the connection */
                    connection_id: string;
                    /** @description Id of the event */
                    event_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where the whole `data` is, as JSON; needs no headers */
                            download_url: string;
                            /**
                             * Format: date-time
                             * @description Up to when: 20 minutes from now
                             */
                            download_url_expires_at: string;
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/event-downloads/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the record of an event
         * @description Answers the `data` of the event that a `download_url` names, for 20 minutes. Takes no headers.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description As `download_url` has it */
                    link: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record after the change */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carrier/file-downloads/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description Answers the bytes of the file that a `download_url` names, for 20 minutes. Takes no headers.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description As `download_url` has it */
                    link: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": components["schemas"]["Error"];
                    };
                };
                /** @description `not_found`: There is nothing under this address or id for this key and token. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description ok
                             * @enum {string}
                             */
                            status: "ok";
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests can be served
         * @description The database can be reached and fits this version.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description ready
                             * @enum {string}
                             */
                            status: "ready";
                        };
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics of this process
         * @description In Prometheus's text format. Answered to this machine only, unless BACKHAUL_METRICS_TOKEN is set: then to whoever sends it as `Authorization: Bearer`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All is well */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description `bad_request`: The request could not be understood at all, for instance because it is not JSON. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unauthorized`: The API key, the access token, the session or the sign-in link is missing or wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `internal`: Something failed on our side; nothing was half-done. */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
                /** @description `unavailable`: The database cannot be reached or a connection is busy; try again shortly. */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
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
         * Error
         * @description The body of every refusal
         */
        Error: {
            /** @description What went wrong, as a sentence for people */
            error: string;
            /**
             * @description Who refused: this service, or the vendor system behind the connection
             * @enum {string}
             */
            origin: "trackstar" | "integration";
            /**
             * @description What went wrong, for programs; docs/errors.md explains each
             * @enum {string}
             */
            code: "on_demand_not_enabled" | "function_disabled" | "job_not_open" | "job_not_stuck" | "job_not_verified" | "nothing_to_repair" | "too_many_open_jobs" | "too_many_endpoints" | "too_many_replays" | "idempotency_key_reused" | "bad_request" | "unauthorized" | "read_only" | "forbidden" | "csrf" | "not_found" | "method_not_allowed" | "last_owner" | "payload_too_large" | "unsupported_media_type" | "invalid" | "credentials_refused" | "rate_limited" | "too_many_streams" | "internal" | "not_implemented" | "source_unavailable" | "unavailable";
            /** @description Problems by place (json, query, path, headers) and field */
            detail?: {
                [key: string]: {
                    [key: string]: string[];
                };
            };
            /** @description The id that was asked for and not found */
            id?: string;
        };
        /**
         * SyncJob
         * @description An on-demand sync
         */
        SyncJob: {
            /** @description Id of the job */
            id: string;
            /** @description The same id */
            sync_job_id: string;
            /** @description The connection it reads */
            connection_id: string;
            /** @description What it reads, such as get_orders */
            function_name: string;
            /**
             * @description open while queued or running; stuck when only a person can help
             * @enum {string}
             */
            status: "open" | "completed" | "cancelled" | "stuck";
            requested_start_time: string | null;
            requested_end_time: string | null;
            /**
             * Format: date-time
             * @description When it was asked for
             */
            created_at: string;
            started_at: string | null;
            finished_at: string | null;
            /** @description Which date of a record the window is compared with at this source */
            window_basis: string;
            effective_end_time: string | null;
            /**
             * @description silent: its records make no events, only its end does
             * @enum {string}
             */
            events: "send" | "silent";
            /**
             * @description read: the usual; verify: compares and changes nothing; repair: reads again what a verify found; remap: maps stored raw payloads anew
             * @enum {string}
             */
            purpose: "read" | "verify" | "repair" | "remap";
            /** @description It reads only what of its window had not been read; its progress counts only that */
            only_gaps: boolean;
            /** @description How far it is */
            progress: {
                /** @description How much of the window is read, or known to be unavailable, from 0 to 1, as far as can be told. It never falls, and is 1 only once the job is completed */
                share_of_window: number;
                /** @description Parts of the window that are read */
                slices_done: number;
                /** @description Parts the window is read in */
                slices_total: number;
                /** @description Pages stored */
                pages: number;
                /** @description Requests made to the source */
                requests: number;
                waiting: {
                    /**
                     * @description `pause`: the source asked for it; `retry`: the last attempt failed; `quota`: the account has used up what it may ask; `turn`: another job of the same function goes first; `worker`: none is there, or none is free
                     * @enum {string}
                     */
                    for: "pause" | "retry" | "quota" | "turn" | "worker";
                    until: string | null;
                    /** @description Why it waits, for people */
                    reason: string;
                    sync_job_id: string | null;
                } | null;
                estimated_end: string | null;
            };
            /** @description What it brought, so far or in all */
            report: {
                /** @description Records stored for the first time */
                records_new: number;
                /** @description Records that had changed */
                records_changed: number;
                /** @description Records that were stored already, just so */
                records_unchanged: number;
                /** @description Records of which a newer state was stored already */
                records_outdated: number;
                /** @description Records that could not be brought into our shape and were put aside */
                records_quarantined: number;
                /** @description What the source no longer keeps */
                unavailable: {
                    /**
                     * Format: date-time
                     * @description Included
                     */
                    start: string;
                    /**
                     * Format: date-time
                     * @description Not included
                     */
                    end: string;
                }[];
                verification: {
                    /** @description Records of the window that the source has shown */
                    records_compared: number;
                    /** @description Of these: stored just so */
                    equal: number;
                    /** @description Of these: not stored */
                    missing: number;
                    /** @description Of these: stored otherwise */
                    differing: number;
                    /** @description Records of the window that are stored, and that the source did not show */
                    unexpected: number;
                    /** @description Of those compared: stored in a newer state than the source showed */
                    newer: number;
                    /** @description Of those compared: changed at the source after it was last read, so that the next sync brings them */
                    not_yet_read: number;
                    /** @description Records that cannot be brought into our shape, and are put aside */
                    quarantined: number;
                    /** @description Null before the job is completed */
                    verdict: ("equal" | "different") | null;
                } | null;
                remap: {
                    /** @description Records passed over, since their raw payloads are no longer kept */
                    records_without_raw: number;
                } | null;
            };
            error: {
                /** @description For programs */
                code: string;
                /** @description For people */
                message: string;
            } | null;
        };
        /**
         * Connection
         * @description An account at an integration
         */
        Connection: {
            /** @description Id of the connection */
            connection_id: string;
            /** @description The integration, by its slug */
            integration_name: string;
            /** @description The integration, as people call it */
            integration_display_name: string;
            /**
             * @description Kind of integration
             * @enum {string}
             */
            integration_type: "wms" | "cart" | "carrier";
            customer_id: string | null;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            last_used: string | null;
            times_used: number | null;
            /** @deprecated */
            latest_sync: string | null;
            /** @description How its data is kept fresh */
            sync_schedules: {
                /** @description What it keeps fresh, such as get_orders */
                function_name: string;
                last_crawl_start: string | null;
                last_crawl_end: string | null;
                latest_data: string | null;
                /** @description Seconds between two runs */
                sync_frequency: number;
                /**
                 * @description What it is doing; enabled also while a sync job holds it, disabled also while it is paused
                 * @enum {string}
                 */
                sync_status: "enabled" | "disabled" | "sync_in_progress" | "first_sync_in_progress" | "error";
                /** @description Whether it waits for an open sync job to end */
                held_by_job: boolean;
                /** @description Whether it starts no run by itself; manual syncs and sync jobs work */
                paused: boolean;
                /** @description Whether its function is not synced in any way */
                disabled: boolean;
                /** @deprecated */
                latest_sync: string | null;
                /**
                 * @deprecated
                 * @description Use sync_status
                 */
                in_progress: boolean;
            }[];
            /** @description For each function, whether its first sync is done */
            historical_sync_completed: {
                [key: string]: boolean;
            };
            /**
             * @description warn: some functions get no data; error: nothing can be read from the source
             * @enum {string}
             */
            health: "ok" | "warn" | "error";
            /** @description What keeps it from syncing; empty when all is well */
            errors: {
                /** @description What is wrong, for people */
                error_message: string;
                /** @description What is wrong, for programs */
                code: string;
                /** @description The same, in documented words: invalid_credentials, missing_permission, or the code */
                error_type: string;
                resource: string | null;
                /** @description The same as error_message */
                message: string;
                /** @description Addresses whose data is affected */
                affected_endpoints: {
                    /** @description Such as GET /wms/orders */
                    endpoint: string;
                    /** @description Whether it gets no data at all */
                    preventing_sync: boolean;
                }[];
                /**
                 * Format: date-time
                 * @description When it was met first
                 */
                first_seen: string;
                /**
                 * Format: date-time
                 * @description When it was met last
                 */
                last_seen: string;
            }[];
            /** @description Functions that are not disabled */
            available_actions: string[];
            /** @description Null: as the organization's setting says */
            disabled_functions: string[] | null;
            /**
             * @deprecated
             * @description Use available_actions
             */
            available_endpoints: string[];
            webhooks_disabled: boolean | null;
            me: {
                [key: string]: string;
            } | null;
        };
        /**
         * Integration
         * @description A vendor system
         */
        Integration: {
            /** @description Its slug */
            integration_name: string;
            /** @description What people call it */
            display_name: string;
            /**
             * @description Always input: what is needed to connect is typed in
             * @enum {string}
             */
            install_method: "input" | "oauth";
            /** @description One or two sentences for people */
            description: string;
            /** @description Always empty: no logos are kept */
            logo_url: string;
            /** @description Always empty: nothing is written yet */
            write_operations: Record<string, never>[];
            /** @description What can be read */
            list_operations: {
                /** @description Such as get_orders */
                action: string;
                /** @description Such as GET /wms/orders */
                url: string;
                /** @description Each field of the record and whether it is ever filled in, as the connector's own examples show; nested fields below it, those of a list in a list of one. Empty where there are no examples */
                implemented_fields: Record<string, never>;
            }[];
            /** @description Functions that are synced */
            available_actions: string[];
            /**
             * @description Kind of integration
             * @enum {string}
             */
            integration_type: "wms" | "cart" | "carrier";
            /** @description Whether there is a connector, so that it can be connected */
            available: boolean;
            /** @description What to enter when connecting; empty also where that is not known */
            credentials: {
                /** @description Name of the field */
                name: string;
                /** @description What to call it before people */
                label: string;
                /** @description Whether it is hidden while it is typed, and never shown again */
                secret: boolean;
                /** @description Whether it must be filled in */
                required: boolean;
                one_of: string[] | null;
            }[];
            /** @description Functions that can be synced on demand now */
            on_demand_functions: string[];
            /** @description All its functions; without a connector those that are planned, of which nothing is decided or checked */
            functions: {
                /** @description Such as get_orders */
                name: string;
                basis: ("updated" | "created" | "shipped" | "invoice" | "file" | "none") | null;
                evidence: ("vendor-spec" | "vendor-docs" | "third-party" | "assumed" | "own") | null;
                /** @description Whether it can be synced on demand now */
                on_demand: boolean;
            }[];
        };
        /**
         * Order
         * @description An order that a warehouse sends out
         */
        Order: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            warehouse_customer_id: string | null;
            warehouse_id: string | null;
            /** @description Identifier elsewhere, for example in the shop; the id where there is none */
            reference_id: string;
            /** @description Number people use; the reference id where there is none */
            order_number: string;
            /**
             * @description Status in our words; `other` where the source has one of its own
             * @enum {string}
             */
            status: "open" | "confirmed" | "processing" | "picked" | "packed" | "partially_fulfilled" | "fulfilled" | "exception" | "cancelled" | "backordered" | "other";
            raw_status: string | null;
            /** @deprecated */
            channel: string | null;
            channel_object: {
                /** @description Identifier of the sales channel */
                channel_id: string;
                channel_name: string | null;
            } | null;
            type: ("d2c" | "b2b" | "dropship" | "transfer") | null;
            trading_partner: string | null;
            /** @deprecated */
            shipping_method: string | null;
            service_level: string | null;
            shipping_method_id: string | null;
            shipping_method_name: string | null;
            carrier_id: string | null;
            carrier_name: string | null;
            scac: string | null;
            is_third_party_freight: boolean | null;
            third_party_freight_account_number: string | null;
            first_party_freight_account_number: string | null;
            /** @description Currency of all amounts; USD where the source names none */
            invoice_currency_code: string;
            total_price: number | null;
            total_tax: number | null;
            total_discount: number | null;
            total_shipping: number | null;
            /** @description Where the order goes */
            ship_to_address: {
                full_name: string | null;
                company: string | null;
                address1: string | null;
                address2: string | null;
                address3: string | null;
                city: string | null;
                state: string | null;
                postal_code: string | null;
                country: string | null;
                phone_number: string | null;
                email_address: string | null;
            };
            /** @description Products ordered */
            line_items: {
                /** @description What was ordered: the id of a product */
                product_id: string;
                sku: string | null;
                /** @description Units ordered */
                quantity: number;
                unit_price: number | null;
                /** @description Whether the warehouse has picked it */
                is_picked: boolean;
                discount_amount: number | null;
            }[];
            /** @description Tags of the source */
            tags: string[];
            required_ship_date: string | null;
            saturday_delivery: boolean | null;
            signature_required: boolean | null;
            international_duty_paid_by: ("sender" | "recipient" | "third_party") | null;
            /** @description What has been sent so far */
            shipments: {
                /** @description Identifier of the shipment, unique within the order */
                shipment_id: string;
                /** @description Warehouse it left from */
                warehouse_id: string;
                raw_status: string | null;
                /**
                 * @description Status in our words
                 * @enum {string}
                 */
                status: "open" | "shipped" | "cancelled" | "other";
                shipped_date: string | null;
                /** @deprecated */
                shipping_method: string | null;
                /** @description What was sent */
                line_items: {
                    /** @description What was moved: the id of an inventory item */
                    inventory_item_id: string;
                    sku: string | null;
                    /** @description Units moved */
                    quantity: number;
                    parent_product_id: string | null;
                }[];
                /** @description Where it goes */
                ship_to_address: {
                    full_name: string | null;
                    company: string | null;
                    address1: string | null;
                    address2: string | null;
                    address3: string | null;
                    city: string | null;
                    state: string | null;
                    postal_code: string | null;
                    country: string | null;
                    phone_number: string | null;
                    email_address: string | null;
                };
                /** @description Where it left from */
                ship_from_address: {
                    address1: string | null;
                    address2: string | null;
                    address3: string | null;
                    city: string | null;
                    state: string | null;
                    postal_code: string | null;
                    country: string | null;
                };
                /** @description Parcels of the shipment */
                packages: {
                    /** @description Identifier of the parcel */
                    package_id: string;
                    package_name: string | null;
                    tracking_number: string | null;
                    tracking_url: string | null;
                    /** @deprecated */
                    shipping_method: string | null;
                    /** @deprecated */
                    carrier: string | null;
                    shipping_method_id: string | null;
                    shipping_method_name: string | null;
                    carrier_id: string | null;
                    carrier_name: string | null;
                    scac: string | null;
                    shipping_cost: number | null;
                    /** @description Size and weight of the parcel */
                    measurements: {
                        length: number | null;
                        width: number | null;
                        height: number | null;
                        unit: ("cm" | "in") | null;
                        weight: number | null;
                        weight_unit: ("kg" | "oz" | "lb") | null;
                    };
                    /** @description What is in the parcel */
                    line_items: {
                        /** @description What was moved: the id of an inventory item */
                        inventory_item_id: string;
                        sku: string | null;
                        /** @description Units moved */
                        quantity: number;
                        parent_product_id: string | null;
                        lot_id: string | null;
                        expiration_date: string | null;
                    }[];
                }[];
            }[];
            external_system_url: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * Product
         * @description An entry of the catalogue: what can be ordered from a warehouse
         */
        Product: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            warehouse_customer_id: string | null;
            /** @description Name of the product */
            name: string;
            sku: string | null;
            gtin: string | null;
            unit_price: number | null;
            /** @description Inventory items one product consists of */
            inventory_items: {
                /** @description The id of an inventory item */
                inventory_item_id: string;
                sku: string | null;
                /** @description Units of the item in one product */
                unit_quantity: number;
            }[];
            /** @description Whether it bundles several items */
            is_kit: boolean;
            /** @description Whether it is in use */
            active: boolean;
            /** @deprecated */
            supplier: string | null;
            supplier_object: {
                /** @description Identifier of the supplier */
                supplier_id: string;
                supplier_name: string | null;
            } | null;
            country_of_origin: string | null;
            harmonized_code: string | null;
            /** @description The product as its suppliers offer it */
            supplier_products: {
                /** @description Identifier of the supplier */
                supplier_id: string;
                supplier_name: string | null;
                external_id: string | null;
                unit_cost: string | null;
            }[];
            external_system_url: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * Inventory
         * @description An inventory item: a physical good with its stock counts
         */
        Inventory: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            warehouse_customer_id: string | null;
            /** @description Name of the item */
            name: string;
            sku: string | null;
            unit_cost: number | null;
            /** @description Whether it is in use */
            active: boolean;
            /** @description Units on their way in */
            awaiting: number;
            /** @description All units in the warehouses: committed, unfulfillable and fulfillable together */
            onhand: number;
            /** @description Units promised to orders */
            committed: number;
            /** @description Damaged or blocked units */
            unfulfillable: number;
            /** @description Units that can be sent */
            fulfillable: number;
            /**
             * @deprecated
             * @description Units held back from sale
             */
            unsellable: number;
            /** @description Units on offer in sales channels */
            sellable: number;
            /** @description SKUs that may be sent instead */
            substitute_skus: string[];
            /** @description Counts by the id of a warehouse */
            inventory_by_warehouse_id: {
                [key: string]: {
                    awaiting: number | null;
                    /** @description All units there */
                    onhand: number;
                    committed: number | null;
                    unfulfillable: number | null;
                    fulfillable: number | null;
                    /** @deprecated */
                    unsellable: number | null;
                    sellable: number | null;
                };
            };
            /** @description Lots the units belong to */
            lots: {
                /** @description Identifier of the lot */
                lot_id: string;
                /** @description Units of the lot */
                onhand: number;
                expiration_date: string | null;
                warehouse_id: string | null;
            }[];
            /** @description Size and weight of one unit */
            measurements: {
                length: number | null;
                width: number | null;
                height: number | null;
                unit: ("cm" | "in") | null;
                weight: number | null;
                weight_unit: ("kg" | "oz" | "lb") | null;
            };
            /** @description Places where units lie */
            locations: {
                /** @description Identifier of the warehouse location */
                location_id: string;
                /** @description Units lying there */
                quantity: number;
                /** @description Warehouse the location is in */
                warehouse_id: string;
            }[];
            external_system_url: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * InventoryLedger
         * @description One movement of stock, as the warehouse booked it
         */
        InventoryLedger: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            /**
             * Format: date-time
             * @description When the movement took place
             */
            entry_date: string;
            /** @description What moved: the id of an inventory item */
            inventory_item_id: string;
            /** @description Stock keeping unit */
            sku: string;
            /** @description Units added, or taken away where negative */
            quantity: number;
            raw_event_type: string | null;
            /**
             * @description Kind of movement in our words
             * @enum {string}
             */
            event_type: "adjustment" | "return_receipt" | "inbound_receipt" | "order_shipment" | "supplier_return" | "movement" | "other";
            reason: string | null;
            object_id: string | null;
            object_type: ("order" | "inbound_shipment" | "return") | null;
            warehouse_id: string | null;
            location_id: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * InboundShipment
         * @description Goods announced to a warehouse, and what of them has arrived
         */
        InboundShipment: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            warehouse_customer_id: string | null;
            purchase_order_number: string | null;
            /**
             * @description Status in our words; `other` where the source has one of its own
             * @enum {string}
             */
            status: "open" | "in-transit" | "receiving" | "received" | "cancelled" | "other";
            raw_status: string | null;
            /** @deprecated */
            supplier: string | null;
            supplier_object: {
                /** @description Identifier of the supplier */
                supplier_id: string;
                supplier_name: string | null;
            } | null;
            expected_arrival_date: string | null;
            warehouse_id: string | null;
            /** @description Items announced */
            line_items: {
                /** @description The id of an inventory item */
                inventory_item_id: string;
                sku: string | null;
                /** @description Units announced */
                expected_quantity: number;
                /** @description Units received so far */
                received_quantity: number;
                unit_cost: number | null;
                external_id: string | null;
            }[];
            /** @description Receipts so far */
            receipts: {
                /** @description Identifier of the receipt, unique within the shipment */
                id: string;
                /**
                 * Format: date-time
                 * @description When the goods came in
                 */
                arrived_date: string;
                /** @description What came in */
                line_items: {
                    /** @description The id of an inventory item */
                    inventory_item_id: string;
                    sku: string | null;
                    /** @description Units received this time */
                    quantity: number;
                }[];
            }[];
            /** @description Where the goods come from */
            ship_from_address: {
                address1: string | null;
                address2: string | null;
                address3: string | null;
                city: string | null;
                state: string | null;
                postal_code: string | null;
                country: string | null;
            };
            /** @description Tracking numbers */
            tracking_numbers: string[];
            /** @description Notes of people */
            notes: string[];
            external_system_url: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * Return
         * @description Goods that a buyer sends back to a warehouse
         */
        Return: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            warehouse_customer_id: string | null;
            /**
             * @description Status in our words; `other` where the source has one of its own
             * @enum {string}
             */
            status: "open" | "in-transit" | "receiving" | "received" | "cancelled" | "other";
            raw_status: string | null;
            order_id: string | null;
            /** @description Notes of people */
            notes: string[];
            /** @description Items sent back */
            line_items: {
                /** @description The id of an inventory item */
                inventory_item_id: string;
                sku: string | null;
                /** @description Units announced */
                expected_quantity: number;
                /** @description Units received so far */
                received_quantity: number;
                restocked_quantity: number | null;
                return_reason: string | null;
                /**
                 * @deprecated
                 * @description Use the three quantities above
                 */
                quantity: number;
                /** @deprecated */
                warehouse_id: string | null;
                /** @deprecated */
                returned_date: string | null;
            }[];
            /** @description Parcels on their way back */
            shipments: {
                tracking_number: string | null;
                shipped_date: string | null;
                arrived_date: string | null;
                warehouse_id: string | null;
                /** @deprecated */
                carrier: string | null;
                carrier_id: string | null;
                carrier_name: string | null;
                scac: string | null;
                shipping_cost: number | null;
                /** @description Size and weight of the parcel */
                measurements: {
                    length: number | null;
                    width: number | null;
                    height: number | null;
                    unit: ("cm" | "in") | null;
                    weight: number | null;
                    weight_unit: ("kg" | "oz" | "lb") | null;
                };
                /** @description What is in the parcel */
                line_items: {
                    /** @description The id of an inventory item */
                    inventory_item_id: string;
                    sku: string | null;
                    /** @description Units in the parcel */
                    quantity: number;
                    /** @description What the warehouse found */
                    receiving_details: {
                        /** @description Units of which this is true */
                        quantity: number;
                        condition: string | null;
                        disposition: string | null;
                    }[];
                }[];
            }[];
            external_system_url: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * Bill
         * @description One charge of a warehouse to its customer
         */
        Bill: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            warehouse_customer_id: string | null;
            object_id: string | null;
            object_type: string | null;
            /** @description Reason of the charge, in the words of the source */
            charge_type: string;
            /** @description Amount charged */
            amount: number;
            /** @description Currency of the amount; USD where the source names none */
            currency_code: string;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * Warehouse
         * @description A building in which goods are kept
         */
        Warehouse: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            /** @description Name of the warehouse */
            name: string;
            code: string | null;
            /** @description Where it stands */
            address: {
                address1: string | null;
                address2: string | null;
                address3: string | null;
                city: string | null;
                state: string | null;
                postal_code: string | null;
                country: string | null;
            };
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * WarehouseLocation
         * @description A place inside a warehouse where goods can lie
         */
        WarehouseLocation: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            name: string | null;
            /** @description Warehouse it is in */
            warehouse_id: string;
            type: string | null;
            /** @description Size of the place and the weight it bears */
            measurements: {
                length: number | null;
                width: number | null;
                height: number | null;
                unit: ("cm" | "in") | null;
                weight: number | null;
                weight_unit: ("kg" | "oz" | "lb") | null;
            };
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * WarehouseCustomer
         * @description A merchant that a 3PL works for
         */
        WarehouseCustomer: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            /** @description Name of the merchant */
            name: string;
            email: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * ShippingMethod
         * @description A way of sending goods that a warehouse offers
         */
        ShippingMethod: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            /** @description Name of the shipping method */
            name: string;
            /** @deprecated */
            carrier: string | null;
            carrier_id: string | null;
            carrier_name: string | null;
            scac: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * OrderChannel
         * @description A sales channel that orders come through
         */
        OrderChannel: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            warehouse_customer_id: string | null;
            name: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * Supplier
         * @description A supplier that goods are bought from
         */
        Supplier: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            warehouse_customer_id: string | null;
            name: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * CartOrder
         * @description An order placed in a shop
         */
        CartOrder: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            /** @description Number people use; the id where there is none */
            order_number: string;
            /**
             * @description Status in our words; `other` where the source has one of its own
             * @enum {string}
             */
            status: "open" | "confirmed" | "processing" | "partially_fulfilled" | "fulfilled" | "exception" | "cancelled" | "backordered" | "other";
            raw_status: string | null;
            requested_shipping_method: string | null;
            shipping_method_id: string | null;
            shipping_method_name: string | null;
            carrier_id: string | null;
            carrier_name: string | null;
            /** @description Currency of all amounts; USD where the source names none */
            invoice_currency_code: string;
            total_price: number | null;
            total_tax: number | null;
            total_discount: number | null;
            total_shipping: number | null;
            /** @description Where the order goes */
            ship_to_address: {
                full_name: string | null;
                company: string | null;
                address1: string | null;
                address2: string | null;
                address3: string | null;
                city: string | null;
                state: string | null;
                postal_code: string | null;
                country: string | null;
                phone_number: string | null;
                email_address: string | null;
            };
            /** @description Who pays */
            bill_to_address: {
                full_name: string | null;
                address1: string | null;
                address2: string | null;
                address3: string | null;
                city: string | null;
                state: string | null;
                postal_code: string | null;
                country: string | null;
            };
            earliest_ship_date: string | null;
            latest_ship_date: string | null;
            /** @description Products bought */
            line_items: {
                /** @description Identifier of the line */
                line_item_id: string;
                product_id: string | null;
                product_sku: string | null;
                parent_product_id: string | null;
                parent_product_sku: string | null;
                /** @description Units bought */
                quantity: number;
                unit_price: number | null;
                discount: number | null;
                tax: number | null;
            }[];
            /** @description How the shop splits the order for sending */
            shipping_groups: {
                /** @description Identifier of the group */
                shipping_group_id: string;
                /**
                 * Format: date-time
                 * @description When the source created it
                 */
                created_date: string;
                /**
                 * Format: date-time
                 * @description When the source last changed it
                 */
                updated_date: string;
                raw_status: string | null;
                status: ("open" | "shipped" | "delivered" | "cancelled" | "exception" | "on_hold" | "other") | null;
                /** @description Warehouse meant to send it, which may still change */
                warehouse_id: string;
                /** @description What belongs to the group */
                line_items: {
                    /** @description Identifier of the line within the group */
                    line_item_id: string;
                    /** @description The id of a cart product */
                    product_id: string;
                    product_sku: string | null;
                    parent_product_id: string | null;
                    /** @description Units in the group */
                    quantity: number;
                }[];
            }[];
            /** @description What has been sent so far */
            shipments: {
                /** @description Identifier of the shipment, unique within the order */
                shipment_id: string;
                raw_status: string | null;
                status: ("open" | "shipped" | "delivered" | "cancelled" | "exception" | "on_hold" | "other") | null;
                warehouse_id: string | null;
                shipping_method_id: string | null;
                shipping_method_name: string | null;
                carrier_id: string | null;
                carrier_name: string | null;
                tracking_number: string | null;
                tracking_url: string | null;
                /** @description What was sent */
                line_items: {
                    /** @description Identifier of the line within the shipment */
                    shipment_line_item_id: string;
                    /** @description The id of a cart product */
                    product_id: string;
                    product_sku: string | null;
                    parent_product_id: string | null;
                    parent_product_sku: string | null;
                    /** @description Units sent */
                    quantity: number;
                }[];
                /** @description Groups the shipment serves */
                shipping_groups: string[];
                created_date: string | null;
                updated_date: string | null;
            }[];
            external_system_url: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * CartProduct
         * @description A product of a shop, or one variant of it; prices and stock hold for variants
         */
        CartProduct: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            /** @description Name of the product */
            name: string;
            sku: string | null;
            /** @description Product this is a variant of; its own id where it is none */
            parent_product_id: string;
            /** @description Whether it bundles several products */
            is_kit: boolean;
            /** @description Whether it is in use */
            active: boolean;
            price: number | null;
            unit_cost: number | null;
            inventory: number | null;
            /** @description Stock by the id of a warehouse */
            inventory_by_warehouse_id: {
                [key: string]: number;
            };
            /** @description Tags of the source */
            tags: string[];
            gtin: string | null;
            image_url: string | null;
            /** @description Size and weight of one unit */
            measurements: {
                length: number | null;
                width: number | null;
                height: number | null;
                unit: ("cm" | "in") | null;
                weight: number | null;
                weight_unit: ("kg" | "oz" | "lb") | null;
            };
            /** @description Categories the product is filed under */
            categories: string[];
            external_system_url: string | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * CartWarehouse
         * @description A place that a shop sends from
         */
        CartWarehouse: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            /** @description Name of the warehouse */
            name: string;
            code: string | null;
            /** @description Where it stands */
            address: {
                address1: string | null;
                address2: string | null;
                address3: string | null;
                city: string | null;
                state: string | null;
                postal_code: string | null;
                country: string | null;
            };
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * InvoiceLineItem
         * @description One charge on a carrier's invoice, in the currency of the invoice
         */
        InvoiceLineItem: {
            /** @description Identifier at the source, unique within a connection */
            id: string;
            /**
             * Format: date-time
             * @description When the source created it
             */
            created_date: string;
            /**
             * Format: date-time
             * @description When the source last changed it
             */
            updated_date: string;
            transaction_date: string | null;
            account_id: string | null;
            invoice_id: string | null;
            tracking_number: string | null;
            gross_cost: number | null;
            /** @description Amount after discounts */
            net_cost: number;
            charge_description: string | null;
            /** @description The carrier's own row */
            raw: Record<string, never> | unknown[] | string | number | boolean | null;
            /** @description Facts of this integration that have no field of their own */
            additional_fields: Record<string, never>;
            trackstar_tags: (string | {
                [key: string]: unknown;
            })[] | null;
            /**
             * Format: date-time
             * @description When our copy of the record first appeared
             */
            trackstar_created_date: string;
            /**
             * Format: date-time
             * @description When our copy of the record last changed
             */
            trackstar_updated_date: string;
        };
        /**
         * CarrierFile
         * @description A file that a carrier sent
         */
        CarrierFile: {
            /** @description Id of the file */
            id: string;
            /** @description Name of the file */
            file_name: string;
            /** @description The same as `file_name`, as some clients expect it */
            filename: string;
            /** @description Kind of file, such as csv */
            file_type: string;
            /**
             * Format: date-time
             * @description When it came in here
             */
            generated_time: string;
            /** @description Where its bytes are; needs no headers, and works until `download_url_expires_at` */
            download_url: string;
            /**
             * Format: date-time
             * @description 20 minutes from now
             */
            download_url_expires_at: string;
            /** @description Number of bytes */
            size: number;
            /** @description What a person should know about it, a sentence each */
            warnings: string[];
            problem: string | null;
        };
        /**
         * WebhookEndpoint
         * @description A receiver of events
         */
        WebhookEndpoint: {
            /** @description Id of the endpoint */
            id: string;
            /** @description Where events are sent */
            url: string;
            /** @description What it is for */
            description: string;
            event_types: string[] | null;
            connection_ids: string[] | null;
            /** @description Most messages it is sent in a second */
            max_per_second: number;
            /** @description Whether it is sent anything */
            enabled: boolean;
            disabled_reason: ("request" | "failing") | null;
            disabled_at: string | null;
            failing_since: string | null;
            paused_until: string | null;
            /** @description Events it has yet to be sent for the first time, or once more by a replay */
            behind: number;
            /** @description Events that failed and are tried again, or that were asked for one by one */
            waiting: number;
            /** @description The secrets that sign now, newest first, without themselves */
            secrets: {
                until: string | null;
            }[];
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was changed last
             */
            updated_at: string;
        };
        /**
         * WebhookAttempt
         * @description One message to one endpoint
         */
        WebhookAttempt: {
            /** @description Id of the attempt */
            id: string;
            /** @description The header `svix-id`, the same for all attempts of an event */
            message_id: string;
            connection_id: string | null;
            /** @description Id of the event */
            event_id: string;
            /** @description Type of the event */
            event_type: string;
            /** @description Which attempt of this event it was, 1 for the first */
            number: number;
            /**
             * @description failed: it is tried again; gave_up: it is not
             * @enum {string}
             */
            outcome: "delivered" | "failed" | "gave_up";
            status: number | null;
            response: string | null;
            error: string | null;
            /** @description How long it took, in milliseconds */
            duration_ms: number;
            /**
             * Format: date-time
             * @description When it was noted
             */
            attempted_at: string;
            next_attempt_at: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
