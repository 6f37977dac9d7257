import type { Questionnaire } from 'fhir/r4';
import { BASE, KIND } from './canonicals';
import { withField } from './text';

export const STEPS = ['patch', 'minor', 'major'] as const;
export type Step = (typeof STEPS)[number];

export const KINDS = ['prom', 'prem', 'audit', 'clinical'] as const;
export type Kind = (typeof KINDS)[number];

const SEMANTIC = /^(\d+)\.(\d+)\.(\d+)(?:-[\w.-]+)?(\+[\w.-]+)?$/;

/** The next semantic version; the owner of a licensed overlay (`1.0.0+owner`) stays. Anything else becomes 1.0.0. */
export function nextVersion(version: string | undefined, step: Step): string {
    const parts = SEMANTIC.exec(version ?? '');
    if (!parts) return '1.0.0';
    const [major, minor, patch] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const owner = parts[4] ?? '';
    switch (step) {
        case 'patch':
            return `${major}.${minor}.${patch + 1}${owner}`;
        case 'minor':
            return `${major}.${minor + 1}.0${owner}`;
        case 'major':
            return `${major + 1}.0.0${owner}`;
    }
}

/** Compares semantic versions; newer is greater. A variant, `1.0.0-half`, comes before the version it differs from. */
export function compareVersions(a = '', b = ''): number {
    const [core, otherCore] = [a, b].map((version) => version.split(/[+-]/)[0]!) as [string, string];
    const isPlain = (version: string) => Number(!version.includes('-'));
    return numerically(core, otherCore) || isPlain(a) - isPlain(b) || numerically(a, b);
}

const numerically = new Intl.Collator('en', { numeric: true }).compare;

/** The short name of a questionnaire: the end of its canonical address, for example `koos_jr`. */
export const shortName = (questionnaire: Questionnaire) =>
    questionnaire.url?.split('/').at(-1) ?? questionnaire.name ?? questionnaire.id ?? '';

/** The id of one version, for example `koos-jr-1.0.0`. Only letters, digits, hyphen and dot can stand in an id. */
export const idOf = (name: string, version: string) => `${name}-${version}`.replace(/[^A-Za-z0-9.-]/g, '-');

/** Whether a short name can be used: a lower-case letter, then letters, digits and `_`, at most 40. */
export const isShortName = (name: string) => /^[a-z][a-z0-9_]{0,39}$/.test(name);

/** The first draft of a new questionnaire, without items. */
export function emptyDraft(name: string, title: string, kind: Kind): Questionnaire {
    return withKind(
        {
            resourceType: 'Questionnaire',
            id: idOf(name, '1.0.0'),
            language: 'en',
            url: `${BASE}/Questionnaire/${name}`,
            version: '1.0.0',
            name: name.replace(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase()),
            title,
            status: 'draft',
            subjectType: ['Patient'],
        },
        kind,
    );
}

/** A draft of the next version: a copy of everything but the server's own bookkeeping. */
export function newVersion(published: Questionnaire, version: string): Questionnaire {
    const { versionId: _versionId, lastUpdated: _lastUpdated, ...meta } = published.meta ?? {};
    const draft: Questionnaire = {
        ...published,
        id: idOf(shortName(published), version),
        version,
        status: 'draft',
    };
    return withField(withField(draft, 'meta', Object.keys(meta).length > 0 ? meta : undefined), 'date', undefined);
}

/** @param today the day of publication, `2026-11-21` */
export const published = (draft: Questionnaire, today: string): Questionnaire => ({
    ...draft,
    status: 'active',
    date: today,
});

export const retired = (questionnaire: Questionnaire): Questionnaire => ({ ...questionnaire, status: 'retired' });

/** What the questionnaire is for, when it says so. */
export function kindOf(questionnaire: Questionnaire): Kind | undefined {
    const code = questionnaire.code?.find((coding) => coding.system === KIND)?.code;
    return KINDS.find((kind) => kind === code);
}

const KIND_DISPLAY: Record<Kind, string> = {
    prom: 'Patient-reported outcome',
    prem: 'Patient-reported experience',
    audit: 'Audit',
    clinical: 'Clinical form',
};

/** The questionnaire with its kind; its other codes stay. */
export function withKind(questionnaire: Questionnaire, kind: Kind): Questionnaire {
    const coding = { system: KIND, code: kind, display: KIND_DISPLAY[kind] };
    const codes = questionnaire.code ?? [];
    const at = codes.findIndex((other) => other.system === KIND);
    return { ...questionnaire, code: at < 0 ? [coding, ...codes] : codes.with(at, coding) };
}
