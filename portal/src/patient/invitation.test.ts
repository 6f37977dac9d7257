import { describe, expect, it } from 'vitest';
import type { SignedIn } from '../app/session';
import { loadInvitations, newResponse, readInvitation } from './invitation';
import { invitationTask, TestServer } from './test/server';

describe('an invitation', () => {
    it.each([
        ['requested', 'open'],
        ['in-progress', 'begun'],
        ['completed', 'answered'],
        ['cancelled', undefined],
    ] as const)('whose task is %s is %s', (status, result) => {
        expect(readInvitation(invitationTask('t1', { status }))?.status).toBe(result);
    });

    it('says what is asked, when it is due and by whom', () => {
        expect(readInvitation(invitationTask('t1'))).toMatchObject({
            questionnaire: 'https://stemme.example/fhir/Questionnaire/phq2|1.0.0',
            due: '2026-12-24',
            unit: 'Orthopaedics',
            relative: false,
        });
    });

    it('to a relative is the relative’s, and nobody else’s', async () => {
        const server = new TestServer();
        server.tasks = [invitationTask('own'), invitationTask('daughter', { owner: { reference: 'RelatedPerson/9' } })];
        await server.start();
        const asked = async (fhirUser: string) =>
            (await loadInvitations({ fhirUser, patients: ['Patient/1'] } as SignedIn)).map((one) => one.id);
        expect(await asked('Patient/1')).toEqual(['own']);
        expect(await asked('RelatedPerson/9')).toEqual(['daughter']);
    });
});

describe('a response that has not been begun', () => {
    it('says for whom, by whom, for which invitation, since when and how', () => {
        const invitation = readInvitation(invitationTask('t1', { owner: { reference: 'RelatedPerson/9' } }))!;
        const now = new Date('2026-11-21T10:00:00Z');
        expect(newResponse(invitation, 'da', now)).toEqual({
            resourceType: 'QuestionnaireResponse',
            status: 'in-progress',
            language: 'da',
            identifier: { system: 'https://stemme.example/fhir/invitation', value: 't1' },
            questionnaire: 'https://stemme.example/fhir/Questionnaire/phq2|1.0.0',
            subject: { reference: 'Patient/1' },
            source: { reference: 'RelatedPerson/9' },
            authored: '2026-11-21T10:00:00.000Z',
            extension: [
                {
                    url: 'https://stemme.example/fhir/StructureDefinition/answering-began',
                    valueDateTime: '2026-11-21T10:00:00.000Z',
                },
                {
                    url: 'https://stemme.example/fhir/StructureDefinition/invitation',
                    valueReference: { reference: 'Task/t1' },
                },
                {
                    url: 'http://hl7.org/fhir/StructureDefinition/questionnaireresponse-completionMode',
                    valueCodeableConcept: {
                        coding: [
                            {
                                system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode',
                                code: 'ELECTRONIC',
                            },
                        ],
                    },
                },
            ],
        });
    });
});
