import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** npm packages that the domain may import: pure, without I/O. */
const domainAllowList = ['libphonenumber-js', 'libphonenumber-js/.*', 'luxon'];

const adapterWalls = [
  {
    regex: '/bridge/(?!ports\\.ts$)',
    message: 'An adapter knows the bridge only by bridge/ports.ts. Put the shared word into ports.ts or domain/.',
  },
  {
    regex: '^\\.\\./(\\.\\./)*(starface|microsoft|store|system)/',
    message: 'Adapters never know each other. Pass what is needed in through main.ts.',
  },
];

const officeWall = {
  name: 'Office',
  message: 'Only src/addin/office touches Office.js. Ask the OutlookHost interface instead.',
};

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'node_modules/', 'coverage/', '.cache/', 'data/', 'tests/fixtures/'] },
  js.configs.recommended,
  // What needs types is judged by oxlint (.oxlintrc.json), which reads them with the native compiler.
  ...tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'The domain is given the time: take `now` as a parameter.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The domain is given randomness: take it as a parameter.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(?!\\.)(?!(${domainAllowList.join('|')})$)`,
              message: 'The domain imports nothing from npm beyond its allow-list in eslint.config.js.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/adapters/**'], rules: { 'no-restricted-imports': ['error', { patterns: adapterWalls }] } },
  {
    files: ['src/**'],
    ignores: ['src/addin/office/**', 'src/domain/**'],
    rules: { 'no-restricted-globals': ['error', officeWall] },
  },
  {
    files: ['src/addin/**', 'src/ui/**', 'src/admin/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Mail text and caller names are shown as text only.',
        },
        {
          selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
          message: 'Mail text and caller names are shown as text only.',
        },
      ],
    },
  },
  { files: ['scripts/**', 'tests/bench/**', 'tests/demo/**', 'tests/simulation/**'], rules: { 'no-console': 'off' } },
  { files: ['**/locales/**', 'src/domain/presets.ts', 'tests/**/corpus*/**'], rules: { 'max-lines': 'off' } },
);
