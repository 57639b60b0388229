import { Mark } from '../status/badges.tsx';
import type { Job, Purpose } from './job.ts';

/** What jobs are for, in words for people. */
export const PURPOSES: Record<Purpose, { word: string; hint: string }> = {
  read: { word: 'read', hint: 'Reads a window at the source and stores it' },
  verify: { word: 'verify', hint: 'Reads again and compares with what is stored; changes nothing' },
  repair: { word: 'repair', hint: 'Reads again where a verify found something' },
  remap: { word: 'remap', hint: 'Maps stored raw payloads anew; the source is not asked' },
};

/** What a job is for, and what makes it special. */
export function PurposeMarks({ job }: { job: Job }) {
  return (
    <>
      {job.purpose !== 'read' && <Mark color="grape" {...PURPOSES[job.purpose]} />}
      {job.only_gaps && (
        <Mark color="gray" word="only gaps" hint="Reads only what of its window had not been read" />
      )}
      {job.events === 'silent' && (
        <Mark color="gray" word="silent" hint="Its records make no events; only its end does" />
      )}
    </>
  );
}
