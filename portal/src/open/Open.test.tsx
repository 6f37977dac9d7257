import { axeViolations } from '@stemme/questionnaire-renderer/test';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { setLanguage } from '../app/i18n';
import Open from '.';

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

it.each([
    ['da', 'Der er ikke offentliggjort tal endnu'],
    ['en', 'No figures have been released yet'],
] as const)('says honestly (%s) that nothing has been released', async (language, heading) => {
    setLanguage(language);
    const { container } = render(<Open />);
    expect(screen.getByRole('heading', { name: heading })).toBeTruthy();
    expect(await axeViolations(container)).toEqual([]);
});

it('asks the server for nothing', () => {
    const request = vi.fn();
    vi.stubGlobal('fetch', request);
    render(<Open />);
    expect(request).not.toHaveBeenCalled();
});
