import { describe, expect, test } from 'vitest';
import { documentedBy } from '../../src/connectors/catalogue/documented.ts';
import { connectors } from '../../src/connectors/index.ts';

const all = connectors({ sandboxUrl: 'http://127.0.0.1' });

describe('what a connector’s README says of its source', () => {
  test.each(all.filter(({ name }) => name !== 'sandbox').map((one) => [one.name, one] as const))(
    '%s names its sources and what is unknown',
    (_, connector) => {
      const { sources, unknowns } = documentedBy(connector);
      expect(sources.length).toBeGreaterThan(0);
      for (const { fact, from } of sources) expect([fact, from]).not.toContain('');
      expect(unknowns.length).toBeGreaterThan(0);
      expect(unknowns.join(' ')).not.toMatch(/\n|\*\*|\]\(/);
    },
  );

  test('a fact keeps its words and loses its links', () => {
    const shiphero = documentedBy(all.find(({ name }) => name === 'shiphero')!);
    expect(shiphero.sources[1]).toEqual({
      fact: 'access, tokens, credits, errors',
      from: 'developer.shiphero.com, getting started and GraphQL primer',
    });
    expect(shiphero.unknowns[1]).toBe(
      'What `sort` takes, whether filters include their edges, how late a record may appear.',
    );
  });

  test('a connector without a folder of its own says nothing', () => {
    expect(documentedBy({ ...all[0]!, name: 'nowhere' })).toEqual({ sources: [], unknowns: [] });
  });
});
