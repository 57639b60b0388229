import { availableParallelism, cpus, platform, release, totalmem } from 'node:os';

/** What the numbers were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  postgres: string;
}

export function thisMachine(postgres: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    postgres,
  };
}

/** In one line. */
export function machineText({ cpu, cores, memoryGb, node, postgres }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGb} GB; Node ${node}, PostgreSQL ${postgres} (embedded, with fsync)`;
}

/** For a file name: `amd-epyc-2-cores`. */
export function machineName({ cpu, cores }: Machine): string {
  const words = cpu.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return [...words.slice(0, 3), cores, 'cores'].join('-');
}
