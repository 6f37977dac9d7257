import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { QuestionnaireResponse } from 'fhir/r4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FormFiller, type FormFillerProps } from './FormFiller';
import { axeViolations } from './test';
import { control, limits, mood, option, questionnaire } from './test/forms';

afterEach(cleanup);

function fill(props: Partial<FormFillerProps> = {}) {
    const onChange = vi.fn<(response: QuestionnaireResponse) => void>();
    const onSubmit = vi.fn<(response: QuestionnaireResponse) => void>();
    const user = userEvent.setup();
    const all = { questionnaire: mood, language: 'en', onChange, onSubmit, ...props };
    const view = render(<FormFiller {...all} />);
    const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }));
    const choose = (name: string) => user.click(screen.getByRole('radio', { name }));
    return {
        onChange,
        onSubmit,
        user,
        press,
        choose,
        again: (more: Partial<FormFillerProps>) => view.rerender(<FormFiller {...all} {...more} />),
    };
}

const heading = () => screen.getByRole('heading', { level: 2 }).textContent;

describe('one question a screen', () => {
    it('shows question, stem and answers, and how far one has come', async () => {
        fill();
        expect(screen.getByRole('group', { name: 'Feeling sad' }).getAttribute('aria-describedby')).toBe(
            screen.getByText('Over the last two weeks').parentElement?.id,
        );
        expect(screen.getAllByRole('radio').length).toBe(3);
        expect(screen.getByText('Question 1 of 2')).toBeTruthy();
        expect(await axeViolations()).toEqual([]);
    });

    it('takes its place among the headings of the page around it', async () => {
        const { press } = fill({ headingLevel: 2 });
        await press('Next');
        expect(heading()).toBe('How are you?');
        expect(screen.getByRole('heading', { level: 3 })).toBe(document.activeElement);
    });

    it('goes on without an answer, and back', async () => {
        const { press } = fill();
        expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
        await press('Next');
        expect(heading()).toBe('Thoughts of harm');
        expect(document.activeElement?.textContent).toBe('Thoughts of harm');
        await press('Back');
        expect(heading()).toBe('Feeling sad');
    });

    it('tells of every answer at once, and of an answer taken back', async () => {
        const { onChange, press, choose } = fill();
        await choose('Several days');
        expect(onChange.mock.lastCall?.[0].item?.[0]?.item?.[0]?.answer?.[0]?.valueCoding?.code).toBe('1');
        expect(await axeViolations()).toEqual([]);
        await press('Remove answer');
        expect(onChange.mock.lastCall?.[0].item).toEqual([]);
    });

    it('asks what an answer makes worth asking', async () => {
        const { choose } = fill();
        await choose('Several days');
        expect(screen.getByText('Question 1 of 3')).toBeTruthy();
        await choose('Not at all');
        expect(screen.getByText('Question 1 of 2')).toBeTruthy();
    });

    it('shows all answers before sending, with a way to each and back', async () => {
        const { press, choose } = fill();
        await choose('Not at all');
        await press('Next');
        await press('To your answers');
        expect(screen.getByText('Not at all')).toBeTruthy();
        expect(screen.getByText('Not answered')).toBeTruthy();
        expect(await axeViolations()).toEqual([]);
        await press('Change the answer to: Feeling sad');
        await choose('Nearly every day');
        await press('To your answers');
        expect(screen.getByText('Nearly every day')).toBeTruthy();
    });

    it('sends a completed response in the language it was shown in', async () => {
        const { press, onSubmit } = fill({ language: 'da' });
        await press('Næste');
        await press('Til dine svar');
        await press('Send svar');
        expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ status: 'completed', language: 'da' });
    });

    it('cannot be sent twice while it is being sent', async () => {
        fill({ sending: true, step: 'review', onStep: () => undefined });
        expect(screen.getByRole('button', { name: 'Sending …' }).hasAttribute('disabled')).toBe(true);
    });

    it('goes on where a draft was left', () => {
        const item = [
            { linkId: 'g', item: [{ linkId: 'sad', answer: [{ valueCoding: { system: 'urn:test', code: '0' } }] }] },
        ];
        fill({ response: { resourceType: 'QuestionnaireResponse', status: 'in-progress', item } });
        expect(heading()).toBe('Thoughts of harm');
    });

    it('follows the language while it is open, and keeps the answers', async () => {
        const { choose, again } = fill();
        await choose('Several days');
        again({ language: 'da' });
        expect(heading()).toBe('Trist');
        expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Flere dage' }).checked).toBe(true);
    });

    it('says discreetly that a translation has not been validated', () => {
        const extension = [
            { url: 'lang', valueCode: 'da' },
            { url: 'status', valueCode: 'unvalidated' },
        ];
        const status = { url: 'https://stemme.example/fhir/StructureDefinition/translation-status', extension };
        const { again } = fill({ questionnaire: { ...mood, extension: [status] }, language: 'da' });
        expect(screen.getByText('Oversættelsen er ikke valideret')).toBeTruthy();
        again({ questionnaire: { ...mood, extension: [status] }, language: 'en' });
        expect(screen.queryByText('Translation not validated')).toBeNull();
    });
});

