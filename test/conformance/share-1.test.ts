import { conform } from './suite.ts';

conform(1, 4);
