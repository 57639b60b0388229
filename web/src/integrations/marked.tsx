import { Code } from '@mantine/core';

/** Text in which what stands between backquotes is code. */
export function Marked({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their places
      <Code key={index}>{part}</Code>
    ) : (
      part
    ),
  );
}
