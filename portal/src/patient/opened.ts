import { fhir } from '@stemme/questionnaire-renderer/fhir';
import type { Questionnaire, QuestionnaireResponse, Task } from 'fhir/r4';
import { match } from '../app/router';
import { loadQuestionnaire } from '../desk/published';
import { loadResponse, readInvitation, type Invitation } from './invitation';

/** What is needed to answer an invitation: its questionnaire, and what has been answered so far. */
export interface Opened {
    readonly invitation: Invitation;
    readonly questionnaire: Questionnaire;
    readonly stored: QuestionnaireResponse | undefined;
}

const started = new Map<string, Promise<Opened | undefined>>();

/** Begins to fetch what the page at this address will ask for, while the page itself is still being put together. */
export function prefetch(path: string): void {
    const id = match('/patient/answer/:invitation', path)?.invitation;
    if (!id) return;
    const opening = fetchOpened(id);
    opening.catch(() => undefined);
    started.set(id, opening);
}

/** Fetches an invitation with its questionnaire; undefined when it asks for nothing that can be shown. */
export function openInvitation(id: string): Promise<Opened | undefined> {
    const opening = started.get(id) ?? fetchOpened(id);
    started.delete(id);
    return opening;
}

async function fetchOpened(id: string): Promise<Opened | undefined> {
    const invitation = readInvitation(await fhir.get<Task>(`Task/${id}`));
    if (!invitation) return undefined;
    const [questionnaire, stored] = await Promise.all([
        loadQuestionnaire(invitation.questionnaire),
        loadResponse(invitation),
    ]);
    return questionnaire && { invitation, questionnaire, stored };
}
