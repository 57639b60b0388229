/**
 * The floors of the house: a floor imports only from floors below it. `npm run check` enforces this.
 * web → (the API over HTTP only); cli → api, sync, connectors, store, model; api → sync, …; and so on down.
 */
const floors = ['model', 'store', 'connectors', 'sync', 'api', 'cli'];

const upward = floors.slice(0, -1).map((floor, index) => ({
  name: `${floor}-looks-up`,
  comment: `src/${floor} imports from a floor above it.`,
  severity: 'error',
  from: { path: `^src/${floor}/` },
  to: { path: `^src/(${floors.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'connectors-use-the-kit-only',
      comment: 'A connector knows the model and the kit: no database, no engine, no other integration.',
      severity: 'error',
      from: { path: '^src/connectors/(?!kit/|index)([^/]+)/' },
      to: { path: '^src/(store|connectors/(?!kit/)(?!$1/))' },
    },
    {
      name: 'simulators-know-no-connector',
      comment: "A simulator is written from the vendor's facts, not from the connector that reads it.",
      severity: 'error',
      from: { path: '^src/connectors/[^/]+/simulator/' },
      to: { path: '^src/', pathNot: '^src/connectors/[^/]+/simulator/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-tests-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^(test|bench)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
