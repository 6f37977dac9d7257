import { codesOf, isQuestion } from '@stemme/questionnaire-renderer';
import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Coding, Questionnaire, QuestionnaireItem, ValueSet } from 'fhir/r4';

/** The codes of a value set that the questionnaire names without carrying it. */
export async function expand(valueSet: string): Promise<Coding[]> {
    return codesOf(await fhir.get<ValueSet>(`ValueSet/$expand?url=${encodeURIComponent(valueSet)}`));
}

const secondsPerQuestion = 15;

/** About how long answering takes, in whole minutes. */
export function minutesFor({ item }: Questionnaire): number {
    const count = (items: QuestionnaireItem[] = []): number =>
        items.reduce((sum, one) => sum + (isQuestion(one) ? 1 : 0) + count(one.item), 0);
    return Math.max(1, Math.ceil((count(item) * secondsPerQuestion) / 60));
}