describe('a critical answer', () => {
    it('says at once where to get help, and goes on saying it', async () => {
        const { press, choose } = fill({ language: 'da' });
        await press('Næste');
        expect(screen.getByRole('alert').textContent).toBe('');
        await choose('Flere dage');
        expect(screen.getByRole('alert').textContent).toContain('Ring til 70 201 201 nu.');
        expect(screen.getAllByRole('link', { name: '70 201 201' })[0]?.getAttribute('href')).toBe('tel:70201201');
        expect(await axeViolations()).toEqual([]);
        await press('Til dine svar');
        expect(screen.getByRole('alert').textContent).toContain('Ring til 70 201 201 nu.');
    });

    it('is not raised below its limit, and goes with the answer', async () => {
        const { press, choose } = fill();
        await press('Next');
        await choose('Not at all');
        expect(screen.getByRole('alert').textContent).toBe('');
        await choose('Several days');
        await press('Remove answer');
        expect(screen.getByRole('alert').textContent).toBe('');
    });
});

describe('an answer that cannot stand', () => {
    const form = questionnaire([
        { linkId: 'smoke', type: 'boolean', text: 'Do you smoke?', required: true },
        { linkId: 'weight', type: 'integer', text: 'Weight', extension: limits(30, 300) },
    ]);

    it('is said beside the question, and holds Next back but not Back', async () => {
        const { press, choose, user } = fill({ questionnaire: form });
        await press('Next');
        expect(screen.getByText('Please answer this question.')).toBeTruthy();
        expect(await axeViolations()).toEqual([]);
        await choose('Yes');
        await press('Next');
        await user.type(screen.getByRole('textbox', { name: 'Weight' }), 'heavy');
        await press('To your answers');
        expect(screen.getByText('Write a number, for example 72.')).toBeTruthy();
        await user.clear(screen.getByRole('textbox'));
        await user.type(screen.getByRole('textbox'), '20');
        expect(screen.getByText('The number must be at least 30.')).toBeTruthy();
        await press('Back');
        expect(heading()).toBe('Do you smoke?');
    });

    it('keeps the form from being sent', async () => {
        const { press, onSubmit } = fill({ questionnaire: form, step: 'review', onStep: () => undefined });
        await press('Send answers');
        expect(onSubmit).not.toHaveBeenCalled();
        expect(screen.getByText('Some answers need another look before you can send:')).toBeTruthy();
        expect(await axeViolations()).toEqual([]);
    });
});

const words = (linkId: string, text: string, code: string) => ({
    linkId,
    type: 'display' as const,
    text,
    extension: [control(code)],
});
const kinds = questionnaire([
    {
        linkId: 'many',
        type: 'choice',
        repeats: true,
        text: 'Which?',
        answerOption: [option('a', 'A', 'A'), option('b', 'B', 'B')],
        item: [words('h', 'Think of today.', 'help')],
    },
    { linkId: 'open', type: 'open-choice', text: 'How?', answerOption: [option('bus', 'Bus', 'Bus')] },
    {
        linkId: 'list',
        type: 'choice',
        text: 'Where?',
        extension: [control('drop-down')],
        answerOption: [option('x', 'X', 'X')],
    },
    { linkId: 'yes', type: 'boolean', text: 'Well?' },
    {
        linkId: 'nrs',
        type: 'integer',
        text: 'Pain',
        extension: limits(0, 10),
        item: [words('l', 'None', 'lower'), words('u', 'Worst', 'upper')],
    },
    { linkId: 'vas', type: 'integer', text: 'Health', extension: [control('slider'), ...limits(0, 100)] },
    {
        linkId: 'kg',
        type: 'quantity',
        text: 'Weight',
        extension: [
            {
                url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
                valueCoding: { code: 'kg', display: 'kg' },
            },
        ],
    },
    { linkId: 'day', type: 'date', text: 'Day' },
    { linkId: 'moment', type: 'dateTime', text: 'Moment' },
    { linkId: 'hour', type: 'time', text: 'Hour' },
    { linkId: 'line', type: 'string', text: 'Line' },
    { linkId: 'lines', type: 'text', text: 'Lines' },
    { linkId: 'file', type: 'attachment', text: 'Picture' },
    { linkId: 'who', type: 'reference', text: 'Who?' },
    {
        linkId: 'meds',
        type: 'group',
        repeats: true,
        text: 'Medicine',
        item: [{ linkId: 'name', type: 'string', text: 'Name', repeats: true }],
    },
]);

