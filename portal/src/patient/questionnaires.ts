import { isQuestion } from '@stemme/questionnaire-renderer';
import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Coding, Questionnaire, QuestionnaireItem, ValueSet } from 'fhir/r4';
import { codesOf } from '@stemme/questionnaire-renderer';

const kept = new Map<string, Promise<Questionnaire>>();

/** The questionnaire with exactly this version (`url|version`). Published versions are frozen, so one fetch is enough. */
export function loadQuestionnaire(canonical: string): Promise<Questionnaire> {
    const [url, version] = canonical.split('|');
    const found = kept.get(canonical) ?? fhir.search<Questionnaire>('Questionnaire', { url, version }).then(first);
    kept.set(canonical, found);
    found.catch(() => kept.delete(canonical));
    return found;
}

function first({ resources: [questionnaire] }: { resources: Questionnaire[] }): Questionnaire {
    if (!questionnaire) throw new Error('No such questionnaire');
    return questionnaire;
}

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
