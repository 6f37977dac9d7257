import type { Appointment, Bundle, FhirResource, Patient, Task } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { phq9Finding, phq9Score } from '../desk/test/phq9';
import { bundle } from '../desk/test/server';
import { matching, rowsOf } from './overview';

const patient = (id: string): Patient => ({ resourceType: 'Patient', id });
const appointment = (start: string, status: Appointment['status'] = 'booked'): Appointment => ({
    resourceType: 'Appointment',
    status,
    start,
    participant: [
        { status: 'accepted', actor: { reference: 'Practitioner/9' } },
        { status: 'accepted', actor: { reference: 'Patient/2' } },
    ],
});
const task = (status: Task['status']): Task => ({
    resourceType: 'Task',
    id: status,
    intent: 'order',
    status,
    for: { reference: 'https://stemme.example/fhir/Patient/1' },
});

const rows = (...includes: FhirResource[]) =>
    rowsOf(bundle([patient('2'), patient('1')], includes) as Bundle<FhirResource>);

describe("the unit's list", () => {
    it('keeps the order in which the server sorted the patients', () => {
        expect(rows().map((row) => row.patient.id)).toEqual(['2', '1']);
    });

    it('gives everything to the patient it belongs to', () => {
        const [second, first] = rows(phq9Score({ at: '2026-05-03', value: 3 }), task('requested'));
        expect([first!.scores.length, first!.openTasks.length, second!.scores.length]).toEqual([1, 1, 0]);
    });

    it('shows the worst finding as concern and keeps findings apart from scores', () => {
        const [, row] = rows(phq9Finding('2026-05-01', 'yellow', []), phq9Finding('2026-05-03', 'critical', ['item9']));
        expect([row!.concern, row!.findings.length, row!.scores.length]).toEqual(['critical', 2, 0]);
    });

    it('judges nobody without a finding', () => {
        expect(rows()[0]!.concern).toBe('none');
    });

    it("takes today's first appointment that still stands", () => {
        const [row] = rows(
            appointment('2026-05-03T08:00:00+02:00', 'cancelled'),
            appointment('2026-05-03T11:00:00+02:00'),
            appointment('2026-05-03T09:00:00+02:00'),
        );
        expect(row!.appointment?.start).toBe('2026-05-03T09:00:00+02:00');
    });

    it('counts only invitations that wait for an answer', () => {
        const [, row] = rows(task('completed'), task('in-progress'));
        expect(row!.openTasks.map(({ status }) => status)).toEqual(['in-progress']);
    });
});

it('a search finds rows with every word, in any order and case', () => {
    expect(matching(['Karen Bech', 'Karen Holm', 'Jens Bech'], ' bech KAR', (name) => name)).toEqual(['Karen Bech']);
});
