import { conform } from './suite.ts';

conform(4, 4);
