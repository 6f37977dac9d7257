import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const wordsBelongInMessageFiles = 'Text on screen belongs in a message file, in Danish and English.';

export default tseslint.config(
    { ignores: ['**/target/**', '**/node_modules/**', '**/dist/**'] },
    ...tseslint.configs.recommended,
    reactHooks.configs.flat.recommended,
    {
        files: ['**/*.tsx'],
        ignores: ['**/*.test.tsx', '**/test/**'],
        rules: {
            'no-restricted-syntax': [
                'error',
                { selector: 'JSXText[value=/\\p{L}/u]', message: wordsBelongInMessageFiles },
                {
                    selector: 'JSXAttribute[name.name=/^(aria-label|title|placeholder|alt)$/] > Literal[value=/\\p{L}/u]',
                    message: wordsBelongInMessageFiles,
                },
            ],
        },
    },
    {
        rules: {
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
        },
    },
);
