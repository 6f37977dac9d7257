import { xsrfToken } from '@stemme/questionnaire-renderer/fhir';
import { useQuery } from '../app/router';

/** What both answers carry: which app asked, which question is answered, and that it comes from this page. */
export function Fields() {
    const query = useQuery();
    return (
        <>
            <input type="hidden" name="client_id" value={query.get('client_id') ?? ''} />
            <input type="hidden" name="state" value={query.get('state') ?? ''} />
            <input type="hidden" name="_csrf" value={xsrfToken()} />
        </>
    );
}
