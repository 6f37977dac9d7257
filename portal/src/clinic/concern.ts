import type { Observation } from 'fhir/r4';
import { codeIn } from '../charts';

/** What the threshold rules found, worst first; `none` when nothing was judged. */
export type Concern = 'critical' | 'red' | 'yellow' | 'green' | 'none';

const order: readonly Concern[] = ['critical', 'red', 'yellow', 'green', 'none'];

/** 0 for the worst. */
export const rank = (concern: Concern): number => order.indexOf(concern);

/** True for a finding of the threshold rules. */
export const isFinding = (observation: Observation): boolean =>
    codeIn(observation.code, 'observation-kind') === 'attention';

export const concernOf = (finding: Observation | undefined): Concern =>
    levelOf(codeIn(finding?.valueCodeableConcept, 'attention'));

/** The level with that code. */
export const levelOf = (code: string | undefined): Concern =>
    order.includes(code as Concern) ? (code as Concern) : 'none';

/** The reasons a finding gives, in the department's language. */
export const reasonsOf = (finding: Observation): string[] =>
    (finding.note ?? []).map((note) => note.text).filter(Boolean);
