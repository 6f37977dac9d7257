import type { Questionnaire } from 'fhir/r4';
import { baseOf, textIn } from '../document/text';
import { compareVersions, kindOf, shortName } from '../document/versions';

/** One questionnaire with all its versions, newest first. */
export interface Family {
    readonly url: string;
    readonly newest: Questionnaire;
    readonly versions: readonly Questionnaire[];
}

/** Groups questionnaires by canonical address; the one whose version was touched last comes first, as they came. */
export function families(questionnaires: readonly Questionnaire[]): Family[] {
    const urls = new Set(questionnaires.map(addressOf));
    return [...urls].map((url) => {
        const members = questionnaires.filter((questionnaire) => addressOf(questionnaire) === url);
        const versions = members.toSorted((a, b) => compareVersions(b.version, a.version));
        return { url, versions, newest: versions[0]! };
    });
}

/** Whether a version of it is a draft. */
export const isBeingWritten = ({ versions }: Family): boolean => versions.some(({ status }) => status === 'draft');

const addressOf = (questionnaire: Questionnaire) => questionnaire.url ?? `#${questionnaire.id}`;

/** The title in a language, else in the questionnaire's own, else its short name. */
export const titleOf = (questionnaire: Questionnaire, language: string) =>
    textIn(questionnaire, 'title', language, baseOf(questionnaire)) || questionnaire.title || shortName(questionnaire);

/** Whether every word of the search stands in the titles, the address or the kind. */
export function matches(family: Family, search: string): boolean {
    const { newest } = family;
    const text = [titleOf(newest, 'en'), titleOf(newest, 'da'), family.url, kindOf(newest) ?? '']
        .join(' ')
        .toLowerCase();
    return search
        .toLowerCase()
        .split(/\s+/)
        .every((word) => text.includes(word));
}
