import type { HTMLAttributes } from 'react';
import { useScope } from './context';

export type HeadingLevel = 1 | 2 | 3 | 4;

/** A heading that many levels below the form's title, which is 0 and itself stands at the form's `headingLevel`. */
export function Heading({ below, ...rest }: { below: 0 | 1 } & HTMLAttributes<HTMLHeadingElement>) {
    const { headingLevel } = useScope();
    const Tag = `h${headingLevel + below}` as 'h1';
    return <Tag {...rest} />;
}
