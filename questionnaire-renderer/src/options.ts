import type { Coding, Questionnaire, QuestionnaireItem, ValueSet } from 'fhir/r4';
import { useEffect, useState } from 'react';
import type { Expand } from './context';
import { isExclusive } from './extensions';
import { optionAnswer, type Answer } from './form';
import { translated } from './translated';

/** One answer to choose from, with its words. */
export interface Option {
    answer: Answer;
    label: string;
    exclusive: boolean;
}

/** The words of an answer in a language, for showing it. Numbers and dates come as they are written. */
export function labelOf(answer: Answer, language: string): string {
    const { valueCoding, valueString, valueInteger, valueDate, valueTime } = answer;
    if (valueCoding) return translated(valueCoding, 'display', language) || (valueCoding.code ?? '');
    return String(valueString ?? valueInteger ?? valueDate ?? valueTime ?? '');
}

const fromCoding = (coding: Coding, language: string): Option => ({
    answer: { valueCoding: coding },
    label: labelOf({ valueCoding: coding }, language),
    exclusive: false,
});

function ownOptions(item: QuestionnaireItem, language: string): Option[] {
    return (item.answerOption ?? []).map((option) => {
        const answer = optionAnswer(option);
        const label = answer.valueCoding ? labelOf(answer, language) : translatedValue(option, language);
        return { answer, label, exclusive: isExclusive(option) };
    });
}

function translatedValue(option: NonNullable<QuestionnaireItem['answerOption']>[number], language: string): string {
    return option.valueString === undefined
        ? labelOf(option as Answer, language)
        : translated(option, 'valueString', language);
}

/** The codes of a value set that lies inside the questionnaire, or undefined when it does not. */
function containedCodes(questionnaire: Questionnaire, url: string): Coding[] | undefined {
    const valueSets = (questionnaire.contained ?? []).filter((one) => one.resourceType === 'ValueSet') as ValueSet[];
    const valueSet = valueSets.find((one) => `#${one.id}` === url || one.url === url);
    return valueSet && codesOf(valueSet);
}

/** The codes a value set lists, expanded or by name. */
export function codesOf(valueSet: ValueSet): Coding[] {
    if (valueSet.expansion?.contains) {
        return valueSet.expansion.contains.map(({ system, code, display }) => ({ system, code, display }));
    }
    return (valueSet.compose?.include ?? []).flatMap(({ system, concept }) =>
        (concept ?? []).map(({ code, display, _display }) => ({
            system,
            code,
            display,
            ...(_display && { _display }),
        })),
    );
}

/** The options of an item; undefined while they are fetched, `failed` when they could not be. */
export function useOptions(questionnaire: Questionnaire, item: QuestionnaireItem, language: string, expand?: Expand) {
    const valueSet = item.answerOption ? undefined : item.answerValueSet;
    const inside = valueSet === undefined ? undefined : containedCodes(questionnaire, valueSet);
    const [fetched, setFetched] = useState<Coding[]>();
    const [failed, setFailed] = useState(false);
    const wanted = inside ? undefined : valueSet;
    useEffect(() => {
        if (!wanted) return;
        Promise.resolve(expand ? expand(wanted) : Promise.reject(new Error(wanted)))
            .then(setFetched)
            .catch(() => setFailed(true));
        // eslint-disable-next-line react-hooks/exhaustive-deps -- the way to fetch does not change what is fetched
    }, [wanted]);
    if (!valueSet) return { options: ownOptions(item, language), failed: false };
    return { options: (inside ?? fetched)?.map((coding) => fromCoding(coding, language)), failed };
}
