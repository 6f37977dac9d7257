import { afterEach, describe, expect, it, vi } from 'vitest';
import { FhirError, fhir, xsrfToken } from './client';

interface Sent {
    url: string;
    init: RequestInit;
}

function serve(...answers: (Response | Error)[]): Sent[] {
    const sent: Sent[] = [];
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
        sent.push({ url, init });
        const answer = answers.shift()!;
        if (answer instanceof Error) throw answer;
        return answer;
    });
    return sent;
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const headers = (sent: Sent | undefined) => sent?.init.headers as Record<string, string>;

afterEach(() => vi.unstubAllGlobals());

describe('the FHIR client', () => {
    it('reads in the language of the page', async () => {
        document.documentElement.lang = 'da';
        const sent = serve(json({ resourceType: 'Patient', id: '1' }));
        expect(await fhir.get('Patient/1')).toMatchObject({ id: '1' });
        expect(sent[0]?.url).toBe('/fhir/Patient/1');
        expect(headers(sent[0])).toMatchObject({ Accept: 'application/fhir+json', 'Accept-Language': 'da' });
        expect(headers(sent[0])).not.toHaveProperty('X-XSRF-TOKEN');
    });

    it('sends the token of the cookie with everything that changes something', async () => {
        document.cookie = 'XSRF-TOKEN=a%2Fb';
        const sent = serve(json({}, 201), json({}));
        await fhir.create({ resourceType: 'Patient' });
        await fhir.update({ resourceType: 'Patient', id: '7' }, { headers: { 'If-Match': 'W/"2"' } });
        expect(sent.map(({ url, init }) => `${init.method} ${url}`)).toEqual([
            'POST /fhir/Patient',
            'PUT /fhir/Patient/7',
        ]);
        expect(headers(sent[0])['X-XSRF-TOKEN']).toBe('a/b');
        expect(headers(sent[1])['If-Match']).toBe('W/"2"');
    });

    it('has no token where there is no cookie', () => {
        expect(xsrfToken('other=1')).toBe('');
    });

    it('follows the next links of a search on this site, whatever host they name', async () => {
        const link = [{ relation: 'next', url: 'http://inside:8080/fhir?page=2' }];
        const entry = (id: string) => [{ resource: { resourceType: 'Patient', id } }];
        const sent = serve(json({ entry: entry('1'), link }), json({ entry: entry('2') }));
        const found = await fhir.all('Patient', { name: ['a', 'b'], birthdate: undefined, _count: 1 });
        expect(found.map((one) => one.id)).toEqual(['1', '2']);
        expect(sent.map(({ url }) => url)).toEqual(['/fhir/Patient?name=a&name=b&_count=1', '/fhir?page=2']);
    });

    it('throws what the server says', async () => {
        serve(json({ resourceType: 'OperationOutcome', issue: [{ diagnostics: 'Svaret er for stort' }] }, 422));
        await expect(fhir.get('Patient/1')).rejects.toMatchObject({
            status: 422,
            message: 'Svaret er for stort',
            offline: false,
        });
    });

    it('tells a broken connection from a refusal', async () => {
        serve(new TypeError('Failed to fetch'));
        const error = await fhir.get('Patient/1').catch((caught: FhirError) => caught);
        expect(error).toBeInstanceOf(FhirError);
        expect(error).toMatchObject({ offline: true });
    });
});
