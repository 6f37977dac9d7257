import { translated } from '@stemme/questionnaire-renderer';
import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4';
import { loadQuestionnaire } from '../desk/published';

/** What a patient (or a relative) wrote in their own words. */
export interface OwnWords {
    readonly question: string;
    readonly text: string;
    readonly at: string;
    readonly byRelative: boolean;
    readonly response: string;
}

/** The free texts of the newest response to each questionnaire; `responses` come newest first. */
export async function ownWordsOf(responses: readonly QuestionnaireResponse[], language: string): Promise<OwnWords[]> {
    const newest = responses.filter(
        (response, index) =>
            response.status !== 'entered-in-error' &&
            responses.findIndex((other) => urlOf(other) === urlOf(response)) === index,
    );
    const words = await Promise.all(
        newest.filter(hasText).map(async (response) => {
            const questionnaire = response.questionnaire ? await loadQuestionnaire(response.questionnaire) : undefined;
            return textsIn(response, questionnaire, language);
        }),
    );
    return words.flat();
}

/** The answers to the text questions of a response. */
export function textsIn(
    response: QuestionnaireResponse,
    questionnaire: Questionnaire | undefined,
    language: string,
): OwnWords[] {
    const questions = new Map(flat<QuestionnaireItem>(questionnaire?.item).map((item) => [item.linkId, item]));
    return answered(response.item).flatMap((item) => {
        const question = questions.get(item.linkId);
        if (question && question.type !== 'text' && question.type !== 'string') return [];
        const text = (item.answer ?? []).flatMap((answer) => answer.valueString?.trim() || []).join('\n');
        if (!text) return [];
        return [
            {
                question: question ? translated(question, 'text', language) : (item.text ?? ''),
                text,
                at: response.authored ?? '',
                byRelative: response.source?.reference?.includes('RelatedPerson/') ?? false,
                response: `QuestionnaireResponse/${response.id}`,
            },
        ];
    });
}

const urlOf = (response: QuestionnaireResponse) => response.questionnaire?.split('|')[0];

const hasText = (response: QuestionnaireResponse): boolean =>
    answered(response.item).some((item) => item.answer?.some((answer) => answer.valueString?.trim()));

function flat<T extends { item?: T[] }>(items: readonly T[] | undefined): T[] {
    return (items ?? []).flatMap((item) => [item, ...flat(item.item)]);
}

function answered(items: readonly QuestionnaireResponseItem[] | undefined): QuestionnaireResponseItem[] {
    return (items ?? []).flatMap((item) => [
        item,
        ...answered(item.item),
        ...(item.answer ?? []).flatMap((answer) => answered(answer.item)),
    ]);
}
