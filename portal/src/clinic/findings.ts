import { translated } from '@stemme/questionnaire-renderer';
import type { Observation, PlanDefinition } from 'fhir/r4';
import { extension, extensionUrl } from '../charts';
import { concernOf, rank, reasonsOf, type Concern } from './concern';
import { loadRuleSet } from '../desk/definitions';

/** A rule that fired: why, and what the department has agreed to do about it. */
export interface Fired {
    readonly reason: string;
    readonly action?: string;
}

/** The newest finding of a rule set. */
export interface Judged {
    readonly id: string;
    readonly concern: Concern;
    readonly at: string;
    readonly fired: readonly Fired[];
    readonly response?: string;
}

/** The newest finding of every rule set, worst first, in the reader's language where the rule set can be read. */
export async function judgedFindings(findings: readonly Observation[], language: string): Promise<Judged[]> {
    const judged = await Promise.all(
        newestOfEachRuleSet(findings).map(async (finding) => {
            const ruleSet = ruleSetOf(finding);
            return judgedBy(finding, ruleSet ? await loadRuleSet(ruleSet) : undefined, language);
        }),
    );
    return judged.sort((one, other) => rank(one.concern) - rank(other.concern));
}

/** Tells a finding with the words of its rule set; without one the reasons noted at the time stand. */
export function judgedBy(finding: Observation, ruleSet: PlanDefinition | undefined, language: string): Judged {
    const ids = (finding.extension ?? [])
        .filter(({ url }) => url === extensionUrl('rule'))
        .map(({ valueString }) => valueString);
    const actions = (ruleSet?.action ?? []).filter(({ id }) => id && ids.includes(id));
    return {
        id: finding.id ?? '',
        concern: concernOf(finding),
        at: finding.effectiveDateTime ?? '',
        fired:
            actions.length > 0
                ? actions.map((action) => ({
                      reason: translated(action, 'title', language),
                      action: translated(action, 'description', language) || undefined,
                  }))
                : reasonsOf(finding).map((reason) => ({ reason })),
        response: finding.derivedFrom?.map(({ reference }) => reference).find((one) => one?.includes('QuestionnaireResponse/')),
    };
}

function newestOfEachRuleSet(findings: readonly Observation[]): Observation[] {
    const newest = new Map<string, Observation>();
    for (const finding of findings) {
        const ruleSet = ruleSetOf(finding)?.split('|')[0] ?? '';
        const known = newest.get(ruleSet);
        const later = (finding.effectiveDateTime ?? '') > (known?.effectiveDateTime ?? '');
        if (finding.status !== 'entered-in-error' && (!known || later)) newest.set(ruleSet, finding);
    }
    return [...newest.values()];
}

const ruleSetOf = (finding: Observation) => extension(finding, 'rule-set')?.valueCanonical;
