import { getJson, sendJson } from '../app/json';

/** A client's registration, by the names of RFC 7591 and OpenID Connect; `client_secret` comes once, when it is made. */
export interface Client {
    readonly client_id?: string;
    readonly client_secret?: string;
    readonly client_name?: string;
    readonly grant_types?: readonly string[];
    readonly token_endpoint_auth_method?: string;
    readonly redirect_uris?: readonly string[];
    readonly initiate_login_uri?: string;
    readonly client_uri?: string;
    readonly jwks?: object;
    readonly jwks_uri?: string;
    readonly scope?: string;
    readonly purpose?: string;
    readonly contacts?: readonly string[];
    /** Stands in the server's settings, so it cannot be changed here. */
    readonly fixed?: boolean;
}

const address = (id: string) => `/clients/${encodeURIComponent(id)}`;

export const loadClients = (signal?: AbortSignal): Promise<Client[]> => getJson<Client[]>('/clients', signal);
export const loadClient = (id: string, signal?: AbortSignal): Promise<Client> => getJson<Client>(address(id), signal);
export const createClient = (client: Client): Promise<Client> => sendJson<Client>('POST', '/clients', client);
export const updateClient = (id: string, client: Client): Promise<Client> =>
    sendJson<Client>('PUT', address(id), client);
export const deleteClient = (id: string): Promise<void> => sendJson<void>('DELETE', address(id));

/** What sort of client it is, in the words of whoever sets it up rather than in those of OAuth. */
export type Kind = 'app' | 'server' | 'system';
export const kinds: readonly Kind[] = ['app', 'server', 'system'];

/** HL7's PurposeOfUse, as far as a client may be for it. */
export const purposes = ['TREAT', 'PATRQT', 'HQUALIMP', 'HRESCH', 'HOPERAT', 'PUBHLTH'] as const;
export type Purpose = (typeof purposes)[number];

/** How it proves who it is. An app on somebody's own device has no way to keep a secret. */
export type Proof = 'secret' | 'jwks' | 'jwks_uri';
export const proofs: readonly Proof[] = ['jwks_uri', 'jwks', 'secret'];

export function kindOf({ grant_types, token_endpoint_auth_method }: Client): Kind {
    if (grant_types?.includes('client_credentials') && !grant_types.includes('authorization_code')) return 'system';
    return token_endpoint_auth_method === 'none' ? 'app' : 'server';
}

/** The form's fields, each as it is written. */
export interface Draft {
    readonly name: string;
    readonly kind: Kind;
    readonly proof: Proof;
    readonly redirects: string;
    readonly launch: string;
    readonly address: string;
    readonly jwks: string;
    readonly jwksUri: string;
    readonly scope: string;
    readonly purpose: string;
    readonly contacts: string;
}

export function draftOf(client: Client): Draft {
    return {
        name: client.client_name ?? '',
        kind: client.client_id ? kindOf(client) : 'app',
        proof: proofOf(client),
        redirects: (client.redirect_uris ?? []).join('\n'),
        launch: client.initiate_login_uri ?? '',
        address: client.client_uri ?? '',
        jwks: client.jwks ? JSON.stringify(client.jwks, undefined, 2) : '',
        jwksUri: client.jwks_uri ?? '',
        scope: (client.scope ?? '').split(/\s+/).join('\n'),
        purpose: client.purpose ?? '',
        contacts: (client.contacts ?? []).join('\n'),
    };
}

function proofOf(client: Client): Proof {
    if (client.jwks) return 'jwks';
    return client.token_endpoint_auth_method?.startsWith('client_secret') ? 'secret' : 'jwks_uri';
}

const grants: Record<Kind, readonly string[]> = {
    app: ['authorization_code', 'refresh_token'],
    server: ['authorization_code', 'refresh_token'],
    system: ['client_credentials'],
};

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/**
 * What is sent. Of what was registered before (`known`), that stays which the form does not show.
 *
 * @throws SyntaxError when the keys are not JSON
 */
export function clientOf(draft: Draft, known: Client): Client {
    const { kind } = draft;
    const proof = kind === 'app' ? undefined : draft.proof;
    const people = kind !== 'system';
    const { client_secret: _, ...kept } = known;
    return {
        ...kept,
        client_name: draft.name.trim(),
        grant_types: kind === kindOf(known) && known.grant_types ? known.grant_types : grants[kind],
        token_endpoint_auth_method: methodOf(proof, known),
        redirect_uris: people ? words(draft.redirects) : undefined,
        initiate_login_uri: (people && draft.launch.trim()) || undefined,
        client_uri: draft.address.trim() || undefined,
        jwks: proof === 'jwks' ? (JSON.parse(draft.jwks) as object) : undefined,
        jwks_uri: proof === 'jwks_uri' ? draft.jwksUri.trim() : undefined,
        scope: words(draft.scope).join(' '),
        purpose: draft.purpose || undefined,
        contacts: words(draft.contacts),
    };
}

function methodOf(proof: Proof | undefined, known: Client): string {
    if (!proof) return 'none';
    if (proof !== 'secret') return 'private_key_jwt';
    const before = known.token_endpoint_auth_method ?? '';
    return before.startsWith('client_secret') ? before : 'client_secret_basic';
}

const fields: readonly [string, keyof Draft][] = [
    ['redirect_uri', 'redirects'],
    ['initiate_login_uri', 'launch'],
    ['client_uri', 'address'],
    ['client_name', 'name'],
    ['jwks_uri', 'jwksUri'],
    ['jwks', 'jwks'],
    ['scope', 'scope'],
    ['purpose', 'purpose'],
    ['contacts', 'contacts'],
    ['token_endpoint_auth_method', 'proof'],
    ['grant_types', 'kind'],
];

/** Which field the server's words are about: the one they name first. */
export function fieldOf(description: string): keyof Draft | undefined {
    return fields
        .map(([name, field]) => ({ field, at: description.indexOf(name) }))
        .filter(({ at }) => at >= 0)
        .sort((one, other) => one.at - other.at)[0]?.field;
}
