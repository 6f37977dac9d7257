import { isPlaceholder, translated } from '@stemme/questionnaire-renderer';
import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { FhirResource, ObservationDefinition, PlanDefinition, Questionnaire } from 'fhir/r4';
import { definitionUrl } from '../charts';
import { messages } from './messages';
import { once, published } from './published';

/** Score definitions by `url|version`, and by `url` for a reader who takes any version. */
export class Definitions {
    readonly #byCanonical: ReadonlyMap<string, ObservationDefinition>;

    constructor(definitions: readonly ObservationDefinition[]) {
        this.#byCanonical = new Map(
            definitions.flatMap((definition) => [
                [definitionUrl(definition), definition] as const,
                [`${definitionUrl(definition)}|${versionOf(definition)}`, definition] as const,
            ]),
        );
    }

    get(canonical: string | undefined): ObservationDefinition | undefined {
        if (!canonical) return undefined;
        return this.#byCanonical.get(canonical) ?? this.#byCanonical.get(canonical.split('|')[0]!);
    }
}

const versionUrl = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ObservationDefinition.version';
const versionOf = (definition: ObservationDefinition) =>
    definition.extension?.find((one) => one.url === versionUrl)?.valueString ?? '';

/** Fetches the score definitions with these canonicals; one that the server does not have is left out. */
export async function loadDefinitions(canonicals: Iterable<string | undefined>): Promise<Definitions> {
    const urls = urlsOf(canonicals);
    if (urls.length === 0) return new Definitions([]);
    return once(
        `ObservationDefinition ${urls}`,
        async () => new Definitions(await withUrl<ObservationDefinition>('ObservationDefinition', urls)),
    );
}

/** Titles of questionnaires by url, in the reader's language; a frame without wording says so. */
export async function loadTitles(
    canonicals: Iterable<string | undefined>,
    language: string,
): Promise<Map<string, string>> {
    const urls = urlsOf(canonicals);
    if (urls.length === 0) return new Map();
    const found = await once(`Questionnaire titles ${urls}`, () =>
        withUrl<Questionnaire>('Questionnaire', urls, 'url,version,title,description,derivedFrom'),
    );
    const t = messages.in(language);
    return new Map(
        found.map((questionnaire) => {
            const title = translated(questionnaire, 'title', language);
            return [questionnaire.url ?? '', isPlaceholder(questionnaire) ? t('placeholder', { title }) : title];
        }),
    );
}

const urlsAtOnce = 60; // keeps the address of a search short

async function withUrl<T extends FhirResource>(
    type: T['resourceType'],
    urls: readonly string[],
    _elements?: string,
): Promise<T[]> {
    const groups = Array.from({ length: Math.ceil(urls.length / urlsAtOnce) }, (_, index) =>
        urls.slice(index * urlsAtOnce, (index + 1) * urlsAtOnce).join(','),
    );
    const found = await Promise.all(groups.map((url) => fhir.all<T>(type, { url, _elements, _count: 200 })));
    return found.flat();
}

/** The rule set with exactly that version; undefined when it cannot be read: the finding's own reasons stand then. */
export const loadRuleSet = (canonical: string) =>
    published<PlanDefinition>('PlanDefinition', canonical).catch(() => undefined);

const urlsOf = (canonicals: Iterable<string | undefined>): string[] =>
    [...new Set([...canonicals].flatMap((canonical) => (canonical ? [canonical.split('|')[0]!] : [])))].sort();
