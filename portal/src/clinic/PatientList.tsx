import type { Task } from 'fhir/r4';
import type { ReactNode } from 'react';
import { formatDate } from '../app/format';
import { Link } from '../app/router';
import { ConcernMark } from './ConcernMark';
import { messages } from './messages';
import { questionnaireOf } from './overview';
import { ageOf, nameOf } from './people';
import { newestResults, type Result } from './results';
import type { JudgedRow, UnitView } from './unit';

/** The unit's patients as a table; on a phone each row stands as a card, still a table to those who listen. */
export function PatientList({ rows, view }: { rows: readonly JudgedRow[]; view: UnitView }) {
    const { t } = messages.use();
    return (
        <table role="table" className="patients">
            <thead role="rowgroup">
                <tr role="row">
                    <Heading>{t('column.concern')}</Heading>
                    <Heading>{t('column.patient')}</Heading>
                    <Heading>{t('column.appointment')}</Heading>
                    <Heading>{t('column.why')}</Heading>
                    <Heading>{t('column.scores')}</Heading>
                    <Heading>{t('column.open')}</Heading>
                </tr>
            </thead>
            <tbody role="rowgroup">
                {rows.map((row) => (
                    <PatientRow key={row.patient.id} row={row} view={view} />
                ))}
            </tbody>
        </table>
    );
}

function Heading({ children }: { children: string }) {
    return (
        <th role="columnheader" scope="col">
            {children}
        </th>
    );
}

function PatientRow({ row, view }: { row: JudgedRow; view: UnitView }) {
    const { t, language } = messages.use();
    const age = ageOf(row.patient, new Date());
    const results = newestResults(row.scores, view.definitions, language, row.concerned);
    return (
        <tr role="row">
            <td role="cell" className="cell-concern">
                <ConcernMark concern={row.concern} />
            </td>
            <th role="rowheader" scope="row" className="cell-name">
                <Link to={`/clinic/patient/${row.patient.id}`}>{nameOf(row.patient)}</Link>{' '}
                {age !== undefined && <span className="soft">{t('age', { count: age })}</span>}
            </th>
            <td role="cell" className="cell-time">
                <AppointmentTime start={row.appointment?.start} />
            </td>
            <td role="cell" className="cell-why">
                <FirstOf all={row.reasons} show={(reason) => reason} />
            </td>
            <td role="cell" className="cell-scores">
                <FirstOf
                    most={results.length > 3 ? 2 : 3}
                    all={results}
                    show={(result) => <ScoreInWords result={result} />}
                />
            </td>
            <td role="cell" className="cell-open" data-label={t('column.open')}>
                <FirstOf most={1} all={row.openTasks} show={(task) => <OpenTask task={task} titles={view.titles} />} />
            </td>
        </tr>
    );
}

function AppointmentTime({ start }: { start: string | undefined }) {
    const { t, language } = messages.use();
    if (!start) return null;
    const time = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
    return (
        <time dateTime={start}>
            <span className="visually-hidden">{t('appointmentAt')} </span>
            {time.format(new Date(start))}
        </time>
    );
}

interface FirstOfProps<T> {
    all: readonly T[];
    show: (one: T) => ReactNode;
    most?: number;
}

/** A line for each of the first, and how many there are besides. */
function FirstOf<T>({ all, show, most = 3 }: FirstOfProps<T>) {
    const { t } = messages.use();
    const more = all.length - most;
    return all.slice(0, most).map((one, index) => (
        <div key={index}>
            {show(one)}
            {index === most - 1 && more > 0 && <span className="more"> {t('more', { count: more })}</span>}
        </div>
    ));
}

function ScoreInWords({ result }: { result: Result }) {
    return (
        <>
            {result.title} <b>{result.value}</b> {result.level}
            {result.change && <span className="soft"> · {result.change}</span>}
        </>
    );
}

function OpenTask({ task, titles }: { task: Task; titles: ReadonlyMap<string, string> }) {
    const { t, language } = messages.use();
    const url = questionnaireOf(task)?.split('|')[0] ?? '';
    const due = task.restriction?.period?.end;
    const overdue = due !== undefined && new Date(due) < new Date();
    return (
        <>
            {titles.get(url) ?? task.description ?? url.split('/').at(-1)}
            {due && (
                <span className="soft">
                    {' · '}
                    {t(overdue ? 'overdue' : 'due', { date: formatDate(due, language) })}
                </span>
            )}
        </>
    );
}
