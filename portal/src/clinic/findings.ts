import { translated } from '@stemme/questionnaire-renderer';
import type { Observation, PlanDefinition, PlanDefinitionAction } from 'fhir/r4';
import { codeIn, extension, extensionUrl } from '../charts';
import { concernOf, levelOf, rank, reasonsOf, type Concern } from './concern';
import { loadRuleSet } from '../desk/definitions';
import { messages } from './messages';

/** A rule that fired: why, and what the department has agreed to do about it. */
export interface Fired {
    readonly reason: string;
    readonly action?: string;
    readonly concern: Concern;
    /** The variables the rule looks at, such as `phq9-total.change-last`. */
    readonly about: readonly string[];
}

/** The newest finding in a questionnaire. */
export interface Judged {
    readonly id: string;
    readonly concern: Concern;
    readonly at: string;
    readonly fired: readonly Fired[];
    readonly response?: string;
}

/** The newest finding in every questionnaire, worst first, in the reader's language where the rule set can be read. */
export async function judgedFindings(findings: readonly Observation[], language: string): Promise<Judged[]> {
    const judged = await Promise.all(
        newestOfEach(findings).map(async (finding) => {
            const ruleSet = ruleSetOf(finding);
            return judgedBy(finding, ruleSet ? await loadRuleSet(ruleSet) : undefined, language);
        }),
    );
    return judged.sort((one, other) => rank(one.concern) - rank(other.concern));
}

/** Tells a finding with the words of its rule set; without one the reasons noted at the time stand. */
export function judgedBy(finding: Observation, ruleSet: PlanDefinition | undefined, language: string): Judged {
    return {
        id: finding.id ?? '',
        concern: concernOf(finding),
        at: finding.effectiveDateTime ?? '',
        fired: firedIn(finding, ruleSet, language),
        response: finding.derivedFrom
            ?.map(({ reference }) => reference)
            .find((one) => one?.includes('QuestionnaireResponse/')),
    };
}

function firedIn(finding: Observation, ruleSet: PlanDefinition | undefined, language: string): Fired[] {
    const noted = reasonsOf(finding).map((reason): Fired => ({ reason, concern: concernOf(finding), about: [] }));
    const rules = (finding.extension ?? []).filter(({ url }) => url === extensionUrl('rule'));
    if (rules.length === 0) return noted;
    return rules.flatMap(({ valueString: rule }, index) => fired(rule, ruleSet, language) ?? noted[index] ?? []);
}

/** The wish for contact belongs to no rule set. */
function fired(rule: string | undefined, ruleSet: PlanDefinition | undefined, language: string): Fired | undefined {
    const t = messages.in(language);
    if (rule === 'contact-wish')
        return { reason: t('contactWish'), action: t('contactWish.action'), concern: 'none', about: [] };
    const action = ruleSet?.action?.find(({ id }) => id && id === rule);
    return action && firedBy(action, language);
}

function firedBy(action: PlanDefinitionAction, language: string): Fired {
    return {
        reason: translated(action, 'title', language),
        action: translated(action, 'description', language) || undefined,
        concern: levelOf(codeIn(action.code?.[0], 'attention')),
        about: variablesOf(action.condition?.[0]?.expression?.expression ?? ''),
    };
}

/** The variables of a rule's expression, where they are written %`phq9-total`. */
const variablesOf = (expression: string): string[] =>
    [...new Set([...expression.matchAll(/%`([^`]+)`/g)].map(([, name]) => name!))].sort();

/** The reasons of several findings, worst first; a milder rule about the same as a stronger one that fired adds nothing. */
export function reasonsIn(findings: readonly Judged[]): string[] {
    const fired = findings.flatMap((finding) => finding.fired);
    const telling = fired.filter((one) => !fired.some((other) => outdoes(other, one)));
    telling.sort((one, other) => rank(one.concern) - rank(other.concern));
    return [...new Set(telling.map(({ reason }) => reason))];
}

const outdoes = (stronger: Fired, milder: Fired): boolean =>
    rank(stronger.concern) < rank(milder.concern) &&
    milder.about.length > 0 &&
    milder.about.join() === stronger.about.join();

/** The codes of the scores that the findings speak of. */
export const scoresIn = (findings: readonly Judged[]): Set<string> =>
    new Set(findings.flatMap(({ fired }) => fired.flatMap(({ about }) => about.map((name) => name.split('.')[0]!))));

/** Rules come and go, and some are for a pathway: what counts is the newest finding in each questionnaire. */
function newestOfEach(findings: readonly Observation[]): Observation[] {
    const newest = new Map<string, Observation>();
    for (const finding of findings) {
        const answered =
            (extension(finding, 'questionnaire')?.valueCanonical ?? ruleSetOf(finding))?.split('|')[0] ?? '';
        const known = newest.get(answered);
        const later = (finding.effectiveDateTime ?? '') > (known?.effectiveDateTime ?? '');
        if (finding.status !== 'entered-in-error' && (!known || later)) newest.set(answered, finding);
    }
    return [...newest.values()];
}

const ruleSetOf = (finding: Observation) => extension(finding, 'rule-set')?.valueCanonical;
