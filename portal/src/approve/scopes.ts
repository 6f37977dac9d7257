import { formatList } from '../app/format';
import type { Translate } from '../app/i18n';
import type { Role } from '../app/session';
import { thingInWords } from '../words/things';
import { messages } from './messages';

/** A SMART App Launch 2 scope for FHIR data, taken apart: `patient/Observation.rs?category=survey`. */
interface DataScope {
    readonly context: string;
    readonly type: string;
    readonly letters: string;
    readonly filter: URLSearchParams;
}

/** Something the app may do, in words; `needed` is what there is no allowing the rest without. */
export interface Permission {
    readonly scopes: readonly string[];
    readonly words: string;
    /** What limits it: "only …". */
    readonly only: readonly string[];
    readonly needed: boolean;
    /** A scope we have no words for. */
    readonly unknown?: boolean;
}

const identity = ['openid', 'fhirUser', 'profile'];
const launch = /^launch(\/\w+)?$/;

/** What scopes mean to the person who is asked: identity as one permission, then data, then how long, then the rest. */
export function permissions(
    scopes: readonly string[],
    whose: Role | 'system',
    language: string,
): readonly Permission[] {
    const t = messages.in(language) as Translate;
    const who = scopes.filter((scope) => identity.includes(scope));
    const context = scopes.filter((scope) => launch.test(scope));
    const others = scopes.filter((scope) => !who.includes(scope) && !context.includes(scope));
    const data = others.flatMap((scope) => {
        const read = dataScope(scope);
        return read ? [inWords(scope, read, whose, t, language)] : [];
    });
    const rest = others.filter((scope) => !dataScope(scope)).map((scope) => plain(scope, t));
    return [
        ...(who.length ? [{ scopes: who, words: t('scope.identity'), only: [], needed: true }] : []),
        ...(context.length
            ? [
                  {
                      scopes: context,
                      words: t(whose === 'patient' ? 'scope.launchOwn' : 'scope.launch'),
                      only: [],
                      needed: true,
                  },
              ]
            : []),
        ...data,
        ...rest,
    ];
}

/** The same as plain lines. */
export const permissionsInWords = (...asked: Parameters<typeof permissions>): string[] =>
    permissions(...asked).map(({ words, only }) => (only.length ? `${words} (${only.join('; ')})` : words));

function dataScope(scope: string): DataScope | undefined {
    const form = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]+)\.(c?r?u?d?s?)(?:\?(.+))?$/.exec(scope);
    if (!form?.[3]) return undefined;
    return { context: form[1]!, type: form[2]!, letters: form[3], filter: new URLSearchParams(form[4] ?? '') };
}

function plain(scope: string, t: Translate): Permission {
    const known = ['offline_access', 'online_access'].includes(scope);
    const words = known ? t(`scope.${scope}`) : t('scope.unknown', { scope });
    return { scopes: [scope], words, only: [], needed: false, unknown: !known };
}

function inWords(scope: string, read: DataScope, whose: Role | 'system', t: Translate, language: string): Permission {
    const may = t(sentenceOf(read, whose), {
        verbs: verbsOf(read.letters, t, language),
        things: thingInWords(read.type, language),
    });
    const only = [...read.filter].map(([name, value]) => onlyInWords(name, value, t));
    return { scopes: [scope], words: may[0]!.toUpperCase() + may.slice(1), only, needed: false };
}

/** Types about no person in particular: definitions, units, staff. */
const common = new Set([
    ...['Questionnaire', 'ObservationDefinition', 'PlanDefinition', 'ValueSet', 'CodeSystem', 'Library', 'Measure'],
    ...['StructureDefinition', 'SearchParameter', 'OperationDefinition', 'ConceptMap', 'StructureMap'],
    ...['Location', 'Organization', 'Practitioner', 'PractitionerRole'],
]);

function sentenceOf({ context, type }: DataScope, whose: Role | 'system'): string {
    if (common.has(type)) return 'may.common';
    if (context === 'system') return 'may.system';
    if (whose === 'patient') return 'may.own';
    return context === 'patient' ? 'may.patient' : 'may.user';
}

function verbsOf(letters: string, t: Translate, language: string): string {
    const verbs = [
        ...(/[rs]/.test(letters) ? ['see'] : []),
        ...['c', 'u', 'd'].filter((letter) => letters.includes(letter)),
    ].map((verb) => t(`verb.${verb}`));
    return formatList(verbs, language);
}

function onlyInWords(name: string, value: string, t: Translate): string {
    const code = value.split('|').at(-1)!;
    const key = `only.${name}.${code}`;
    const words = t(key);
    return words === key ? t('only.other', { name, value: code }) : words;
}
