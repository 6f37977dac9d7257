import { fhir, type Page } from '@stemme/questionnaire-renderer/fhir';
import type { BundleEntry, FhirResource } from 'fhir/r4';
import { definitionOf } from '../charts';
import { loadDefinitions, loadTitles, type Definitions } from '../desk/definitions';
import { judgedFindings, reasonsIn, scoresIn } from './findings';
import { questionnaireOf, rowsOf, type Row } from './overview';

/** A patient with the reasons for the concern, worst first, in the reader's language. */
export interface JudgedRow extends Row {
    readonly reasons: readonly string[];
    /** Codes of the scores that the reasons speak of. */
    readonly concerned: ReadonlySet<string>;
}

/** The unit's list and the words it needs. */
export interface UnitView {
    readonly rows: readonly JudgedRow[];
    readonly definitions: Definitions;
    /** Titles of the questionnaires that wait for an answer, by url. */
    readonly titles: ReadonlyMap<string, string>;
}

/** Fetches the list of a unit (`Location/7`) with score definitions and titles in the reader's language. */
export async function loadUnit(unit: string, language: string): Promise<UnitView> {
    const rows = rowsOf({ resourceType: 'Bundle', type: 'searchset', entry: await allEntries(`${unit}/$overview`) });
    const [judged, definitions, titles] = await Promise.all([
        Promise.all(rows.map((row) => judgedRow(row, language))),
        loadDefinitions(rows.flatMap((row) => row.scores.map(definitionOf))),
        loadTitles(
            rows.flatMap((row) => row.openTasks.map(questionnaireOf)),
            language,
        ),
    ]);
    return { rows: judged, definitions, titles };
}

async function judgedRow(row: Row, language: string): Promise<JudgedRow> {
    const judged = await judgedFindings(row.findings, language);
    return { ...row, reasons: reasonsIn(judged), concerned: scoresIn(judged) };
}

async function allEntries(path: string): Promise<BundleEntry<FhirResource>[]> {
    const entries: BundleEntry<FhirResource>[] = [];
    let page: Page | undefined = await fhir.search(path);
    for (; page; page = await page.next()) entries.push(...((page.bundle.entry ?? []) as BundleEntry<FhirResource>[]));
    return entries;
}
