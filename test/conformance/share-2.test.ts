import { conform } from './suite.ts';

conform(2, 4);
