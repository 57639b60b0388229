import { Text, Tooltip, UnstyledButton } from '@mantine/core';
import { Instant } from '../time/instant.tsx';
import { functionLabel } from '../words/functions.ts';
import type { FunctionLane } from './lanes.ts';
import { isHole, seenIn, sumOf } from './timeline/pieces.ts';
import type { Window } from './timeline/scale.ts';
import { basisWords, gapsWords } from './words.ts';

/** What a lane is of, and how many gaps of it are shown; pressing these asks to have them filled. */
export function LaneName({
  lane,
  window,
  onFill,
}: {
  lane: FunctionLane;
  window: Window;
  onFill: (() => void) | null;
}) {
  const { function_name: name, basis, covered } = lane.coverage;
  const holes = sumOf(seenIn(lane.pieces, window), isHole);
  return (
    <div className="lane-name-words">
      <Tooltip label={`${name}, ${basisWords(basis)}`} position="top-start">
        <Text size="sm" fw={500} truncate>
          {functionLabel(name)}
        </Text>
      </Tooltip>
      {holes.count > 0 ? (
        <Gaps words={gapsWords(holes)} onFill={onFill} name={functionLabel(name)} />
      ) : basis === 'none' ? null : (
        <Text size="xs" c="dimmed" component="div" truncate>
          {lane.pieces.some(isHole) ? (
            'no gaps here'
          ) : covered.length === 0 ? (
            'not read yet'
          ) : (
            <>
              no gaps since <Instant at={covered[0]!.start} dateOnly />
            </>
          )}
        </Text>
      )}
    </div>
  );
}

function Gaps({ words, onFill, name }: { words: string; onFill: (() => void) | null; name: string }) {
  if (!onFill)
    return (
      <Text size="xs" className="gap-words" truncate>
        {words}
      </Text>
    );
  return (
    <Tooltip label="See what filling them takes" position="bottom-start">
      <UnstyledButton
        className="gap-words gap-button"
        onClick={onFill}
        aria-label={`${name}: ${words}. Fill`}
      >
        {words}
      </UnstyledButton>
    </Tooltip>
  );
}
