import type { QuestionnaireItem } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Answer } from './form';
import { problemOf } from './problems';
import { limits } from './test/forms';

const hl7 = 'http://hl7.org/fhir/StructureDefinition/';
const occurs = [
    { url: `${hl7}questionnaire-minOccurs`, valueInteger: 2 },
    { url: `${hl7}questionnaire-maxOccurs`, valueInteger: 3 },
];

const table: [string, Partial<QuestionnaireItem>, Answer[], string | undefined][] = [
    ['nothing is required by itself', {}, [], undefined],
    ['required without an answer', { required: true }, [], 'problem.required'],
    ['below the least', { extension: limits(1, 5) }, [{ valueInteger: 0 }], 'problem.min'],
    ['at the least', { extension: limits(1, 5) }, [{ valueInteger: 1 }], undefined],
    ['above the most', { extension: limits(1, 5) }, [{ valueDecimal: 5.1 }], 'problem.max'],
    ['a quantity has limits too', { extension: limits(1, 5) }, [{ valueQuantity: { value: 6 } }], 'problem.max'],
    [
        'too many decimals',
        { extension: [{ url: `${hl7}maxDecimalPlaces`, valueInteger: 1 }] },
        [{ valueDecimal: 1.25 }],
        'problem.decimals',
    ],
    ['too few answers', { extension: occurs }, [{ valueString: 'a' }], 'problem.tooFew'],
    ['too many answers', { extension: occurs }, Array(4).fill({ valueString: 'a' }), 'problem.tooMany'],
    [
        'too short',
        { extension: [{ url: `${hl7}minLength`, valueInteger: 3 }] },
        [{ valueString: 'ab' }],
        'problem.tooShort',
    ],
    ['too long', { maxLength: 3 }, [{ valueString: 'abcd' }], 'problem.tooLong'],
    [
        'too early',
        { extension: [{ url: `${hl7}minValue`, valueDate: '2026-01-01' }] },
        [{ valueDate: '2025-12-31' }],
        'problem.early',
    ],
    [
        'too late',
        { extension: [{ url: `${hl7}maxValue`, valueDate: '2026-01-01' }] },
        [{ valueDate: '2026-01-02' }],
        'problem.late',
    ],
];

describe('what is wrong with an answer', () => {
    it.each(table)('%s', (_name, item, answers, problem) => {
        expect(problemOf({ linkId: 'q', type: 'string', ...item }, answers)?.key).toBe(problem);
    });
});
