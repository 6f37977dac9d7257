import axe from 'axe-core';

/**
 * Rules of WCAG A/AA and good practice that a piece of a page breaks, as `rule: html`. Colours and layout need a real
 * browser and are checked there.
 */
export async function axeViolations(node: Element = document.body): Promise<string[]> {
    const result = await axe.run(node, {
        rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.flatMap((violation) => violation.nodes.map((found) => `${violation.id}: ${found.html}`));
}