describe('every kind of question', () => {
    it('has a name, also all on one page', async () => {
        fill({ questionnaire: kinds, mode: 'whole' });
        expect(screen.getByText('This kind of question cannot be answered here. Please tell the clinic.')).toBeTruthy();
        expect(await axeViolations()).toEqual([]);
    });

    it('ties help to the question', () => {
        fill({ questionnaire: kinds });
        const described = screen.getByRole('group', { name: 'Which?' }).getAttribute('aria-describedby')!;
        expect(document.getElementById(described)?.textContent).toContain('Think of today.');
    });

    const value = async (linkId: string, act: (parts: ReturnType<typeof fill>) => Promise<unknown>) => {
        const parts = fill({ questionnaire: { ...kinds, item: kinds.item?.filter((item) => item.linkId === linkId) } });
        await act(parts);
        return parts.onChange.mock.lastCall?.[0].item?.[0]?.answer;
    };

    it.each<[string, (parts: ReturnType<typeof fill>) => Promise<unknown>, unknown]>([
        [
            'many',
            async ({ user }) => {
                for (const box of screen.getAllByRole('checkbox')) await user.click(box);
            },
            [{ valueCoding: { code: 'a' } }, { valueCoding: { code: 'b' } }],
        ],
        [
            'open',
            async ({ choose, user }) => {
                await choose('Other');
                await user.type(screen.getByRole('textbox'), 'train');
            },
            [{ valueString: 'train' }],
        ],
        [
            'list',
            ({ user }) => user.selectOptions(screen.getByRole('combobox', { name: 'Where?' }), 'X'),
            [{ valueCoding: { code: 'x' } }],
        ],
        ['yes', ({ choose }) => choose('No'), [{ valueBoolean: false }]],
        ['nrs', ({ choose }) => choose('7'), [{ valueInteger: 7 }]],
        [
            'kg',
            ({ user }) => user.type(screen.getByRole('textbox'), '72,5'),
            [{ valueQuantity: { value: 72.5, unit: 'kg', code: 'kg' } }],
        ],
        ['day', ({ user }) => user.type(screen.getByLabelText('Day'), '2026-11-21'), [{ valueDate: '2026-11-21' }]],
        ['hour', ({ user }) => user.type(screen.getByLabelText('Hour'), '22:30'), [{ valueTime: '22:30:00' }]],
        ['line', ({ user }) => user.type(screen.getByRole('textbox'), 'ok'), [{ valueString: 'ok' }]],
    ])('%s gives its answer', async (linkId, act, expected) => {
        expect(await value(linkId, act)).toMatchObject(expected as object);
    });

    it('repeats a group as often as is needed', async () => {
        const { onChange, user } = fill({ questionnaire: { ...kinds, item: kinds.item?.slice(-1) } });
        await user.type(screen.getByRole('textbox', { name: 'Name' }), 'A');
        await user.click(screen.getAllByRole('button', { name: 'Add another' }).at(-1)!);
        await user.type(screen.getAllByRole('textbox').at(-1)!, 'B');
        expect(onChange.mock.lastCall?.[0].item?.map((item) => item.item?.[0]?.answer?.[0]?.valueString)).toEqual([
            'A',
            'B',
        ]);
        await user.click(screen.getAllByRole('button', { name: 'Remove' })[0]!);
        expect(onChange.mock.lastCall?.[0].item?.length).toBe(1);
    });
});

describe('a slider', () => {
    const vas = { ...kinds, item: kinds.item?.filter((item) => item.linkId === 'vas') };

    it('starts without a value', () => {
        fill({ questionnaire: vas });
        expect(screen.getByRole('slider', { name: 'Health' }).getAttribute('aria-valuetext')).toBe('Not answered');
        expect(screen.getByRole('button', { name: 'One step up' }).hasAttribute('disabled')).toBe(true);
    });

    it('takes a written number and goes from there in steps, within its ends', async () => {
        const { user, press, onChange } = fill({ questionnaire: vas });
        const answer = () => onChange.mock.lastCall?.[0].item?.[0]?.answer?.[0]?.valueInteger;
        await user.type(screen.getByRole('textbox', { name: 'Write the number' }), '72{Enter}');
        expect(answer()).toBe(72);
        await press('One step up');
        expect(answer()).toBe(73);
        await user.clear(screen.getByRole('textbox'));
        await user.type(screen.getByRole('textbox'), '400{Enter}');
        expect(answer()).toBe(100);
    });

    it('takes a touch where it already stands as an answer', async () => {
        const { user, onChange } = fill({ questionnaire: vas });
        await user.click(screen.getByRole('slider'));
        expect(onChange).toHaveBeenCalledOnce();
    });
});

describe('a questionnaire that does not speak the reader’s language', () => {
    it('says so, and marks its words as what they are', () => {
        fill({ questionnaire: questionnaire([{ linkId: 'a', type: 'string', text: 'How are you?' }]), language: 'da' });
        expect(screen.getByText('Spørgeskemaet findes ikke på dansk.')).toBeTruthy();
        expect(screen.getByRole('heading', { level: 2 }).getAttribute('lang')).toBe('en');
        expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Hvordan har du det?');
    });
});
