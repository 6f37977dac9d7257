import { cleanup, render, screen } from '@testing-library/react';
import type { QuestionnaireResponse } from 'fhir/r4';
import { afterEach, describe, expect, it } from 'vitest';
import { FormReadOnly } from './FormReadOnly';
import { axeViolations } from './test';
import { mood, often } from './test/forms';

afterEach(cleanup);

const response: QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    language: 'da',
    item: [
        {
            linkId: 'g',
            item: [{ linkId: 'sad', text: 'Trist i går', answer: [{ valueCoding: often[0]!.valueCoding }] }],
        },
    ],
};

describe('answers to look at', () => {
    it('stand in the wording and language they were given in, whoever reads them', async () => {
        render(<FormReadOnly response={response} questionnaire={mood} language="en" />);
        expect(screen.getByText('Trist i går')).toBeTruthy();
        expect(screen.getByText('Slet ikke')).toBeTruthy();
        expect(document.querySelector('[lang="da"]')).toBeTruthy();
        expect(await axeViolations()).toEqual([]);
    });

    it('tell apart what was not answered and what was not asked', () => {
        render(<FormReadOnly response={response} questionnaire={mood} language="en" />);
        expect(screen.getByText('Not answered').previousElementSibling?.textContent).toBe('Tanker om skade');
        expect(screen.getByText('Not asked').previousElementSibling?.textContent).toBe('Hvad gør dig trist?');
    });

    it('can be read without the questionnaire', () => {
        render(<FormReadOnly response={response} language="en" />);
        expect(screen.getByText('Trist i går').nextElementSibling?.textContent).toBe('Slet ikke');
    });
});
