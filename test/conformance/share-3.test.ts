import { conform } from './suite.ts';

conform(3, 4);
